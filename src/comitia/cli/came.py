"""What came of an act: the outcome of its entry, in words and names people know."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from comitia.cli.face import printable
from comitia.kernel.catalogue import Language, fact_text, message
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Fact
from comitia.kernel.ids import is_random_id
from comitia.ledger.canonical import Json
from comitia.ledger.cards.card import CardUnreadableError
from comitia.ledger.entry import Entry, outcome_of, payload_of
from comitia.stages.conference.ballots import BallotName
from comitia.stages.due_process.gates import checks_lacking
from comitia.stages.nomination.rounds import Named
from comitia.stages.vetting.gate_keys import matters_of

if TYPE_CHECKING:
    from comitia.actions.perform import Answer
    from comitia.store.office import Office

# Of each act, the fields of its outcome that are told, in this order.
_TOLD: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "annul_ballot": ("no_longer_elected",),
        "close_ballots": ("seats_open",),
        "close_nomination": ("nominees",),
        "close_register": ("units", "bodies", "persons"),
        "close_vetting": ("passed", "set_aside"),
        "record_count": ("elected", "tied", "seats_left"),
        "reduce_seats": ("seats_left",),
        "register_persons": ("rows",),
        "register_units": ("rows",),
    }
)
_VOID: Final = "void"
_MOST_PLACES: Final = 20


def came_of(office: "Office", entry: Entry, language: Language) -> Iterator[str]:
    """Yield what came of an act, a line each; of many acts there is no more to say."""
    outcome = outcome_of(entry)
    if outcome.get("status") == _VOID:
        yield message("came.ballot_void", language, {})
        return
    for field in _told(entry.act, outcome):
        yield _line(office, field, outcome[field], language)
    if entry.act == "annul_ballot":
        yield message("came.vote_again", language, {})
    if entry.act == "record_count":
        yield from _unvetted(office, entry, language)
    if entry.act == "close_nomination":
        yield _line(office, "not_named", _not_named(office, entry), language)
    if entry.act == "register_bodies":
        paths = outcome["paths"]
        count = len(paths) if isinstance(paths, list) else 0
        yield _line(office, "rows", count, language)


def differing(office: "Office", answer: "Answer", language: Language) -> Iterator[str]:
    """Yield who signed other figures in the same matter, and where they differ."""
    names = office.account_names()
    for one in answer.differing:
        who = printable(names.get(one.account, one.account))
        yield message("came.signed_otherwise", language, {"who": who, "at": one.at})
        for path in one.places[:_MOST_PLACES]:
            shown = " ".join(person_shown(office, part) for part in path)
            yield message("came.differs", language, {"where": printable(shown)})
        more = len(one.places) - _MOST_PLACES
        if more > 0:
            yield message("came.differs_more", language, {"count": more})
        if one.beyond:
            yield message("came.differs_beyond", language, {"count": one.beyond})
    if answer.differing:
        yield message("came.compare", language, {})


def _unvetted(office: "Office", entry: Entry, language: Language) -> Iterator[str]:
    """Yield who was written in and came through without every check passed."""
    outcome, unit = outcome_of(entry), entry.unit
    rules = office.work().rules(unit, parse_moment(entry.at))
    checks = matters_of(rules)
    ballot = int(str(payload_of(entry)["ballot"]))
    through = [*_people(outcome["elected"]), *_people(outcome["listed"])]
    for row in office.views.every(BallotName, unit=unit, number=ballot, place=0):
        lacking = checks_lacking(unit, row.person, checks, office.views)
        if row.person in through and lacking:
            who = person_shown(office, row.person)
            checked = tuple(
                office.charter.called(one, language.value) for one in lacking
            )
            facts: dict[str, Fact] = {"who": who, "checks": checked}
            yield message("came.unvetted", language, facts)


def _people(value: Json) -> Iterator[str]:
    yield from map(str, value if isinstance(value, list) else ())


def _told(act: str, outcome: Mapping[str, Json]) -> tuple[str, ...]:
    """Return which fields are told; a primary that lists somebody elects nobody."""
    if outcome.get("listed"):
        return ("listed", "tied", "seats_left")
    return _TOLD.get(act, ())


def _line(office: "Office", field: str, value: Json, language: Language) -> str:
    fact: Fact = str(value)
    if isinstance(value, list):
        shown = [person_shown(office, str(one)) for one in value]
        # Those elected or listed stand by their votes already.
        by_number = shown if field in {"elected", "listed"} else sorted(shown)
        fact = tuple(by_number) or message("came.nobody", language, {})
    return message(f"came.{field}", language, {"what": fact_text(fact, language)})


def person_shown(office: "Office", person: str) -> str:
    """Return a person as the office knows them: the office's number and the name.

    Of one who was erased, or whose card no key opens, only the id is left.
    """
    if not is_random_id(person):
        return person
    try:
        held = office.card(person).openings
    except CardUnreadableError:
        return person
    known = [str(held[one].value) for one in ("office_id", "name") if one in held]
    return printable(f"#{' '.join(known)}") if len(known) > 1 else person


def _not_named(office: "Office", entry: Entry) -> list[Json]:
    """Return who was named in the round that was closed, by no branch with enough."""
    unit, number = payload_of(entry)["unit"], outcome_of(entry)["round"]
    rows = office.views.every(Named, unit=str(unit), round=int(str(number)))
    passed = {row.person for row in rows if row.passed}
    return [*sorted({row.person for row in rows if row.votes} - passed)]
