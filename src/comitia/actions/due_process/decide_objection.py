"""Decides an objection, with reasons: dismissed, referred or noted.

A name on notice that is referred goes back to vetting, and its unit with it. About
a person elected an objection is dismissed, or noted: then the body that confirms
weighs it. A suspended election keeps nobody waiting for the answer.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OPEN_OR_SUSPENDED, OWN, at, by
from comitia.stages.due_process.objections import DECIDE_OBJECTION
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    DECIDE_OBJECTION,
    Policy(
        by(Role.SIGNATORY, of=OWN),
        at(Step.NOTICE, Step.CREDENTIALS),
        Signers.TWO,
        states=OPEN_OR_SUSPENDED,
    ),
    example={
        "objection": "6" * 32,
        "person": "4" * 32,
        "outcome": "dismissed",
        "reasons": "the roll of 2024 has the name",
    },
)
