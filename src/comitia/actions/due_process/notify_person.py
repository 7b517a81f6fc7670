"""Notes that a person was told what was decided; a term begins with that.

After a first decision it is the term to answer, after the final one that to appeal.
How it was done is one of a few words; what a letter says stays outside the record.
Where reasons are withheld, the person is told the criterion, that they are withheld,
and the way of appeal. A suspended election does not keep it from anybody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OPEN_OR_SUSPENDED, OWN, RIGHTS_RUN, by
from comitia.stages.due_process.telling import NOTIFY_PERSON
from comitia.stages.grants import Role

ACT = Act(
    NOTIFY_PERSON,
    Policy(by(Role.SECRETARY, of=OWN), RIGHTS_RUN, states=OPEN_OR_SUSPENDED),
    example={"how": "letter", "matter": "consent", "person": "4" * 32},
)
