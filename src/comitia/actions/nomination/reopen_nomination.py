"""Opens another round of nomination, because more names are needed; two people sign.

It is open until a ballot has elected somebody. Who is further on stays there. The
reason is public: it names nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, OWN_OR_ABOVE, between, by
from comitia.stages.grants import Role
from comitia.stages.nomination.reopening import REOPEN_NOMINATION
from comitia.stages.register.steps import Step

ACT = Act(
    REOPEN_NOMINATION,
    Policy(
        by(Role.OFFICER, of=OWN_OR_ABOVE) | by(Role.SECRETARY, of=OWN),
        between(Step.NOMINATION, Step.CONFERENCE),
        Signers.TWO,
    ),
    example={"reason": "two people have withdrawn", "unit": "valley"},
)
