"""Records how the meeting of all who are to sit confirmed the report on credentials.

Delegates and guests vote alike. Where the charter wants it, no list of delegates is
published before; what is confirmed in one meeting is confirmed of all units.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import IN_UNITS, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.publication.report import CONFIRM_REPORT

ACT = Act(
    CONFIRM_REPORT,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), IN_UNITS, Signers.TWO),
    example={
        "entitled": 3,
        "minutes": "minutes of the preparatory meeting, item 2",
        "present": 3,
        "votes_for": 3,
    },
)
