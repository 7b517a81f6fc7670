"""Records whom a body voted into the group that reviews credentials.

Its members are named by their grants. Where a charter wants a group, nobody else
reviews how the unit voted or signs who is confirmed. A group set up anew takes its
place.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.credentials.forming import FORM_REVIEW_GROUP
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    FORM_REVIEW_GROUP,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.CONFERENCE, Step.CREDENTIALS)),
    example={
        "entitled": 5,
        "members": ["6" * 32, "7" * 32],
        "minutes": "minutes of the committee, item 4",
        "present": 4,
        "unit": "valley",
        "votes_for": 4,
    },
)
