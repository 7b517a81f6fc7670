"""Records how many people were asked about whom, by how they stand to this person.

What was said stays in the papers of the team; the record has numbers only.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.vetting.team.asking_around import RECORD_INTERVIEWS

ACT = Act(
    RECORD_INTERVIEWS,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.VETTING)),
    example={
        "unit": "valley",
        "members": ["7" * 32],
        "rows": [{"person": "4" * 32, "relation": "colleagues", "count": 3}],
    },
)
