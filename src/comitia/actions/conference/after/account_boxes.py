"""Accounts for the boxes of a ballot, before any vote is known.

In each box the papers are counted by hand, and make those that a machine read and
those that were set aside: a copied paper is found in no other way.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.after.boxes import ACCOUNT_BOXES
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    ACCOUNT_BOXES,
    Policy(by(Role.SCRUTINEER, of=OWN), at(Step.CONFERENCE), Signers.TWO),
    example={
        "unit": "valley",
        "ballot": 1,
        "rows": [{"box": "box-1", "returned": 24, "scanned": 22, "aside": 2}],
    },
)
