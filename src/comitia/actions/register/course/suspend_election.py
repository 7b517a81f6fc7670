"""Suspends the whole election: no step goes on until it is resumed or annulled.

The reason is public: it names nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import ANY_STEP, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.register.course.stopping import SUSPEND_ELECTION

ACT = Act(
    SUSPEND_ELECTION,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), ANY_STEP, Signers.TWO),
    example={"reason": "a flood closed the roads"},
)
