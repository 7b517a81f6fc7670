"""Records what the next higher level said of a vote that was declared void.

Nobody who signed the declaration signs here. Granted, a new vote can be ordered;
declined, the review goes on.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN_OR_ABOVE, at, by
from comitia.stages.credentials.annulling import APPROVE_ANNULMENT
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    APPROVE_ANNULMENT,
    Policy(
        by(Role.OFFICER, of=OWN_OR_ABOVE),
        at(Step.CREDENTIALS, Step.PUBLICATION),
        Signers.TWO,
    ),
    example={
        "date": "2026-03-05",
        "number": "2026-44",
        "outcome": "granted",
        "signer": "head of the office",
        "unit": "valley",
    },
)
