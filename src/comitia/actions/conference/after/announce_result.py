"""Announces whom a ballot elected, or listed, in the order that the charter has.

The names are frozen in the order in which they were read out.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.after.announcing import ANNOUNCE_RESULT
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    ANNOUNCE_RESULT,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.CONFERENCE)),
    example={"unit": "valley", "ballot": 1, "names": ["4" * 32, "5" * 32]},
)
