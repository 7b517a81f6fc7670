"""Takes the list down when its term is over and every objection is decided.

The unit goes on to its conference.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.notice.showing import CLOSE_NOTICE
from comitia.stages.register.steps import Step

ACT = Act(
    CLOSE_NOTICE,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.NOTICE)),
    example={"unit": "valley"},
)
