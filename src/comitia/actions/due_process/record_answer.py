"""Takes down what a person answers; it is read before anything final is decided.

More may be said by the same act. An answer lets a better finding come at once; one
against the person waits until the whole term is over, so that nobody cuts it short.
A suspended election does not take the right away.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OPEN_OR_SUSPENDED, OWN, RIGHTS_RUN, by
from comitia.stages.due_process.telling import RECORD_ANSWER
from comitia.stages.grants import Role

ACT = Act(
    RECORD_ANSWER,
    Policy(
        by(Role.SECRETARY, of=OWN),
        RIGHTS_RUN,
        states=OPEN_OR_SUSPENDED,
    ),
    example={
        "matter": "consent",
        "person": "4" * 32,
        "text": "I did agree; the letter is enclosed.",
    },
)
