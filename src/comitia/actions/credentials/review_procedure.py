"""Records what the review found of how a unit voted, point by point; two sign.

Where a point was not in order nobody is confirmed, and the unit votes again once that
is ordered. A note is public and names nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, at, by
from comitia.stages.credentials.reviewing import REVIEW_PROCEDURE
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    REVIEW_PROCEDURE,
    Policy(
        by(Role.SECRETARY, Role.SIGNATORY, of=OWN), at(Step.CREDENTIALS), Signers.TWO
    ),
    example={
        "points": [
            {"in_order": True, "point": "quorum"},
            {"in_order": False, "note": "a box was open", "point": "papers"},
        ],
        "unit": "valley",
    },
)
