"""Puts all papers of the ballots under seal, package by package.

The packages hold every paper that came back, and are kept as long as the charter says.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.after.sealing import SEAL_PAPERS
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    SEAL_PAPERS,
    Policy(by(Role.SCRUTINEER, of=OWN), at(Step.CONFERENCE), Signers.TWO),
    example={
        "unit": "valley",
        "place": "archive of the committee",
        "rows": [{"ballot": 1, "package": "p-1", "papers": 24}],
    },
)
