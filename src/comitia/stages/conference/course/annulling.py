"""Annulling a ballot: what it decided is undone, and the conference meets again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import latest_of, moment_text
from comitia.kernel.findings import Finding, Word
from comitia.kernel.views import Row, Views
from comitia.stages.conference.ballots import (
    Ballot,
    BallotName,
    Status,
    standing_ballots,
    was_closed_on,
)
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.due_process.remedies import (
    CREDENTIALS,
    Remedy,
    appeals_wait,
    lodged_appeals,
)
from comitia.stages.forms import Count, NameId, RandomId, Text, payload
from comitia.stages.meeting.lists import before_the_ballot
from comitia.stages.register.bodies import body_of_kind
from comitia.stages.register.steps import Progress, Step, step_of
from comitia.stages.register.ways import Out, Reached, Way

REVIEWERS: Final = "vetting.appeal_body"
TWO_LEVELS: Final = "credentials.annulment_body"
_UNDONE: Final = frozenset({Status.OPEN, Status.COUNTED})


@payload
class AnnulBallot:
    """Which ballot of a unit cannot stand, and why; that is public and names nobody."""

    unit: NameId
    ballot: Count
    reason: Text


@payload
class Annulled:
    """Who is no longer elected."""

    no_longer_elected: tuple[RandomId, ...]


@dataclass(frozen=True, slots=True)
class Annulling:
    """How the ballot stands, whom it elected, and the ballot that rests on it.

    `status` is empty where no such ballot stands, `later` 0 where none rests on it;
    `is_over` says that the conference was closed on it; `appeals` are the appeals of
    those it elected that nobody has decided.
    """

    status: str
    elected: tuple[str, ...] = ()
    later: int = 0
    is_over: bool = False
    appeals: tuple[Remedy, ...] = ()


def reviewers_scene(unit: str, views: Views, rules: Rules) -> Scene:
    """Return a unit and the body in it that reviews what others decided."""
    kind = rules.read(REVIEWERS, str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


def _facts(asked: AnnulBallot, views: Views, _: Occasion) -> Annulling:
    ballots = standing_ballots(asked.unit, views)
    status = [one.status for one in ballots if one.number == asked.ballot]
    later = [
        one.number
        for one in ballots
        if one.number > asked.ballot and Status(one.status) in _UNDONE
    ]
    rows = views.every(BallotName, unit=asked.unit, number=asked.ballot, elected=True)
    return Annulling(
        "".join(status),
        tuple(row.person for row in rows),
        max(later, default=0),
        step_of(asked.unit, views) is not Step.CONFERENCE
        or was_closed_on(asked.unit, asked.ballot, views),
        lodged_appeals(asked.unit, (row.person for row in rows), CREDENTIALS, views),
    )


def _decide(facts: Annulling, rules: Rules) -> Annulled:
    refuse(_faults(facts, rules))
    return Annulled(facts.elected)


def _faults(facts: Annulling, rules: Rules) -> Iterator[Finding]:
    if not facts.status:
        yield Finding.of("conference.no_such_ballot", key="ballot")
    elif Status(facts.status) not in _UNDONE:
        status = Word(f"ballot.{facts.status}")
        yield Finding.of("conference.nothing_to_annul", key="ballot", status=status)
    if facts.later:
        yield Finding.of("conference.later_ballot", key="ballot", number=facts.later)
    yield from appeals_wait(facts.appeals)
    # Once the conference is over one level alone undoes nothing that it decided.
    held = rules.get(TWO_LEVELS)
    if facts.is_over and held is not None:
        yield Finding.of(
            "conference.two_levels",
            key=held.key,
            clause=held.provenance.clause,
            body=str(held.value),
        )


def _project(deed: Deed[AnnulBallot, Annulled], views: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    yield from undone(asked.unit, [asked.ballot], at, views)


def undone(
    unit: str, numbers: Iterable[int], at: str, views: Views
) -> Iterator[Ballot | Way | Progress]:
    """Return the rows after ballots of a unit are annulled; it is to vote again.

    Whom they elected stands again, and so does everybody who was not elected.
    """
    names: dict[str, BallotName] = {}
    for number in numbers:
        ballot = views.one(Ballot, unit, number)
        if ballot is not None:
            yield replace(ballot, status=Status.ANNULLED.value)
        for name in views.every(BallotName, unit=unit, number=number):
            if name.elected or not _was_elected(names.get(name.person)):
                names[name.person] = name
    before = before_the_ballot(unit, views)
    for way in views.every(Way, unit=unit):
        yield from stands_again(way, names.get(way.person), before, at)
    if step_of(unit, views) is not Step.CONFERENCE:
        yield Progress(unit, Step.CONFERENCE.value, at)


def _was_elected(name: BallotName | None) -> bool:
    return name is not None and name.elected


def stands_again(
    way: Way, name: BallotName | None, before: Reached, at: str
) -> Iterator[Way]:
    """Return where a way stands when the votes of a ballot no longer count.

    `before` is how far those come who stand on the list that is voted on.
    """
    if _was_elected(name):
        yield _back(way, name, at)
    elif way.out == Out.NOT_ELECTED.value:
        yield replace(way, since=at, out=Out.NOT_OUT.value)
    elif name is not None and name.listed and way.is_open:
        yield replace(way, reached=before.value, since=at)


def _back(way: Way, name: BallotName | None, at: str) -> Way:
    """Return where a way stands without the votes; no list had who was written in."""
    was_written_in = name is not None and not name.place
    out = Out.SELECTION.value if was_written_in else way.out
    return replace(way, reached=Reached.CANDIDATE.value, since=at, out=out)


def _counts_from(asked: AnnulBallot, views: Views) -> str:
    """Return when the ballot was opened, or last counted."""
    row = views.one(Ballot, asked.unit, asked.ballot)
    return latest_of([row.opened, row.counted]) if row else ""


ANNUL_BALLOT = Rule(
    "annul_ballot",
    AnnulBallot,
    Annulled,
    scene=lambda asked, views, rules: reviewers_scene(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
    counts_from=_counts_from,
)
