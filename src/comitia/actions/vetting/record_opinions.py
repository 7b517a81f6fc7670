"""Records what an organ answered to an inquiry, person by person.

An opinion decides nothing; findings do. Where the organ says something, its words go to
the person's card. How long the opinion holds follows from its date.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, between, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.vetting.inquiries.answering import RECORD_OPINIONS

ACT = Act(
    RECORD_OPINIONS,
    Policy(by(Role.SECRETARY, of=OWN), between(Step.VETTING, Step.CONFERENCE)),
    example={
        "unit": "valley",
        "letter": "8" * 32,
        "number": "A-7",
        "date": "2026-03-10",
        "signer": "head of the audit",
        "rows": [{"person": "4" * 32, "says": "clear"}],
    },
)
