"""Records honours by the sheet: level, name, issuer, and the document behind each.

The level is public and counts in figures; name and issuer of an honour go to the card
of the person. No honour is counted twice by one document, and none is a condition.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, between, by
from comitia.stages.composition.identity.honours import RECORD_HONOURS
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    RECORD_HONOURS,
    Policy(
        by(Role.SECRETARY, Role.SIGNATORY, of=OWN),
        between(Step.VETTING, Step.CONFERENCE),
        Signers.TWO,
    ),
    example={
        "rows": [
            {
                "issuer": "The association",
                "level": "provincial",
                "person": "4" * 32,
                "sha256": "5" * 64,
                "what": "Driver of the year",
            }
        ],
        "unit": "valley",
    },
)
