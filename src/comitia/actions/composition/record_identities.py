"""Records who people are: one category on each axis of the charter, by main work.

The sheet is recorded as a whole or not at all, signed by two. Each category is proved
by documents of the kinds that the charter lists. Where another category would fit too,
or the category changes, the reasons say why; only they are not public. Recording it
again is how a category is looked at anew.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, between, by
from comitia.stages.composition.identity.identifying import RECORD_IDENTITIES
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    RECORD_IDENTITIES,
    Policy(
        by(Role.SECRETARY, Role.SIGNATORY, of=OWN),
        between(Step.VETTING, Step.CONFERENCE),
        Signers.TWO,
    ),
    example={
        "rows": [
            {
                "axis": "work",
                "category": "front-line",
                "evidence": [{"kind": "contract", "sha256": "5" * 64}],
                "others": ["leading"],
                "person": "4" * 32,
                "reasons": "Drives the bus on five days and leads the depot on one.",
            }
        ],
        "unit": "valley",
    },
)
