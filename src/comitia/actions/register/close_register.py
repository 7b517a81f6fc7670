"""Closes the register: all who stand in it are frozen in a roll."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN_OR_ABOVE, SETTING_UP, by
from comitia.stages.grants import Role
from comitia.stages.register.people import CLOSE_REGISTER

ACT = Act(
    CLOSE_REGISTER,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), SETTING_UP),
    example={},
)
