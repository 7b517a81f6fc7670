"""Taking items of the agenda by the sheet: with votes, minutes and documents."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.views import Row, Views
from comitia.stages.conference.agenda.items import Sitting, Taken, row_of, sitting
from comitia.stages.conference.agenda.order import Agenda, agenda_of, before_others
from comitia.stages.conference.agenda.papers import lack_of_papers
from comitia.stages.conference.agenda.turns import no_agenda, out_of_turn
from comitia.stages.conference.agenda.voting import (
    ItemVote,
    lack_of_vote,
    size_of,
    voters_on,
)
from comitia.stages.conference.attendance import entitled_of
from comitia.stages.conference.ballots import scene_of
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import (
    Count,
    Digest,
    NameId,
    Once,
    RandomId,
    Text,
    payload,
)


@payload
class ItemRow:
    """One item: its vote where there is one, and what was put down about it.

    `person` is the candidate whom it is about, `delegation` the one it was taken with;
    `present` of those who vote on it. `minutes` is public and names nobody;
    `document` is the SHA-256 of a paper, `parts` what that covers.
    """

    item: NameId
    minutes: Text
    person: RandomId | None = None
    delegation: NameId | None = None
    present: Count | None = None
    votes_for: Count | None = None
    document: Digest | None = None
    parts: Annotated[tuple[NameId, ...], Once] = ()

    @property
    def about(self) -> str:
        """Whom it is about, or with which delegation it was taken."""
        return self.person or self.delegation or ""


@payload
class TakeItems:
    """Items that the conference of a unit took, in their order."""

    unit: NameId
    rows: tuple[ItemRow, ...]


@payload
class ItemsTaken:
    """After which ballot each item was taken, and of how many its vote was."""

    ballots: tuple[Count, ...]
    recounts: Count
    sizes: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item that is to be taken; what was not stated is nothing."""

    item: str
    about: str = ""
    present: int | None = None
    votes_for: int | None = None
    document: str | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taking:
    """Where the conference stands, and the items to be taken one after another."""

    now: Sitting
    entitled: int
    rows: tuple[Item, ...]


def _facts(asked: TakeItems, views: Views, occasion: Occasion) -> Taking:
    return Taking(
        sitting(asked.unit, views, at=occasion.at),
        entitled_of(asked.unit, occasion.body, views),
        tuple(
            Item(
                row.item,
                row.about,
                row.present,
                row.votes_for,
                row.document,
                row.parts,
            )
            for row in asked.rows
        ),
    )


def _decide(facts: Taking, rules: Rules) -> ItemsTaken:
    agenda = agenda_of(rules)
    if agenda is None:
        raise Refused([no_agenda()])
    refuse(_faults(facts, agenda, rules))
    now, rows = facts.now, facts.rows
    taken = [agenda.as_taken(one.item, one.about, now) for one in rows]
    return ItemsTaken(
        tuple(one.ballot for one in taken),
        now.recounts,
        tuple(size_of(one.item, _vote(one, facts, rules), rules) for one in rows),
    )


def _faults(facts: Taking, agenda: Agenda, rules: Rules) -> Iterator[Finding]:
    """Return the faults of all rows, each looked at as if those before were taken."""
    now = facts.now
    yield from before_others(now, rules)
    if not facts.rows:
        yield Finding.of("conference.no_items", key="rows")
    for row in facts.rows:
        found = tuple(out_of_turn(row.item, row.about, agenda, now))
        yield from found
        if found:
            continue
        yield from lack_of_vote(row.item, _vote(row, facts, rules), rules)
        yield from lack_of_papers(row.item, row.document, row.parts, rules)
        taken = agenda.as_taken(row.item, row.about, now)
        now = replace(now, taken=(*now.taken, taken))


def _vote(row: Item, facts: Taking, rules: Rules) -> ItemVote:
    entitled = voters_on(row.item, facts.entitled, facts.now.officials, rules)
    return ItemVote(entitled, row.present, row.votes_for)


def _project(deed: Deed[TakeItems, ItemsTaken], views: Views) -> Iterator[Row]:
    asked, found = deed.payload, deed.outcome
    rows = zip(asked.rows, found.ballots, found.sizes, strict=True)
    for row, ballot, size in rows:
        taken = Taken(row.item, row.about, ballot, found.recounts)
        yield row_of(
            taken,
            asked.unit,
            views,
            at=moment_text(deed.occasion.at),
            vote=(row.votes_for or 0, size),
            document=row.document or "",
        )


TAKE_ITEMS = Rule(
    "take_items",
    TakeItems,
    ItemsTaken,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
