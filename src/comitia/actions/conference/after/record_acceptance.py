"""Records whether those elected accept, by the sheet.

Whoever declines goes no further; the charter says whether the seat is voted on again
or stays open.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.after.accepting import RECORD_ACCEPTANCE
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    RECORD_ACCEPTANCE,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.CONFERENCE)),
    example={
        "unit": "valley",
        "rows": [
            {"person": "4" * 32, "accepts": True},
            {"person": "5" * 32, "accepts": False},
        ],
    },
)
