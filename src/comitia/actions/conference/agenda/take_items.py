"""Takes items of the agenda, by the sheet, in the order that the charter has.

Where the charter asks for a vote on an item, it is carried or refused; where it asks
for a document, that is named by its SHA-256. The minutes are public: they name nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.agenda.taking import TAKE_ITEMS
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    TAKE_ITEMS,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.CONFERENCE)),
    example={
        "unit": "valley",
        "rows": [
            {
                "item": "method",
                "minutes": "minutes 3",
                "present": 24,
                "votes_for": 22,
                "document": "0" * 64,
            }
        ],
    },
)
