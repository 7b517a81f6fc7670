"""Records what a check found about a person; the holder of every post signs.

Anything but a pass needs reasons and is provisional the first time: the person is
told, may answer, and only then is it decided for good.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.vetting.finding import RECORD_FINDING

ACT = Act(
    RECORD_FINDING,
    Policy(by(Role.SIGNATORY), OWN, at(Step.VETTING), Signers.POSTS),
    example={
        "check": "consent",
        "evidence": [{"sha256": "5" * 64, "what": "letter of consent"}],
        "outcome": "unresolved",
        "person": "4" * 32,
        "reasons": "The letter is not signed.",
    },
)
