"""Keeps the present step of a unit open until a moment: longer only, never shorter.

The moment is a year ahead at most. The reason is public: it names nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import IN_UNITS, OPEN_OR_SUSPENDED, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.register.course.postponing import POSTPONE_STEP

ACT = Act(
    POSTPONE_STEP,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), IN_UNITS, states=OPEN_OR_SUSPENDED),
    example={
        "reason": "the valley is flooded",
        "unit": "valley",
        "until": "2026-04-01T09:00:00+00:00",
    },
)
