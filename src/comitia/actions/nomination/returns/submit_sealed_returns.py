"""Takes in signed totals of branches that a closed unit does not show; two people sign.

Sent again in the same round with a reason, they take the place of the earlier ones.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.nomination.returns.sealed import SUBMIT_SEALED_RETURNS
from comitia.stages.register.steps import Step

ACT = Act(
    SUBMIT_SEALED_RETURNS,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.NOMINATION), Signers.TWO),
    example={
        "body": "committee",
        "rolls": [
            {
                "body": "branch-a",
                "branches": 12,
                "names": [{"branches": 9, "person": "4" * 32, "votes": 80}],
                "returned": 12,
                "sha256": "0" * 64,
                "voters": 96,
            }
        ],
    },
)
