"""Puts an incident at a conference into its minutes, with what was done about it.

Both are public, and name nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.after.incidents import LOG_INCIDENT
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    LOG_INCIDENT,
    Policy(by(Role.SECRETARY, Role.SCRUTINEER, of=OWN), at(Step.CONFERENCE)),
    example={
        "unit": "valley",
        "what": "the lights went out during the vote",
        "measures": "the boxes were watched; the vote went on after ten minutes",
    },
)
