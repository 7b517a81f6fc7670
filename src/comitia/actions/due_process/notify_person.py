"""Notes that a person was told what was decided; a term begins with that.

After a first decision it is the term to answer, after the final one that to appeal.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, RIGHTS_RUN, by
from comitia.stages.due_process.telling import NOTIFY_PERSON
from comitia.stages.grants import Role

ACT = Act(
    NOTIFY_PERSON,
    Policy(by(Role.SECRETARY), OWN, RIGHTS_RUN),
    example={"how": "letter, handed over", "matter": "consent", "person": "4" * 32},
)
