"""Closes a tip: it was looked into, or cannot be checked. Two reviewers sign.

How it was looked into stands on the card of the tip. What it showed about a person
comes to that person as a finding, with reasons, an answer and an appeal.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import IN_UNITS, OWN, by
from comitia.stages.grants import Role
from comitia.stages.vetting.course.tips import CLOSE_TIP

ACT = Act(
    CLOSE_TIP,
    Policy(by(Role.REVIEWER, of=OWN), IN_UNITS, Signers.TWO),
    example={
        "outcome": "looked_into",
        "text": "The writing was compared: it is the person's own.",
        "tip": "6" * 32,
        "unit": "valley",
    },
)
