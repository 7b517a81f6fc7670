"""States how many members of a unit belong to a category, by which statistics.

A charter may ask that a category has a larger share of the seats than of the members;
the numbers of the members come from outside the election, with their source.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, OWN_OR_ABOVE, at, by
from comitia.stages.composition.floors.members import STATE_MEMBERS
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    STATE_MEMBERS,
    Policy(
        by(Role.OFFICER, of=OWN_OR_ABOVE) | by(Role.SECRETARY, of=OWN),
        at(Step.NOMINATION, Step.VETTING, Step.SELECTION),
    ),
    example={
        "rows": [{"category": "women", "members": 293, "out_of": 1000}],
        "source": "Statistics of members at the end of 2021",
        "unit": "valley",
    },
)
