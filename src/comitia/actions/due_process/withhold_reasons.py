"""Withholds reasons from a person for a time, on the word of an authority that may.

It is done before the person is told, on a ground that the charter lists, until a day.
Somebody of the authority signs, and somebody of the body that decided; neither of them
judges the appeal. The person is told all but the reasons, can answer and appeal; who
decides the appeal sees everything. On the day after, the reasons are told.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, RELATED, RIGHTS_RUN, by
from comitia.stages.due_process.withholding import WITHHOLD_REASONS
from comitia.stages.grants import Role

ACT = Act(
    WITHHOLD_REASONS,
    Policy(
        by(Role.SIGNATORY, of=OWN) | by(Role.REVIEWER, of=RELATED),
        RIGHTS_RUN,
        Signers.TWO,
    ),
    example={
        "ground": "protects-others",
        "matter": "consent",
        "number": "2026-17",
        "person": "4" * 32,
        "until": "2026-03-01",
        "withheld_by": "review",
    },
)
