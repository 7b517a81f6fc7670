"""Closes the plenary; its list is the prospective one and goes to the conference.

The replies that the charter wants must be there, to requests sent since it was adopted.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.selection.plenary import CLOSE_PLENARY

ACT = Act(
    CLOSE_PLENARY,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.PLENARY)),
    example={"unit": "valley"},
)
