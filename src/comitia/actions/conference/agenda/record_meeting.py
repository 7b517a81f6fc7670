"""Records what came of a request of electors to meet candidates.

The meeting is held, and whoever was asked for answers there; or it is declined, where
the charter allows that, with a reason. Minutes and reason are public and name nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.agenda.requests import RECORD_MEETING
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    RECORD_MEETING,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.CONFERENCE)),
    example={
        "met": ["0" * 32],
        "minutes": "minutes 4: nine questions, all answered",
        "outcome": "held",
        "present": 20,
        "request": 1,
        "unit": "valley",
    },
)
