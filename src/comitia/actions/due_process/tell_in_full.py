"""Notes that a person was told the reasons that were withheld; the term begins anew.

That is open at any time, and has to be done once the day is over: no step is closed
before. A suspended election does not keep it from anybody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OPEN_OR_SUSPENDED, OWN, RIGHTS_RUN, by
from comitia.stages.due_process.withholding import TELL_IN_FULL
from comitia.stages.grants import Role

ACT = Act(
    TELL_IN_FULL,
    Policy(by(Role.SECRETARY, of=OWN), RIGHTS_RUN, states=OPEN_OR_SUSPENDED),
    example={"how": "letter", "matter": "consent", "person": "4" * 32},
)
