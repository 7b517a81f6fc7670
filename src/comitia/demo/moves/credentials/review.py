"""The group is set up, reviews how the unit voted, and has it vote again if need be."""

from typing import Final

from comitia.demo.cast import deciders, kind_of_body, players
from comitia.demo.moves.votes import all_for
from comitia.demo.names import invented_digest
from comitia.demo.situation import First, Move, Situation
from comitia.kernel.dates import moment_text
from comitia.stages.conference.ballots import Ballot, Status
from comitia.stages.credentials.annulling import BODY as ANNULLING
from comitia.stages.credentials.annulling import declaring_body
from comitia.stages.credentials.bench import (
    FORMING,
    POINTS,
    DeclaredConflict,
    ReviewGroup,
    accounts_of,
)
from comitia.stages.credentials.credential import BODY
from comitia.stages.credentials.forming import LEAST, QUORUM
from comitia.stages.due_process.procedure import (
    Approval,
    VoidDeclaration,
    declared_void,
    is_in_force,
    review_of,
)
from comitia.stages.grants import Grant, Role

APPEAL: Final = "vetting.appeal_body"
MINUTES: Final = "minutes on the group (invented 虚构)"
# In one unit of so many the review finds that a point was not in order.
DEFECTS: Final = 40


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
    void = _annulled(situation, unit)
    if void is not None:
        return void
    if rules.get(POINTS) is None:
        return None
    signers = review_signers(situation, unit)
    review = review_of(unit, views)
    if review is None:
        return _reviewed(situation, unit, signers)
    if review.faults:
        return _ordered(situation, unit)
    return None


def _ordered(situation: Situation, unit: str) -> Move:
    body = kind_of_body(situation, unit, APPEAL).body
    judges = players(situation, Role.REVIEWER, body, count=2)
    payload = {"reason": "a box was open (invented 虚构)", "unit": unit}
    return Move("order_new_vote", payload, judges)


def void_carried_on(situation: Situation, unit: str) -> Move | None:
    """Return what follows where a vote was declared void: approval, then a new vote."""
    row = declared_void(unit, situation.views)
    if row is None or not is_in_force(row):
        return None
    if row.approval == Approval.GRANTED.value:
        return _ordered(situation, unit)
    out = frozenset(accounts_of(row.grants, situation.views))
    payload = {
        "date": moment_text(situation.now)[:10],
        "number": f"demo approval {unit}",
        "outcome": "granted",
        "signer": "head of the office (invented 虚构)",
        "unit": unit,
    }
    officers = players(situation, Role.OFFICER, count=2, without=out)
    return Move("approve_annulment", payload, officers)


def _annulled(situation: Situation, unit: str) -> Move | None:
    """Return the declaration that a vote is void, in a few units, or what follows."""
    under_way = void_carried_on(situation, unit)
    rules = situation.rules(unit)
    if under_way is not None or rules.get(ANNULLING) is None:
        return under_way
    by_chance = situation.story.chance(DEFECTS, unit, "void") == 0
    is_first = situation.views.one(VoidDeclaration, unit) is None
    if not (situation.story.has_events and by_chance and is_first):
        return None
    payload = {
        "document": "report of an inquiry (invented 虚构)",
        "reason": "votes were bought (invented 虚构)",
        "sha256": invented_digest("report of an inquiry", unit),
        "unit": unit,
    }
    body = declaring_body(unit, situation.views, rules)
    judges = players(situation, Role.REVIEWER, body, count=2)
    return Move("declare_void", payload, judges)


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
