"""Records a request that went up for a unit; its step stays open until the reply.

What it is about is public: it names nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import IN_UNITS, OWN, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.register.course.letters import SEND_REQUEST

ACT = Act(
    SEND_REQUEST,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE) | by(Role.SECRETARY, of=OWN), IN_UNITS),
    example={
        "about": "the conference is to be held a week later",
        "date": "2026-03-02",
        "number": "2026-14",
        "signer": "chair of the committee",
        "unit": "valley",
    },
)
