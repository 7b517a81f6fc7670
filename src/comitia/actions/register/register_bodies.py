"""Enters bodies by the sheet, each under its parent, or changes them."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN_OR_ABOVE, SETTING_UP, by
from comitia.stages.grants import Role
from comitia.stages.register.units import REGISTER_BODIES

ACT = Act(
    REGISTER_BODIES,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), SETTING_UP),
    example={
        "rows": [
            {
                "body": "conference",
                "kind": "conference",
                "members": 30,
                "name": "Conference",
                "unit": "valley",
            }
        ]
    },
)
