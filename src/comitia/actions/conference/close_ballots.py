"""Ends the ballots: every seat is filled or given up, or some stay open by decision.

The term for objections against those elected begins.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.course.closing import CLOSE_BALLOTS
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    CLOSE_BALLOTS,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.CONFERENCE)),
    example={"unit": "valley", "present": 24, "votes_for": 18},
)
