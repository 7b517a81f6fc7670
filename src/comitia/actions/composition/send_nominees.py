"""Sends candidates of the centre to stand in a unit, by a document.

They use the unit's seats. The rounds of nomination they skip; vetting, list and ballot
they go through like all others.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN_OR_ABOVE, at, by
from comitia.stages.composition.special.nominees import SEND_NOMINEES
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    SEND_NOMINEES,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), at(Step.NOMINATION, Step.VETTING)),
    example={
        "date": "2026-01-07",
        "document": "2026-9",
        "persons": ["4" * 32],
        "unit": "valley",
    },
)
