"""Invites delegates by name, by a document: the same rights, outside the seats.

They are entered with it: to each a card, to the record commitments. Every figure tells
them apart from those elected.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import IN_UNITS, OWN_OR_ABOVE, by
from comitia.stages.composition.special.invited import INVITE_DELEGATES
from comitia.stages.grants import Role

ACT = Act(
    INVITE_DELEGATES,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), IN_UNITS),
    example={
        "date": "2026-01-07",
        "document": "2026-10",
        "rows": [{"name": "Ben Example", "office_id": "9001"}],
    },
)
