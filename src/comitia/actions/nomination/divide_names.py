"""Says how many names each body of a unit is asked for, down to those that nominate.

It can be done again as long as nobody has sent a return in the round. What a body
returns is not refused for being more or fewer.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.nomination.cascade import DIVIDE_NAMES
from comitia.stages.register.steps import Step

ACT = Act(
    DIVIDE_NAMES,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.NOMINATION)),
    example={
        "names": {"branch-a": 3, "branch-b": 2, "committee": 5, "conference": 5},
        "unit": "valley",
    },
)
