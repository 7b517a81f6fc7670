"""Destroys the papers of a conference once they need not be kept any longer.

Two people stand behind it. How it was done is public, and names nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN, OWN_OR_ABOVE, at, by
from comitia.stages.conference.after.sealing import DESTROY_PAPERS
from comitia.stages.grants import Role
from comitia.stages.register.steps import State, Step

ACT = Act(
    DESTROY_PAPERS,
    Policy(
        by(Role.OFFICER, of=OWN_OR_ABOVE) | by(Role.SECRETARY, Role.SCRUTINEER, of=OWN),
        at(Step.PUBLICATION, Step.COMPLETED),
        Signers.TWO,
        frozenset({State.RUNNING, State.COMPLETED}),
    ),
    example={"unit": "valley", "how": "shredded under watch"},
)
