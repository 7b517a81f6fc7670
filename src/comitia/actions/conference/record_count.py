"""Records the count of a ballot: its papers, and the votes for each name.

More papers returned than the charter allows make it void. Papers issued are all that
were handed out, those that were taken back and replaced among them. Most votes are
elected first, none without enough of them; equals at the cut are not elected and stand
again. A primary elects nobody: it lists who stands in the final.
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
        "voters": 24,
        "issued": 25,
        "spoiled": 1,
        "returned": 24,
        "valid": 23,
        "void": 1,
        "void_for": {"too_many": 1},
        "votes": [
            {
                "person": "4" * 32,
                "votes_for": 19,
                "against": 2,
                "abstain": 1,
                "unclear": 1,
            }
        ],
        "write_ins": [{"person": "5" * 32, "votes_for": 1}],
        "written_in": 1,
    },
)
