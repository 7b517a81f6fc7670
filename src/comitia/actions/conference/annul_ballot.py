"""Annuls a ballot: whom it elected is a candidate again, and a new vote is held.

The reason is public: it names nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.course.annulling import ANNUL_BALLOT
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    ANNUL_BALLOT,
    Policy(
        by(Role.REVIEWER, of=OWN), at(Step.CONFERENCE, Step.CREDENTIALS), Signers.TWO
    ),
    example={"unit": "valley", "ballot": 1, "reason": "papers were left unwatched"},
)
