"""Records that electors ask to meet candidates before they vote on them.

No ballot is opened until the meeting is held, or declined with its reason. Without
names the request is for everybody who stands.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.agenda.requests import REQUEST_MEETING
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    REQUEST_MEETING,
    Policy(by(Role.SECRETARY, Role.SCRUTINEER, of=OWN), at(Step.CONFERENCE)),
    example={"electors": 12, "names": ["0" * 32], "unit": "valley"},
)
