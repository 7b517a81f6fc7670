"""The way of one public name: who proposed it, which meetings, what votes."""

from typing import Final

from comitia.kernel.findings import Word
from comitia.stages.register.bodies import Person
from comitia.stages.register.ways import Way
from comitia.stages.way.stop import Stop
from comitia.stages.way.whole import way_of
from comitia.web.pages.names import called, is_public
from comitia.web.pages.page import Cell, Page, Section, Table, moment
from comitia.web.pages.voice import Voice
from comitia.web.pages.ways.measured import measure_texts, stop_text
from comitia.web.reading import Reading

# What speaks for a name. What was said against it, and what somebody did about that,
# is told to the person and to the offices concerned.
_SHOWN: Final = frozenset(
    {
        "way.sent_by_centre",
        "way.named",
        "way.named_by_many",
        "way.listed",
        "way.sent_down",
        "way.nominated",
        "way.subject",
        "way.announced",
        "way.adopted",
        "way.shown",
        "way.prospective",
        "way.request_granted",
        "way.met_electors",
        "way.ballot_open",
        "way.ballot_void",
        "way.ballot_annulled",
        "way.listed_by_ballot",
        "way.tied",
        "way.won",
        "way.won_written_in",
        "way.outvoted",
        "way.voted_on",
        "way.accepted",
        "way.public_elected",
        "way.public",
        "way.confirmed",
        "way.stands",
    }
)


def way_page(person: str, reading: Reading, say: Voice) -> Page | None:
    """Return the way of a public name; nothing of a name that is not public."""
    row = reading.views.one(Person, person)
    way = reading.views.one(Way, row.unit, person) if row else None
    if way is None or not is_public(way, reading.views):
        return None
    shown = [
        one
        for one in way_of(person, reading.views, reading.charter)
        if one.code in _SHOWN
    ]
    words = ("step", "when", "what", "measured")
    heads = tuple(say(f"web.way.{one}") for one in words)
    rows = tuple(_row(one, say) for one in shown)
    name = called(person, reading, say)
    table = Table(say("web.way.title"), heads, rows)
    section = Section(name, (table,))
    return Page(say("web.way.of", name=name.text), say("web.way.lead"), (section,))


def _row(stop: Stop, say: Voice) -> tuple[Cell, ...]:
    step = say.fact(Word(f"step.{stop.step}"))
    said = stop_text(stop, say)
    measured = say.fact(measure_texts(stop, say))
    return Cell(step), moment(stop.at), Cell(said), Cell(measured)
