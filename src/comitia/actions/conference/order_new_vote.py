"""Orders a unit to vote again: its vote was not in order, or declared void.

Every ballot that stands is annulled; whoever was elected is a candidate again. The
reason is public: it names nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.course.new_vote import ORDER_NEW_VOTE
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    ORDER_NEW_VOTE,
    Policy(
        by(Role.REVIEWER, of=OWN), at(Step.CREDENTIALS, Step.PUBLICATION), Signers.TWO
    ),
    example={"reason": "a box was open before the count", "unit": "valley"},
)
