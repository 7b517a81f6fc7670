"""Adopts a list of names by vote of the body; whoever is left out is told why."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.selection.adopting import ADOPT_LIST

ACT = Act(
    ADOPT_LIST,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.SELECTION)),
    example={
        "unit": "valley",
        "entitled": 5,
        "present": 4,
        "valid": 4,
        "votes_for": 3,
        "names": ["4" * 32],
        "left_out": [{"person": "5" * 32, "reasons": "stands for another unit"}],
        "minutes": "minutes of 5 March, item 2",
    },
)
