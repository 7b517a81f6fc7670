"""Ends a grant now; what was done under it stays."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import ANY_STEP, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.register.granting import REVOKE_ROLE
from comitia.stages.register.steps import State

ACT = Act(
    REVOKE_ROLE,
    Policy(
        by(Role.OFFICER, of=OWN_OR_ABOVE),
        ANY_STEP,
        states=frozenset({State.RUNNING, State.SUSPENDED}),
    ),
    example={"grant": "3" * 32, "reason": "moved to another office"},
)
