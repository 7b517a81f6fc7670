"""Records an objection against a name on notice or a person elected.

Its words go to the card of that person; the record holds a commitment. The
term to object runs on in a suspended election, and so does this right.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OPEN_OR_SUSPENDED, OWN, at, by
from comitia.stages.due_process.objections import RECORD_OBJECTION
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    RECORD_OBJECTION,
    Policy(
        by(Role.SECRETARY, of=OWN),
        at(Step.NOTICE, Step.CREDENTIALS),
        states=OPEN_OR_SUSPENDED,
    ),
    example={"person": "4" * 32, "text": "was not a member in 2024"},
)
