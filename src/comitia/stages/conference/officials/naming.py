"""Naming the people who serve a conference: its presidium, scrutineers, tellers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from comitia.charter.rules import Rules
from comitia.kernel.bounds import Bound
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.stages.conference.agenda.items import Sitting, Taken, row_of, sitting
from comitia.stages.conference.agenda.keys import NAMES, OFFICIALS
from comitia.stages.conference.agenda.order import Agenda, agenda_of, before_others
from comitia.stages.conference.agenda.turns import no_agenda, out_of_turn
from comitia.stages.conference.agenda.voting import (
    ItemVote,
    lack_of_vote,
    size_of,
    voters_on,
)
from comitia.stages.conference.attendance import Official, entitled_of, list_number
from comitia.stages.conference.ballots import scene_of
from comitia.stages.conference.officials.keys import APART, LEAST, MOST
from comitia.stages.conference.officials.people import known_since
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import Count, NameId, PersonFound, Text, Trait, payload


@payload
class OfficialRow:
    """One person: the office's own id and the name go to the card.

    `person` stays empty; it is found by the office's id, or the person is new.
    """

    office_id: Trait
    name: Trait
    person: PersonFound = ""


@payload
class OfficeRow:
    """The people named for an item of the agenda, and the vote where there is one.

    `minutes` is public and names nobody.
    """

    item: NameId
    minutes: Text
    people: tuple[OfficialRow, ...]
    present: Count | None = None
    votes_for: Count | None = None


@payload
class NameOfficials:
    """Who serves the conference of a unit, office by office in their order."""

    unit: NameId
    rows: tuple[OfficeRow, ...]


@payload
class OfficialsNamed:
    """After which ballot each office was filled, and of how many its vote was."""

    ballots: tuple[Count, ...]
    recounts: Count
    sizes: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office that is to be filled with these people."""

    item: str
    people: tuple[str, ...]
    present: int | None = None
    votes_for: int | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """Where the conference stands, how many its electors are, and the offices."""

    now: Sitting
    entitled: int
    rows: tuple[Office, ...]


def _facts(asked: NameOfficials, views: Views, occasion: Occasion) -> Naming:
    return Naming(
        sitting(asked.unit, views, at=occasion.at),
        entitled_of(asked.unit, occasion.body, views),
        tuple(
            Office(
                row.item,
                tuple(one.person for one in row.people),
                row.present,
                row.votes_for,
            )
            for row in asked.rows
        ),
    )


def _decide(facts: Naming, rules: Rules) -> OfficialsNamed:
    agenda = agenda_of(rules)
    if agenda is None:
        raise Refused([no_agenda()])
    refuse(_faults(facts, agenda, rules))
    now, rows = facts.now, facts.rows
    taken = [agenda.as_taken(one.item, "", now) for one in rows]
    return OfficialsNamed(
        tuple(one.ballot for one in taken),
        now.recounts,
        tuple(size_of(one.item, _vote(one, facts, rules), rules) for one in rows),
    )


def _faults(facts: Naming, agenda: Agenda, rules: Rules) -> Iterator[Finding]:
    """Return the faults of all offices, each as if those before were filled."""
    now = facts.now
    yield from before_others(now, rules)
    if not facts.rows:
        yield Finding.of("conference.no_items", key="rows")
    for row in facts.rows:
        found = tuple(out_of_turn(row.item, "", agenda, now, act=NAMES))
        yield from found
        if found:
            continue
        yield from lack_of_vote(row.item, _vote(row, facts, rules), rules)
        yield from _wrong_number(row, facts.entitled, rules)
        yield from _wrong_people(row, now, rules)
        taken = agenda.as_taken(row.item, "", now)
        held = {**now.officials, row.item: len(row.people)}
        now = replace(now, taken=(*now.taken, taken), officials=held)


def _vote(row: Office, facts: Naming, rules: Rules) -> ItemVote:
    entitled = voters_on(row.item, facts.entitled, facts.now.officials, rules)
    return ItemVote(entitled, row.present, row.votes_for)


def _wrong_number(row: Office, entitled: int, rules: Rules) -> Iterator[Finding]:
    """Return that too few people are named, or too many.

    Charter keys: ``conference.officials``, ``officials_least``, ``officials_most``.
    """
    now = len(row.people)
    fewest = rules.read(f"{OFFICIALS}.{row.item}", int)
    if now < fewest.value:
        yield Finding.of(
            "conference.too_few_officials",
            key=fewest.key,
            clause=fewest.provenance.clause,
            item=row.item,
            now=now,
            least=fewest.value,
        )
    for family, code in ((LEAST, "officials_least"), (MOST, "officials_most")):
        if row.item not in rules.family(family):
            continue
        bound = rules.read(f"{family}.{row.item}", Bound)
        if not bound.value.allows(now, entitled):
            yield Finding.of(
                f"conference.{code}",
                key=bound.key,
                clause=bound.provenance.clause,
                item=row.item,
                now=now,
                bound=bound.value,
                entitled=entitled,
                limit=bound.value.limit(entitled),
            )


def _wrong_people(row: Office, now: Sitting, rules: Rules) -> Iterator[Finding]:
    """Return who is named twice, or may not be named because of standing for election.

    Charter key: ``conference.officials_apart``.
    """
    twice = repeated(row.people)
    if twice:
        yield Finding.of("conference.named_twice", key="rows.people", named=twice)
    apart = rules.get(APART)
    if apart is None or not isinstance(apart.value, tuple):
        return
    standing = tuple(sorted(set(row.people) & set(now.candidates)))
    if row.item in apart.value and standing:
        yield Finding.of(
            "conference.official_stands",
            key=apart.key,
            clause=apart.provenance.clause,
            item=row.item,
            named=standing,
        )


def _project(deed: Deed[NameOfficials, OfficialsNamed], views: Views) -> Iterator[Row]:
    asked, found, at = deed.payload, deed.outcome, moment_text(deed.occasion.at)
    number = list_number(asked.unit, views)
    rows = zip(asked.rows, found.ballots, found.sizes, strict=True)
    for row, ballot, size in rows:
        people = [one.person for one in row.people]
        yield from known_since(people, deed.occasion, views)
        for person in people:
            yield Official(asked.unit, number, row.item, "", person, at)
        yield row_of(
            Taken(row.item, "", ballot, found.recounts),
            asked.unit,
            views,
            at=at,
            vote=(row.votes_for or 0, size),
        )


NAME_OFFICIALS = Rule(
    "name_officials",
    NameOfficials,
    OfficialsNamed,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
