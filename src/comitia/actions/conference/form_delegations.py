"""Forms the delegations of a conference: every elector sits in one of them.

Each has somebody in every post that the charter lists; names go to the people's cards.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.officials.delegations import FORM_DELEGATIONS
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    FORM_DELEGATIONS,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.CONFERENCE)),
    example={
        "unit": "valley",
        "minutes": "item 2",
        "rows": [
            {
                "delegation": "north",
                "members": 14,
                "posts": [{"post": "head", "office_id": "M-7", "name": "Ada Sample"}],
            }
        ],
    },
)
