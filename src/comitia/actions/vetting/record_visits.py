"""Records how many visits the team made for whom, by their kind."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.vetting.team.asking_around import RECORD_VISITS

ACT = Act(
    RECORD_VISITS,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.VETTING)),
    example={
        "unit": "valley",
        "members": ["7" * 32],
        "rows": [{"person": "4" * 32, "kind": "workplace", "count": 1}],
    },
)
