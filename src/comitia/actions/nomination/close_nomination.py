"""Closes a round of nomination; whoever has enough votes goes on to be vetted."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.nomination.closing import CLOSE_NOMINATION
from comitia.stages.register.steps import Step

ACT = Act(
    CLOSE_NOMINATION,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.NOMINATION)),
    example={"unit": "valley"},
)
