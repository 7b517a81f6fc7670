"""Records the reply to a request, granted or declined; the step may then be closed."""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import IN_UNITS, OPEN_OR_SUSPENDED, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.register.course.letters import RECORD_REPLY

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
