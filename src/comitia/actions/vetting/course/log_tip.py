"""Takes down a tip, where nobody but the reviewers can see it.

The tip has a card of its own, under the number on its receipt: whom it is about and
what it says stand there alone. The record has the unit, the channel, the day, and
whether the tip is specific enough to be checked; nobody learns from it who is meant.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import IN_UNITS, OPEN_OR_SUSPENDED, OWN, by
from comitia.stages.grants import Role
from comitia.stages.vetting.course.tips import LOG_TIP

ACT = Act(
    LOG_TIP,
    Policy(by(Role.REVIEWER, of=OWN), IN_UNITS, states=OPEN_OR_SUSPENDED),
    example={
        "about": "somebody on the list of the valley",
        "channel": "phone",
        "is_checkable": True,
        "office_id": "T-2026-0017",
        "text": "The letter of consent was written by another.",
        "unit": "valley",
    },
)
