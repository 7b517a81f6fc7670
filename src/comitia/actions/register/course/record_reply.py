"""Records the reply to a request, granted or declined; the step may then be closed.

One that declines names leads each of them back to vetting, with all the rights there:
nobody is set aside by a letter. One that declines a list leads the unit back to
selection, where the charter says so of its subject.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import IN_UNITS, OPEN_OR_SUSPENDED, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.register.course.replies import RECORD_REPLY

ACT = Act(
    RECORD_REPLY,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), IN_UNITS, states=OPEN_OR_SUSPENDED),
    example={
        "date": "2026-03-05",
        "letter": "5" * 32,
        "number": "2026-31",
        "outcome": "granted",
        "signer": "head of the office",
    },
)
