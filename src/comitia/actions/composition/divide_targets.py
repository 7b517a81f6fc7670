"""Divides the seats by units and by values at once, as targets for the delegations.

It can be done again while all units nominate: not when one has closed its nomination,
and again when that is reopened. The last one counts. Nobody is refused for missing a
target.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN_OR_ABOVE, at, by
from comitia.stages.composition.targets import DIVIDE_TARGETS
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    DIVIDE_TARGETS,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), at(Step.NOMINATION)),
    example={
        "cells": [
            {"seats": 2, "unit": "valley", "value": "men", "weight": 60},
            {"seats": 1, "unit": "valley", "value": "women", "weight": 40},
        ],
        "columns": {"men": "1/1", "women": "1/1"},
        "rows": {"valley": "30/1"},
        "source": "Register of members on 31 December",
    },
)
