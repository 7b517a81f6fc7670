"""Announces in public whom a unit is going to vet, before anybody is looked into.

From then the term of the charter runs; who comes later is announced anew.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.vetting.subjects.announcing import ANNOUNCE_VETTING

ACT = Act(
    ANNOUNCE_VETTING,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.VETTING)),
    example={"unit": "valley", "places": ["notice board"]},
)
