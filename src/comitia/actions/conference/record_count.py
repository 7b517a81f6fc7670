"""Records the count of a ballot: its papers, and the votes for each name.

More papers returned than issued make it void. Most votes are elected first, none
without enough of them; equals at the cut are not elected and stand again.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.course.recording import RECORD_COUNT
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    RECORD_COUNT,
    Policy(by(Role.SCRUTINEER, of=OWN), at(Step.CONFERENCE), Signers.TWO),
    example={
        "unit": "valley",
        "ballot": 1,
        "issued": 24,
        "spoiled": 1,
        "returned": 24,
        "valid": 23,
        "void": 1,
        "votes": [{"person": "4" * 32, "votes_for": 20, "against": 2, "abstain": 1}],
    },
)
