"""Puts a whole return in the place of one that was wrong; two people sign it.

The reason is public: it names nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN_OR_ABOVE, at, by
from comitia.stages.grants import Role
from comitia.stages.nomination.returning import CORRECT_RETURN
from comitia.stages.register.steps import Step

ACT = Act(
    CORRECT_RETURN,
    Policy(by(Role.SECRETARY, of=OWN_OR_ABOVE), at(Step.NOMINATION), Signers.TWO),
    example={
        "body": "branch-a",
        "names": [{"person": "4" * 32, "votes": 7}],
        "reason": "one vote was counted for another name",
        "voters": 8,
    },
)
