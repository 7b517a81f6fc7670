"""Puts lists in the place of those that were entered wrongly; two people sign it.

Bodies above that had the wrong list before them meet again. The reason is public: it
names nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN_OR_ABOVE, at, by
from comitia.stages.grants import Role
from comitia.stages.nomination.levels.sending import CORRECT_LIST
from comitia.stages.register.steps import Step

ACT = Act(
    CORRECT_LIST,
    Policy(by(Role.SECRETARY, of=OWN_OR_ABOVE), at(Step.NOMINATION), Signers.TWO),
    example={
        "body": "committee",
        "lists": [
            {
                "body": "committee",
                "entitled": 5,
                "names": ["1" * 32, "4" * 32],
                "present": 5,
                "valid": 5,
                "votes_for": 4,
            }
        ],
        "reason": "a line of the minutes was left out",
    },
)
