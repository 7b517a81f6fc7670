"""Grants the roles of a unit by the sheet, all from now on, or none."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import ANY_STEP, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.register.granting import GRANT_ROLES
from comitia.stages.register.steps import State

ACT = Act(
    GRANT_ROLES,
    Policy(
        by(Role.OFFICER, of=OWN_OR_ABOVE),
        ANY_STEP,
        states=frozenset({State.RUNNING, State.SUSPENDED}),
    ),
    example={
        "rows": [
            {"account": "2" * 32, "body": "branch-a", "role": "secretary"},
            {"account": "3" * 32, "body": "branch-b", "role": "secretary"},
        ],
        "unit": "valley",
    },
)
