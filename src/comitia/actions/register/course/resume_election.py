"""Lets a suspended election go on at the steps at which it stood.

The reason is public: it names nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import ANY_STEP, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.register.course.stopping import RESUME_ELECTION
from comitia.stages.register.steps import State

ACT = Act(
    RESUME_ELECTION,
    Policy(
        by(Role.OFFICER, of=OWN_OR_ABOVE),
        ANY_STEP,
        Signers.TWO,
        states=frozenset({State.SUSPENDED}),
    ),
    example={"reason": "the roads are open again"},
)
