"""Gives an account a role for a body, from now on."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import ANY_STEP, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.register.granting import GRANT_ROLE
from comitia.stages.register.steps import State

ACT = Act(
    GRANT_ROLE,
    Policy(
        by(Role.OFFICER, of=OWN_OR_ABOVE),
        ANY_STEP,
        states=frozenset({State.RUNNING, State.SUSPENDED}),
    ),
    example={"account": "2" * 32, "body": "branch-a", "role": "secretary"},
)
