"""Logs in which ways the members of bodies were told of the nomination.

What is logged again for the same body, way and day takes the place of the earlier row.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.nomination.returns.outreach import LOG_OUTREACH
from comitia.stages.register.steps import Step

ACT = Act(
    LOG_OUTREACH,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.NOMINATION)),
    example={
        "body": "committee",
        "rows": [
            {"body": "branch-a", "date": "2026-01-05", "kind": "visit", "reached": 3}
        ],
    },
)
