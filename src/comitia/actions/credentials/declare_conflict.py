"""Declares that the signer keeps out of the case of a person.

What the signer signs about credentials must then not concern that person. Nobody is
asked for the reason, and the declaration stays.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.credentials.forming import DECLARE_CONFLICT
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    DECLARE_CONFLICT,
    Policy(by(Role.SECRETARY, Role.SIGNATORY, of=OWN), at(Step.CREDENTIALS)),
    example={"person": "4" * 32, "unit": "valley"},
)
