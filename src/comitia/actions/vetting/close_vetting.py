"""Closes vetting once every check is made on everybody and every right is used up."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.vetting.closing import CLOSE_VETTING

ACT = Act(
    CLOSE_VETTING,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.VETTING)),
    example={"unit": "valley"},
)
