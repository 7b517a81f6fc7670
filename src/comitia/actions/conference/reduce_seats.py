"""Gives up seats that nobody won, where the charter reduces them.

The electors decide it by vote, or the presidium does and its record is named; the
seats given up are seen in every count from then on, and undone with the ballot.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.course.reducing import REDUCE_SEATS
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    REDUCE_SEATS,
    Policy(
        by(Role.SECRETARY, Role.SCRUTINEER, of=OWN), at(Step.CONFERENCE), Signers.TWO
    ),
    example={"unit": "valley", "seats": 1, "present": 24, "votes_for": 18},
)
