"""Takes a layer into the charter of a unit: its plan, or its conference's method.

The text is a layer of the charter as a file holds it, and is public. It may tighten
what stands above it and loosen nothing; it holds from the day on which it is entered.
A plan needs the granted reply that the charter names; a method is adopted by the vote
of the conference, when the agenda comes to it and before the ballot that it governs.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, between, by
from comitia.stages.conference.course.adopting import ADOPT_LAYER
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    ADOPT_LAYER,
    Policy(by(Role.SECRETARY, of=OWN), between(Step.NOMINATION, Step.CONFERENCE)),
    example={
        "unit": "valley",
        "file": "plan-valley.toml",
        "number": "2026-9",
        "text": (
            '[layer]\nname = "Plan of the valley"\nrank = "unit-plan"\n'
            'units = ["valley"]\nfrom = 2026-01-05\n\n'
            '[notice.term]\nvalue = "7 days"\nclause = "Plan 3"\n'
        ),
    },
)
