"""Publishes the list of delegates and its figures; the election is then complete.

The people are frozen in a roll; each figure names its base, its moment and the rows it
was counted from.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import IN_UNITS, OWN_OR_ABOVE, by
from comitia.stages.figures import PUBLISH_LIST
from comitia.stages.grants import Role

ACT = Act(
    PUBLISH_LIST,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), IN_UNITS),
    example={"attributes": ["name", "branch"]},
)
