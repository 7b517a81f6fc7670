"""Publishes the list of those elected, before their credentials are reviewed.

It can be done once every unit has voted and, where the charter asks for it, has the
approval of its vote. From then on anybody may object for the whole term.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import IN_UNITS, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.publication.elected import PUBLISH_ELECTED

ACT = Act(
    PUBLISH_ELECTED,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), IN_UNITS),
    example={"attributes": ["name", "branch"]},
)
