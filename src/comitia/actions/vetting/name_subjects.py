"""Names whom to vet, by vote of the body; whoever is not named is told why.

Every nominee is either named or left out with reasons; so many more are named than
there are seats as the charter says. Names of a later round are named by another vote.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.vetting.subjects.naming import NAME_SUBJECTS

ACT = Act(
    NAME_SUBJECTS,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.VETTING)),
    example={
        "unit": "valley",
        "entitled": 5,
        "present": 4,
        "valid": 4,
        "votes_for": 3,
        "names": ["4" * 32],
        "left_out": [{"person": "5" * 32, "reasons": "another branch is larger"}],
        "minutes": "minutes of 2 March, item 3",
    },
)
