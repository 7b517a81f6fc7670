"""Closes the review of credentials; whoever is confirmed is a delegate from now on."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.credentials.closing import CLOSE_CREDENTIALS
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    CLOSE_CREDENTIALS,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.CREDENTIALS)),
    example={"unit": "valley"},
)
