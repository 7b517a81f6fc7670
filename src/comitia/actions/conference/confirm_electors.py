"""Confirms the roll of electors: how many may vote, who may not, who is invited.

Whoever stays away stays on the roll; who is left out of it is so for a reason that the
charter lists. The numbers make all members of the conference.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.officials.electors import CONFIRM_ELECTORS
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    CONFIRM_ELECTORS,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.CONFERENCE)),
    example={
        "unit": "valley",
        "entitled": 29,
        "left_out": {"died": 1},
        "invited": 2,
        "minutes": "report on credentials",
        "document": "0" * 64,
        "present": 28,
        "votes_for": 28,
    },
)
