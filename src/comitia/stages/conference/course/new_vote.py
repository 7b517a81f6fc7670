"""Ordering a new vote: the way the unit voted had a fault, and all of it is undone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from comitia.charter.rules import Rules
from comitia.kernel.dates import latest_of, moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.conference.ballots import BallotName, Status, standing_ballots
from comitia.stages.conference.course.annulling import reviewers_scene, undone
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.due_process.procedure import Approval, declared_void, review_of
from comitia.stages.due_process.remedies import (
    CREDENTIALS,
    Remedy,
    appeals_wait,
    is_cleared,
    is_exhausted,
    lodged_appeals,
    remedy_of,
)
from comitia.stages.due_process.withheld import withheld
from comitia.stages.forms import Count, NameId, RandomId, Text, payload
from comitia.stages.register.ways import Out, Way


@payload
class OrderNewVote:
    """Which unit votes again, and why; the reason is public and names nobody."""

    unit: NameId
    reason: Text


@payload
class NewVoteOrdered:
    """Which ballots are annulled, who is no longer elected, who stays set aside."""

    ballots: tuple[Count, ...]
    no_longer_elected: tuple[RandomId, ...]
    set_aside: tuple[RandomId, ...] = ()


@dataclass(frozen=True, slots=True)
class Defective:
    """What the review found, the ballots that stand, whom they elected.

    `set_aside` are those of them whose credentials were refused for good; `is_void`
    says that the vote was declared void, and that was approved above; `appeals` are
    those that nobody has decided.
    """

    faults: tuple[str, ...]
    ballots: tuple[int, ...] = ()
    elected: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    is_void: bool = False
    appeals: tuple[Remedy, ...] = ()


def _facts(asked: OrderNewVote, views: Views, occasion: Occasion) -> Defective:
    review = review_of(asked.unit, views)
    void = declared_void(asked.unit, views)
    annulled = {Status.ANNULLED.value, Status.VOID.value}
    ballots = [
        one.number
        for one in standing_ballots(asked.unit, views)
        if one.status not in annulled
    ]
    elected = {
        name.person: None
        for number in ballots
        for name in views.every(
            BallotName, unit=asked.unit, number=number, elected=True
        )
    }
    remedies = (remedy_of(asked.unit, one, CREDENTIALS, views) for one in elected)
    return Defective(
        review.faults if review else (),
        tuple(ballots),
        tuple(elected),
        tuple(one.person for one in remedies if one and _is_lost(one, occasion, views)),
        void is not None and void.approval == Approval.GRANTED.value,
        lodged_appeals(asked.unit, elected, CREDENTIALS, views),
    )


def _is_lost(remedy: Remedy, occasion: Occasion, views: Views) -> bool:
    """Return whether nothing is left to somebody who was set aside, and heard why."""
    is_over = is_exhausted(remedy, at=occasion.at) and not is_cleared(remedy)
    return is_over and not _is_withheld(remedy, views)


def _is_withheld(remedy: Remedy, views: Views) -> bool:
    return withheld(remedy.unit, remedy.person, remedy.matter, views) is not None


def _decide(facts: Defective, _: Rules) -> NewVoteOrdered:
    refuse(_faults(facts))
    return NewVoteOrdered(facts.ballots, facts.elected, facts.set_aside)


def _faults(facts: Defective) -> Iterator[Finding]:
    if not facts.faults and not facts.is_void:
        yield Finding.of("conference.no_defect", key="unit")
    yield from appeals_wait(facts.appeals)


def _project(deed: Deed[OrderNewVote, NewVoteOrdered], views: Views) -> Iterator[Row]:
    at = moment_text(deed.occasion.at)
    for row in undone(deed.payload.unit, deed.outcome.ballots, at, views):
        if isinstance(row, Way) and row.person in deed.outcome.set_aside:
            yield replace(row, out=Out.CREDENTIALS.value)
        else:
            yield row


def _counts_from(asked: OrderNewVote, views: Views) -> str:
    """Return when the vote was reviewed, or its annulment approved."""
    review, void = review_of(asked.unit, views), declared_void(asked.unit, views)
    return latest_of([review.at if review else "", void.decided if void else ""])


ORDER_NEW_VOTE = Rule(
    "order_new_vote",
    OrderNewVote,
    NewVoteOrdered,
    scene=lambda asked, views, rules: reviewers_scene(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
    counts_from=_counts_from,
)
