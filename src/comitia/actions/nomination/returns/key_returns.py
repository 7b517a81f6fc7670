"""Takes in returns that came on paper: two people key them, each for themselves.

Whoever keys other figures is told in which places they differ.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.nomination.returns.sheet import KEY_RETURNS
from comitia.stages.register.steps import Step

ACT = Act(
    KEY_RETURNS,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.NOMINATION), Signers.TWO),
    example={
        "body": "committee",
        "returns": [
            {
                "body": "branch-a",
                "form": {"form": "paper", "is_signed": True, "number": "A-0017"},
                "names": [{"person": "4" * 32, "votes": 6}],
                "voters": 8,
            }
        ],
    },
)
