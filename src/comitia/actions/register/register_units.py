"""Enters electoral units by the sheet, or changes what is known of them."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN_OR_ABOVE, SETTING_UP, by
from comitia.stages.grants import Role
from comitia.stages.register.units import REGISTER_UNITS

ACT = Act(
    REGISTER_UNITS,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), SETTING_UP),
    example={"rows": [{"name": "Valley", "unit": "valley"}]},
)
