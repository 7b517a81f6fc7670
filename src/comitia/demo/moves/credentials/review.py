"""The group is set up, reviews how the unit voted, and has it vote again if need be."""

from typing import Final

from comitia.demo.cast import deciders, kind_of_body, players
from comitia.demo.moves.votes import all_for
from comitia.demo.situation import First, Move, Situation
from comitia.stages.conference.ballots import Ballot, Status
from comitia.stages.credentials.bench import (
    FORMING,
    POINTS,
    DeclaredConflict,
    ReviewGroup,
    accounts_of,
)
from comitia.stages.credentials.credential import BODY
from comitia.stages.credentials.forming import LEAST, QUORUM
from comitia.stages.due_process.procedure import review_of
from comitia.stages.grants import Grant, Role

APPEAL: Final = "vetting.appeal_body"
MINUTES: Final = "minutes on the group (invented 虚构)"
# In one unit of so many the review finds that a point was not in order.
DEFECTS: Final = 12


def review_signers(
    situation: Situation, unit: str, about: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return a secretary of the body and somebody in a post, who sign about people.

    Nobody signs who keeps out of the case of one of them. Raises ``First`` with the
    group to be set up, where a charter wants one in which they do not sit.
    """
    body = kind_of_body(situation, unit, BODY).body
    rows = situation.views.every(DeclaredConflict, unit=unit)
    out = frozenset(row.account for row in rows if row.person in about)
    secretary = players(situation, Role.SECRETARY, body, without=out)
    others = deciders(situation, unit, body, without=out.union(secretary))
    signers = (*secretary, others[0])
    if situation.rules(unit).get(FORMING) and not _sits(situation, unit, signers):
        raise First(_formed(situation, unit, signers))
    return signers


def before_the_review(situation: Situation, unit: str) -> Move | None:
    """Return what comes before the first vote: the procedure, and a new vote."""
    rules, views = situation.rules(unit), situation.views
    if rules.get(POINTS) is None:
        return None
    signers = review_signers(situation, unit)
    review = review_of(unit, views)
    if review is None or (review.faults and not _has_fault(situation, unit)):
        return _reviewed(situation, unit, signers)
    if review.faults:
        body = kind_of_body(situation, unit, APPEAL).body
        judges = players(situation, Role.REVIEWER, body, count=2)
        payload = {"reason": "a box was open (invented 虚构)", "unit": unit}
        return Move("order_new_vote", payload, judges)
    return None


def _sits(situation: Situation, unit: str, signers: tuple[str, ...]) -> bool:
    """Return whether those who sign are in the group that is set up."""
    group = situation.views.one(ReviewGroup, unit)
    members = accounts_of(group.grants if group else (), situation.views)
    return set(signers) <= set(members)


def _formed(situation: Situation, unit: str, signers: tuple[str, ...]) -> Move:
    """Return the vote on the group: those who sign, and as many as it needs beside."""
    rules, body = situation.rules(unit), kind_of_body(situation, unit, BODY).body
    least = rules.read(LEAST, int).value if rules.get(LEAST) is not None else 2
    more = max(least - len(signers), 0)
    others = players(
        situation, Role.SECRETARY, body, count=more, without=frozenset(signers)
    )
    forming = kind_of_body(situation, unit, FORMING)
    payload = {
        **all_for(situation, unit, QUORUM, forming.members),
        "members": [_grant(situation, one, body) for one in (*signers, *others)],
        "minutes": MINUTES,
        "unit": unit,
    }
    secretary = players(situation, Role.SECRETARY, forming.body)
    return Move("form_review_group", payload, secretary)


def _grant(situation: Situation, account: str, body: str) -> str:
    """Return a grant by which an account signs for a body now."""
    signing = {Role.SECRETARY.value, Role.SIGNATORY.value}
    held = situation.views.every(Grant, account=account, body=body)
    return next(
        one.grant for one in held if one.role in signing and one.holds(situation.now)
    )


def _has_fault(situation: Situation, unit: str) -> bool:
    """Return whether the review finds a fault: once, in a few units."""
    again = situation.views.every(Ballot, unit=unit, status=Status.ANNULLED.value)
    by_chance = situation.story.chance(DEFECTS, unit, "procedure") == 0
    return situation.story.has_events and not again and by_chance


def _reviewed(situation: Situation, unit: str, signers: tuple[str, ...]) -> Move:
    points = situation.rules(unit).read(POINTS, tuple).value
    rows: list[dict[str, object]] = [{"in_order": True, "point": one} for one in points]
    if _has_fault(situation, unit):
        note = "a box was open (invented 虚构)"
        rows[-1] = {"in_order": False, "note": note, "point": points[-1]}
    return Move("review_procedure", {"points": rows, "unit": unit}, signers)
