"""Takes in the returns of many branches under one body, all of them or none.

What a charter has keyed twice comes by `key_returns`.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.nomination.returns.sheet import SUBMIT_RETURNS
from comitia.stages.register.steps import Step

ACT = Act(
    SUBMIT_RETURNS,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.NOMINATION)),
    example={
        "body": "committee",
        "returns": [
            {
                "body": "branch-a",
                "names": [{"person": "4" * 32, "votes": 6}],
                "voters": 8,
            }
        ],
    },
)
