"""Records what checks found about people; the holder of every post signs the sheet.

It is recorded as a whole or not at all. Anything but a pass needs reasons and is
provisional the first time: the person is told, may answer, and only then is it
decided for good: a pass as soon as there is an answer, anything else when the whole
term to answer is over. What a piece of evidence is, is public: it names nobody; the
reasons are not.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.vetting.finding import RECORD_FINDINGS

ACT = Act(
    RECORD_FINDINGS,
    Policy(by(Role.SIGNATORY, of=OWN), at(Step.VETTING), Signers.POSTS),
    example={
        "rows": [
            {
                "check": "consent",
                "evidence": [{"sha256": "5" * 64, "what": "letter of consent"}],
                "outcome": "unresolved",
                "person": "4" * 32,
                "reasons": "The letter is not signed.",
            }
        ],
        "unit": "valley",
    },
)
