"""Forms the team that looks into people; each member says where a conflict is.

Members are accounts; nobody looks into, reports on or signs about a person about whom
he declared a conflict. A new team takes the place of the one before.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.vetting.team.forming import FORM_TEAM

ACT = Act(
    FORM_TEAM,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.VETTING)),
    example={
        "unit": "valley",
        "members": [
            {"member": "6" * 32, "declared": ["4" * 32]},
            {"member": "7" * 32},
        ],
    },
)
