"""The list of those elected, the report on credentials, and the opening."""

from comitia.demo.cast import players
from comitia.demo.moves.papers.bringing import requested
from comitia.demo.moves.votes import votes_of
from comitia.demo.situation import Move, Situation
from comitia.kernel.bounds import Bound
from comitia.ledger.chain import CENTRE
from comitia.stages.grants import Role
from comitia.stages.publication.attending import QUORUM, Attendance
from comitia.stages.publication.report import (
    QUORUM as REPORT_QUORUM,
)
from comitia.stages.publication.report import THRESHOLD, due, is_confirmed
from comitia.stages.publication.standing import APPROVAL, all_voted, not_approved
from comitia.stages.register.course.published import FIRST_LIST, elected_list
from comitia.stages.register.steps import State, election_of

# Of so many who are due, one is excused from the opening.
EXCUSED = 60


def waits_for_the_list(situation: Situation, unit: str) -> bool:
    """Return whether the list of those elected has to be public before."""
    is_wanted = situation.rules(unit).get(FIRST_LIST) is not None
    return is_wanted and elected_list(situation.views) is None


def approval_asked(situation: Situation, unit: str) -> Move | None:
    """Return the request to approve a unit's vote, once; its reply comes before."""
    rules = situation.rules(unit)
    voted = tuple(one for one in all_voted(situation.views) if one.unit == unit)
    if not any(not_approved(voted, rules)):
        return None
    return requested(situation, unit, rules.read(APPROVAL, str).value)


def elected_published(situation: Situation) -> Move | None:
    """Return the publication of those elected, where it is wanted and not done."""
    if not waits_for_the_list(situation, CENTRE):
        return None
    attributes = situation.rules(CENTRE).read("publication.attributes", tuple).value
    payload = {"attributes": list(attributes)}
    return Move("publish_elected", payload, players(situation, Role.OFFICER))


def report_confirmed(situation: Situation) -> Move | None:
    """Return the vote on the report, where it is wanted and not done."""
    rules = situation.rules(CENTRE)
    if rules.get(THRESHOLD) is None or is_confirmed(situation.views):
        return None
    payload = {
        **votes_of(rules, REPORT_QUORUM, due(situation.views)),
        "minutes": "minutes of the preparatory meeting (invented 虚构)",
    }
    return Move("confirm_report", payload, players(situation, Role.OFFICER, count=2))


def is_to_open(situation: Situation) -> bool:
    """Return whether the list is public and nobody counted yet who came."""
    is_done = election_of(situation.views).state == State.COMPLETED
    is_wanted = is_done and situation.rules(CENTRE).get(QUORUM) is not None
    return is_wanted and situation.views.one(Attendance, CENTRE) is None


def attended(situation: Situation) -> Move:
    """Return how many came to the opening: all but a few, who are excused."""
    invited = due(situation.views)
    bound = situation.rules(CENTRE).read(QUORUM, Bound).value
    present = max(invited - invited // EXCUSED, min(bound.limit(invited), invited))
    payload = {"due": invited, "excused": invited - present, "present": present}
    return Move("record_attendance", payload, players(situation, Role.OFFICER))
