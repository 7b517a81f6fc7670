"""Divides the seats among the units; each then begins its nomination."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN_OR_ABOVE, at, by
from comitia.stages.apportionment.dividing import DIVIDE_SEATS
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    DIVIDE_SEATS,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), at(Step.APPORTIONMENT)),
    example={"seats": {"valley": 3}},
)
