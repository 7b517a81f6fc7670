"""Records a letter that asks an organ for its opinion about people.

An organ may be asked again at any time once the day has passed by which it was to
answer, and before an opinion expires; the last one stands until another is there.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, between, by
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step
from comitia.stages.vetting.inquiries.sending import SEND_INQUIRIES

ACT = Act(
    SEND_INQUIRIES,
    Policy(by(Role.SECRETARY, of=OWN), between(Step.VETTING, Step.CONFERENCE)),
    example={
        "unit": "valley",
        "organ": "audit",
        "number": "2026-12",
        "date": "2026-03-02",
        "due": "2026-03-16",
        "signer": "secretary of the committee",
        "persons": ["4" * 32],
    },
)
