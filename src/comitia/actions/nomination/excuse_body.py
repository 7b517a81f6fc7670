"""Excuses a branch that can make no return, so that the others can go on.

The reason is public: it names nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import ABOVE, at, by
from comitia.stages.grants import Role
from comitia.stages.nomination.excusing import EXCUSE_BODY
from comitia.stages.register.steps import Step

ACT = Act(
    EXCUSE_BODY,
    Policy(by(Role.SECRETARY, of=ABOVE), at(Step.NOMINATION)),
    example={"body": "branch-b", "reason": "the valley is cut off by the flood"},
)
