"""Reports that somebody has changed post, so that the categories are looked at again.

Until they are recorded anew, vetting stays open and no first ballot begins. What has
changed stands on the card of the person; the record holds a commitment.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, between, by
from comitia.stages.composition.identity.changing import REPORT_CHANGE_OF_POST
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    REPORT_CHANGE_OF_POST,
    Policy(by(Role.SECRETARY, of=OWN), between(Step.VETTING, Step.CONFERENCE)),
    example={
        "person": "4" * 32,
        "since": "2026-03-01",
        "what": "Leads the depot since March.",
    },
)
