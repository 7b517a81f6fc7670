"""Lodges an appeal of a person who was set aside and was told of it for good.

Further grounds come in by the same act, until the term to appeal is over. Not only the
committee takes it in, against which it goes: a secretary of the person's branch or a
reviewer may do it too. A suspended election does not take the right away.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OPEN_OR_SUSPENDED, RELATED, RIGHTS_RUN, by
from comitia.stages.due_process.appealing import LODGE_APPEAL
from comitia.stages.grants import Role

ACT = Act(
    LODGE_APPEAL,
    Policy(
        by(Role.SECRETARY, Role.REVIEWER, of=RELATED),
        RIGHTS_RUN,
        states=OPEN_OR_SUSPENDED,
    ),
    example={
        "grounds": "The letter was not read.",
        "matter": "consent",
        "person": "4" * 32,
    },
)
