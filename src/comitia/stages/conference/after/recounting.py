"""Asking for a ballot to be counted again, once, before anything rests on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Word
from comitia.kernel.views import Row, Views
from comitia.stages.conference.after.keys import RECOUNT
from comitia.stages.conference.ballots import (
    Ballot,
    SeatsReduced,
    Status,
    scene_of,
    standing_ballots,
    was_closed_on,
)
from comitia.stages.conference.records import Recount, recount_of
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import Count, NameId, Text, payload
from comitia.stages.register.record import Nothing


@payload
class RequestRecount:
    """Which ballot so many electors want counted again, and why.

    The reason is public and names nobody, neither who asks nor whom it is about.
    """

    unit: NameId
    ballot: Count
    asked_by: Count
    reason: Text


@dataclass(frozen=True, slots=True)
class Requesting:
    """How the ballot stands, how many ask, and what already rests on it.

    `status` is empty where no such ballot stands; `later` is a ballot held after it, or
    0; `has_reduced` says that seats were given up since, `is_closed` that the ballots
    were closed on it.
    """

    status: str
    asked_by: int
    entitled: int = 0
    present: int = 0
    later: int = 0
    has_reduced: bool = False
    is_recounted: bool = False
    is_closed: bool = False


def _facts(asked: RequestRecount, views: Views, _: Occasion) -> Requesting:
    ballots = standing_ballots(asked.unit, views)
    found = next((one for one in ballots if one.number == asked.ballot), None)
    if found is None:
        return Requesting("", asked.asked_by)
    reduced = views.every(SeatsReduced, unit=asked.unit, ballot=asked.ballot)
    return Requesting(
        found.status,
        asked.asked_by,
        found.entitled,
        found.present,
        max(_later(ballots, asked.ballot), default=0),
        bool(reduced),
        recount_of(asked.unit, asked.ballot, views) is not None,
        was_closed_on(asked.unit, asked.ballot, views),
    )


def _later(ballots: tuple[Ballot, ...], number: int) -> list[int]:
    """Return the ballots after one whose papers are out, or that were counted."""
    held = {Status.OPEN.value, Status.COUNTED.value}
    return [one.number for one in ballots if one.number > number and one.status in held]


def _decide(facts: Requesting, rules: Rules) -> Nothing:
    refuse(_faults(facts, rules))
    return Nothing()


def _faults(facts: Requesting, rules: Rules) -> Iterator[Finding]:
    """Return why a ballot is not counted again: charter key ``conference.recount``."""
    if not facts.status:
        yield Finding.of("conference.no_such_ballot", key="ballot")
    elif facts.status != Status.COUNTED.value:
        status = Word(f"ballot.{facts.status}")
        yield Finding.of("conference.nothing_to_recount", key="ballot", status=status)
    if facts.later:
        yield Finding.of("conference.later_ballot", key="ballot", number=facts.later)
    if facts.is_closed:
        yield Finding.of("conference.closed_on_it", key="ballot")
    if facts.has_reduced:
        yield Finding.of("conference.later_reduction", key="ballot")
    if facts.is_recounted:
        yield Finding.of("conference.recounted_already", key="ballot")
    if facts.status:
        yield from _too_few_ask(facts, rules)


def _too_few_ask(facts: Requesting, rules: Rules) -> Iterator[Finding]:
    if rules.get(RECOUNT) is None:
        yield Finding.of("conference.no_recount", key=RECOUNT)
        return
    bound = rules.read(RECOUNT, Bound)
    is_entitled = bound.value.of is Base.ENTITLED
    size = facts.entitled if is_entitled else facts.present
    if facts.asked_by > size or not bound.value.allows(facts.asked_by, size):
        yield Finding.of(
            "conference.recount",
            key=bound.key,
            clause=bound.provenance.clause,
            asked_by=facts.asked_by,
            bound=bound.value,
            size=size,
            least=bound.value.limit(size),
        )


def _project(deed: Deed[RequestRecount, Nothing], _: Views) -> Iterator[Row]:
    asked = deed.payload
    at = moment_text(deed.occasion.at)
    yield Recount(asked.unit, asked.ballot, asked.asked_by, at)


REQUEST_RECOUNT = Rule(
    "request_recount",
    RequestRecount,
    Nothing,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
