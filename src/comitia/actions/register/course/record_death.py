"""A person died: the name goes no further; a seat that was won stays open.

By which document it is known is kept on the person's card.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import IN_UNITS, OPEN_OR_SUSPENDED, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.register.course.leaving import RECORD_DEATH

ACT = Act(
    RECORD_DEATH,
    Policy(
        by(Role.OFFICER, Role.SECRETARY, of=OWN_OR_ABOVE),
        IN_UNITS,
        states=OPEN_OR_SUSPENDED,
    ),
    example={"evidence": "notice of the registry, no. 12", "person": "4" * 32},
)
