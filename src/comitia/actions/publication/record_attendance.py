"""Records how many came when those elected first met, after the list was published.

Everybody who was due was present or excused. The figures of that moment stand beside
those of the list.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN_OR_ABOVE, at, by
from comitia.stages.grants import Role
from comitia.stages.publication.attending import RECORD_ATTENDANCE
from comitia.stages.register.steps import State, Step

ACT = Act(
    RECORD_ATTENDANCE,
    Policy(
        by(Role.OFFICER, of=OWN_OR_ABOVE),
        at(Step.COMPLETED),
        states=frozenset({State.COMPLETED}),
    ),
    example={"due": 3, "excused": 1, "present": 2},
)
