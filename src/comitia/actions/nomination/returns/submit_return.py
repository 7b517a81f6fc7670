"""Takes in a branch's return: who took part, and how many were for each name."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.nomination.returning import SUBMIT_RETURN
from comitia.stages.register.steps import Step

ACT = Act(
    SUBMIT_RETURN,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.NOMINATION)),
    example={
        "body": "branch-a",
        "names": [{"person": "4" * 32, "votes": 6}],
        "voters": 8,
    },
)
