"""Begins a ballot: so many are present, and these names stand on the paper.

The first has every name of the list, the one after a tie those who are tied; another
is for seats that are left, among those whom the conference puts up again. Where the
charter has a primary, those whom it lists stand in the final, as many as seats.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.course.opening import OPEN_BALLOT
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    OPEN_BALLOT,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.CONFERENCE)),
    example={
        "unit": "valley",
        "present": 24,
        "names": ["4" * 32, "5" * 32, "6" * 32, "7" * 32],
    },
)
