"""Declares the whole election void, for good; the record of it stays.

Reason and authority are public: they name nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import ANY_STEP, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.register.course.stopping import ANNUL_ELECTION
from comitia.stages.register.steps import State

ACT = Act(
    ANNUL_ELECTION,
    Policy(
        by(Role.OFFICER, of=OWN_OR_ABOVE),
        ANY_STEP,
        Signers.TWO,
        states=frozenset(State) - {State.VOID},
    ),
    example={"authority": "general assembly, motion 7", "reason": "a forged register"},
)
