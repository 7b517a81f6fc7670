"""Sends a unit back to its conference to replace whoever is not qualified.

Everybody set aside has used up answer and appeal. Those who were not elected stand
again; the others stay elected, and stay confirmed.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.credentials.replacing import ORDER_REPLACEMENT
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    ORDER_REPLACEMENT,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.CREDENTIALS)),
    example={"unit": "valley"},
)
