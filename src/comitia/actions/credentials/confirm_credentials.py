"""Records how the body voted on those elected, once the term to object is over.

Two people of the body sign the sheet: its secretary and its signatories may.
Who is not confirmed is told the reasons, can answer and is voted on once more; after
that an appeal is open.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, at, by
from comitia.stages.credentials.confirming import CONFIRM_CREDENTIALS
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    CONFIRM_CREDENTIALS,
    Policy(
        by(Role.SECRETARY, Role.SIGNATORY, of=OWN), at(Step.CREDENTIALS), Signers.TWO
    ),
    example={
        "entitled": 5,
        "present": 4,
        "rows": [
            {"person": "4" * 32, "votes_for": 4},
            {"person": "5" * 32, "reasons": "not a member", "votes_for": 1},
        ],
        "unit": "valley",
    },
)
