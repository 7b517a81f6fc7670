"""Records the report on each subject by its digest, and what it considered.

A report that is made anew takes the place of the one before.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.vetting.team.reporting import RECORD_REPORTS

ACT = Act(
    RECORD_REPORTS,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.VETTING)),
    example={
        "unit": "valley",
        "members": ["7" * 32],
        "rows": [
            {
                "person": "4" * 32,
                "sha256": "5" * 64,
                "considered": ["interviews"],
            }
        ],
    },
)
