"""Announcing who is elected, in the order that the charter has."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules, Setting
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Word
from comitia.kernel.views import Row, Views
from comitia.stages.conference.after.keys import ANNOUNCED_IN
from comitia.stages.conference.agenda.items import Sitting, sitting
from comitia.stages.conference.agenda.keys import ANNOUNCEMENT
from comitia.stages.conference.agenda.single import item_row, wrong_turn
from comitia.stages.conference.ballots import BallotName, scene_of
from comitia.stages.deciding import Deed, Occasion, Rule, Table, refuse
from comitia.stages.forms import Count, NameId, RandomId, payload


@payload
class AnnounceResult:
    """Whom a ballot elected or listed, in the order in which they are read out."""

    unit: NameId
    ballot: Count
    names: tuple[RandomId, ...]


@payload
class Announced:
    """How many were announced."""

    names: Count


@dataclass(frozen=True, slots=True)
class Winner:
    """Somebody whom a ballot elected or listed; who was written in has no place: 0."""

    person: str
    place: int
    votes_for: int


@dataclass(frozen=True, slots=True)
class Announcing:
    """Where the conference stands, who won, and who is read out in which order."""

    now: Sitting
    ballot: int
    winners: tuple[Winner, ...]
    names: tuple[str, ...]


def _facts(asked: AnnounceResult, views: Views, _: Occasion) -> Announcing:
    now = sitting(asked.unit, views)
    rows = views.every(BallotName, unit=asked.unit, number=now.counted)
    return Announcing(
        now,
        asked.ballot,
        tuple(
            Winner(row.person, row.place, row.votes_for)
            for row in rows
            if row.elected or row.listed
        ),
        asked.names,
    )


def _decide(facts: Announcing, rules: Rules) -> Announced:
    refuse([*wrong_turn(ANNOUNCEMENT, facts.now, rules), *_faults(facts, rules)])
    return Announced(len(facts.names))


def _faults(facts: Announcing, rules: Rules) -> Iterator[Finding]:
    """Return that others are announced than won, or in another order.

    Charter key: ``conference.announced_in``.
    """
    if facts.now.counted and facts.ballot != facts.now.counted:
        yield Finding.of(
            "conference.other_ballot", key="ballot", number=facts.now.counted
        )
    won = {one.person for one in facts.winners}
    if sorted(facts.names) != sorted(won):
        yield Finding.of(
            "conference.other_names",
            key="names",
            lacking=_those(won - set(facts.names)),
            strange=_those(set(facts.names) - won),
        )
        return
    if rules.get(ANNOUNCED_IN) is not None:
        yield from _other_order(facts, rules.read(ANNOUNCED_IN, str))


def _other_order(facts: Announcing, order: Setting[str]) -> Iterator[Finding]:
    """Return that names stand in another order; those equal stand as on the paper.

    Where that is the order of the paper, who was written in may stand anywhere.
    """
    by_person = {one.person: one for one in facts.winners}
    now = [by_person[one] for one in facts.names]
    if order.value == "votes":
        due = sorted(facts.winners, key=lambda one: (-one.votes_for, one.place))
    else:
        now = [one for one in now if one.place]
        due = sorted(now, key=lambda one: one.place)
    if now != due:
        yield Finding.of(
            "conference.announced_in",
            key=order.key,
            clause=order.provenance.clause,
            order=Word(f"stages.choice.{order.value}"),
            due=tuple(one.person for one in due),
        )


def _those(people: set[str]) -> tuple[str | Word, ...]:
    return tuple(sorted(people)) or (Word("register.none_yet"),)


def _project(deed: Deed[AnnounceResult, Announced], views: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    yield item_row(ANNOUNCEMENT, asked.unit, views, ballot=asked.ballot, at=at)


def _freeze(facts: Announcing, _: Announced) -> Iterator[Table]:
    """Return the roll of those announced, in their order."""
    rows = ((str(place), name) for place, name in enumerate(facts.names, 1))
    yield Table(("place", "person"), tuple(rows))


ANNOUNCE_RESULT = Rule(
    "announce_result",
    AnnounceResult,
    Announced,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    freeze=_freeze,
)
