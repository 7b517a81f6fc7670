"""Names the people who serve a conference, office by office, with the vote on them.

Names go to the people's cards. Nobody who stands for election is named where the
charter keeps an office apart, as scrutineers and tellers are.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.officials.naming import NAME_OFFICIALS
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    NAME_OFFICIALS,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.CONFERENCE)),
    example={
        "unit": "valley",
        "rows": [
            {
                "item": "scrutineers",
                "minutes": "item 3",
                "people": [{"office_id": "M-31", "name": "Nora Example"}],
                "present": 28,
                "votes_for": 28,
            }
        ],
    },
)
