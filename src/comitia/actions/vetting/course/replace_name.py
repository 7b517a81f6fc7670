"""Puts a name in the place of one that goes no further; two sign.

It is taken from those who came through the same stages and were left out. The outcome
names the axes on which the two differ, so that the list is made up anew with open eyes;
vetting and notice are held anew. Once names stand on a paper it is too late.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, between, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.vetting.course.replacing import REPLACE_NAME

ACT = Act(
    REPLACE_NAME,
    Policy(
        by(Role.SIGNATORY, of=OWN),
        between(Step.VETTING, Step.CONFERENCE),
        Signers.TWO,
    ),
    example={
        "person": "4" * 32,
        "reasons": "Drives the same bus, and was fourth in the vote on the list.",
        "replaced": "7" * 32,
        "unit": "valley",
    },
)
