"""A person withdraws: the name goes no further, and nobody is elected in its place.

The reason is kept on the person's card; the record holds its commitment.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import IN_UNITS, OPEN_OR_SUSPENDED, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.register.course.leaving import WITHDRAW_PERSON

ACT = Act(
    WITHDRAW_PERSON,
    Policy(
        by(Role.OFFICER, Role.SECRETARY, of=OWN_OR_ABOVE),
        IN_UNITS,
        states=OPEN_OR_SUSPENDED,
    ),
    example={"person": "4" * 32, "reason": "moves abroad"},
)
