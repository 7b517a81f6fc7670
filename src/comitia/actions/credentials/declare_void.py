"""Declares the vote of a unit void, after an investigation; two sign.

Nothing is undone by it: the next higher level approves it first, and a new vote is then
ordered. Until one of both nobody is confirmed. The reason is public and names nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, at, by
from comitia.stages.credentials.annulling import DECLARE_VOID
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    DECLARE_VOID,
    Policy(
        by(Role.REVIEWER, of=OWN),
        at(Step.CREDENTIALS, Step.PUBLICATION),
        Signers.TWO,
    ),
    example={
        "document": "report of the inquiry, 2026-40",
        "reason": "votes were bought",
        "sha256": "0" * 64,
        "unit": "valley",
    },
)
