"""The other pages of a unit: only those on which something stands."""

from collections.abc import Iterator
from typing import Final

from comitia.kernel.views import Row
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.composition.special.nominees import CentralNominee
from comitia.stages.conference.agenda.items import AgendaItem
from comitia.stages.conference.agenda.requests import MeetingRequest
from comitia.stages.conference.attendance import Delegation, ElectorRoll, Official
from comitia.stages.conference.ballots import Ballot
from comitia.stages.due_process.gates import GateFinding
from comitia.stages.nomination.rounds import BranchReturn
from comitia.stages.register.bodies import Unit
from comitia.stages.register.layers.adopted import AdoptedLayer
from comitia.stages.register.papers.rows import Filed, Letter
from comitia.stages.register.ways import SubjectList
from comitia.stages.vetting.subjects.announcing import VettingNotice
from comitia.web.pages.page import Block, Cell, Links, Page, Section, Text
from comitia.web.pages.paths import names_path, sheet_path, unit_part_path, unit_path
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

RETURNS: Final = "returns"
VETTING: Final = "vetting"
CONFERENCE: Final = "conference"
PAPERS: Final = "papers"
COMPOSITION: Final = "composition"

# Of what a page of a unit tells: without a row of these there is no such page.
_ROWS: Final[dict[str, tuple[type[Row], ...]]] = {
    RETURNS: (BranchReturn, CentralNominee),
    VETTING: (GateFinding, SubjectList, VettingNotice),
    CONFERENCE: (ElectorRoll, Delegation, Official, AgendaItem, MeetingRequest),
    COMPOSITION: (Identity,),
    PAPERS: (Letter, Filed, AdoptedLayer),
}


def part_page(
    part: str, unit: Unit, sections: Iterator[Section], reading: Reading, say: Voice
) -> Page:
    """Return a page of a unit under the ways to its other pages."""
    stands = tuple(sections)
    heading = Cell(say("web.shelf.title"))
    pages = Section(heading, (shelf(unit, reading, say, here=part),))
    none = Section(Cell(say("web.shelf.here")), (Text(say("web.shelf.nothing")),))
    title = say(f"web.{part}.title", unit=unit.name)
    return Page(title, say(f"web.{part}.lead"), (*(stands or (none,)), pages))


def shelf(unit: Unit, reading: Reading, say: Voice, *, here: str = "") -> Block:
    """Return the ways to the pages of a unit, but not to the page where they stand."""
    return Links(say("web.shelf.title"), tuple(_cells(unit, reading, say, here)))


def _cells(unit: Unit, reading: Reading, say: Voice, here: str) -> Iterator[Cell]:
    views, lang = reading.views, say.path
    if here:
        yield Cell(say("web.shelf.unit"), href=unit_path(lang, unit.unit))
    for part, rows in _ROWS.items():
        if part != here and any(views.every(row, unit=unit.unit) for row in rows):
            yield Cell(
                say(f"web.{part}.look"), href=unit_part_path(lang, unit.unit, part)
            )
    if views.every(Ballot, unit=unit.unit):
        yield Cell(say("web.sheet.look"), href=sheet_path(lang, unit.unit))
    yield Cell(say("web.names.look"), href=names_path(lang, unit.unit))
