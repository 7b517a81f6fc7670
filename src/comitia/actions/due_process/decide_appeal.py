"""Decides an appeal: two reviewers of another body, who had no part in the decision.

It may be upheld at once; it is dismissed only when the whole term to appeal is over,
because more grounds may come until then.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, RIGHTS_RUN, by
from comitia.stages.due_process.appealing import DECIDE_APPEAL
from comitia.stages.grants import Role

ACT = Act(
    DECIDE_APPEAL,
    Policy(by(Role.REVIEWER, of=OWN), RIGHTS_RUN, Signers.TWO),
    example={
        "matter": "consent",
        "outcome": "upheld",
        "person": "4" * 32,
        "reasons": "The letter of consent is genuine.",
    },
)
