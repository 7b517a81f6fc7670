"""Adopts the prospective list by vote of the plenary, after the notice.

Whoever is left out is told why. The list may then go up, with a request; where the
reply declines it, the plenary or the committee adopts another.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.selection.plenary import ADOPT_PROSPECTIVE

ACT = Act(
    ADOPT_PROSPECTIVE,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.PLENARY)),
    example={
        "unit": "valley",
        "entitled": 25,
        "present": 20,
        "valid": 20,
        "votes_for": 18,
        "against": 1,
        "abstained": 1,
        "dissent": "One member holds that the list has too few of the young.",
        "names": ["4" * 32],
        "left_out": [{"person": "5" * 32, "reasons": "stands for another unit"}],
        "minutes": "minutes of 5 April, item 2",
    },
)
