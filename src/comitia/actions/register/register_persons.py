"""Enters people by the sheet: to each a card, to the record commitments."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN_OR_ABOVE, SETTING_UP, by
from comitia.stages.grants import Role
from comitia.stages.register.people import REGISTER_PERSONS

ACT = Act(
    REGISTER_PERSONS,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), SETTING_UP),
    example={
        "rows": [{"body": "branch-a", "name": "Ada Example", "office_id": "0012"}]
    },
)
