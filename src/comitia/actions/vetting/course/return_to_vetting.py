"""Sends one name back to vetting, because something new came up; two sign.

Everything is found anew, with notice, answer and appeal; the unit goes back with the
name, and list and notice follow again. Once names stand on a paper it is too late.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, between, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.vetting.course.returning import RETURN_TO_VETTING

ACT = Act(
    RETURN_TO_VETTING,
    Policy(
        by(Role.SIGNATORY, of=OWN),
        between(Step.VETTING, Step.CONFERENCE),
        Signers.TWO,
    ),
    example={
        "person": "4" * 32,
        "reasons": "A letter came in after the finding.",
        "unit": "valley",
    },
)
