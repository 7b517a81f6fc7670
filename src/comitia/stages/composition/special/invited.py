"""Delegates by special invitation: the same rights, outside the seats.

They are entered when they are invited, belong to no unit, and stand apart in every
figure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, DayText, PersonFound, Text, Trait, payload
from comitia.stages.register.bodies import WHOLE, Person, Standing
from comitia.stages.register.course.documents import dated_ahead
from comitia.stages.register.ways import Way, takes_part

INVITED: Final = "composition.invited"


@dataclass(frozen=True, slots=True)
class InvitedDelegate(Row):
    """Who sits by special invitation, by which document."""

    view: ClassVar[str] = "invited_delegate"
    keys: ClassVar[int] = 1
    person: str
    document: str
    dated: str
    at: str


def invited(views: Views) -> tuple[InvitedDelegate, ...]:
    """Return those invited who have not left, those included who are erased.

    Erasing somebody leaves published numbers as they were.
    """
    return tuple(
        row for row in views.every(InvitedDelegate) if not _has_left(row.person, views)
    )


def _has_left(person: str, views: Views) -> bool:
    row = views.one(Person, person)
    left = {Standing.WITHDRAWN.value, Standing.DEAD.value}
    return row is not None and row.standing in left


@payload
class InvitedRow:
    """One person: the office's own id and the name go to the card.

    `person` stays empty; it is found by the office's id, or the person is new.
    """

    office_id: Trait
    name: Trait
    person: PersonFound = ""


@payload
class InviteDelegates:
    """Who is invited, by which document of which day."""

    document: Text
    date: DayText
    rows: tuple[InvitedRow, ...]


@payload
class DelegatesInvited:
    """How many are invited now."""

    invited: Count


@dataclass(frozen=True, slots=True)
class Inviting:
    """Who is to be invited, and how many are; `going` stand for election somewhere.

    `gone` are people of the register who take part no more.
    """

    at: datetime
    dated: date
    persons: tuple[str, ...]
    standing: tuple[str, ...] = ()
    going: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def _facts(asked: InviteDelegates, views: Views, occasion: Occasion) -> Inviting:
    persons = tuple(row.person for row in asked.rows)
    return Inviting(
        occasion.at,
        date.fromisoformat(asked.date),
        persons,
        tuple(row.person for row in invited(views)),
        tuple(one for one in persons if _is_on_the_way(one, views)),
        tuple(one for one in persons if not takes_part(one, views)),
    )


def _is_on_the_way(person: str, views: Views) -> bool:
    return bool(views.every(Way, person=person, out=""))


def _decide(facts: Inviting, rules: Rules) -> DelegatesInvited:
    refuse(_faults(facts, rules))
    return DelegatesInvited(len({*facts.standing, *facts.persons}))


def _faults(facts: Inviting, rules: Rules) -> Iterator[Finding]:
    yield from dated_ahead(facts.at, facts.dated)
    twice = repeated(facts.persons)
    again = tuple(sorted(set(facts.persons) & set(facts.standing)))
    if not facts.persons:
        yield Finding.of("composition.nobody", key="rows")
    if twice:
        yield Finding.of("composition.named_twice", key="rows.office_id", named=twice)
    if again:
        yield Finding.of("composition.invited_already", key="rows", named=again)
    if facts.going:
        yield Finding.of("composition.on_the_way", key="rows", named=facts.going)
    if facts.gone:
        yield Finding.of("composition.gone", key="rows", named=facts.gone)
    yield from _too_many(facts, rules)


def _too_many(facts: Inviting, rules: Rules) -> Iterator[Finding]:
    """Return that the charter knows no invitation, or not so many.

    Charter key: ``composition.invited``.
    """
    if rules.get(INVITED) is None:
        yield Finding.of("composition.no_invited", key=INVITED)
        return
    most = rules.read(INVITED, int)
    count = len({*facts.standing, *facts.persons})
    if count > most.value:
        yield Finding.of(
            "composition.invited",
            key=most.key,
            clause=most.provenance.clause,
            count=count,
            most=most.value,
        )


def _project(
    deed: Deed[InviteDelegates, DelegatesInvited], views: Views
) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    for row in asked.rows:
        yield InvitedDelegate(row.person, asked.document, asked.date, at)
        if views.one(Person, row.person) is None:
            yield Person(row.person, WHOLE, CENTRE, Standing.ACTIVE.value)


INVITE_DELEGATES = Rule(
    "invite_delegates",
    InviteDelegates,
    DelegatesInvited,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
