"""Shows the list, in every place that the charter names; the term begins."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.grants import Role
from comitia.stages.notice.showing import OPEN_NOTICE
from comitia.stages.register.steps import Step

ACT = Act(
    OPEN_NOTICE,
    Policy(by(Role.SECRETARY, of=OWN), at(Step.NOTICE)),
    example={"unit": "valley", "places": ["notice board", "club page"]},
)
