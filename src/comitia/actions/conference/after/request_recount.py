"""Asks for a ballot to be counted again, where so many electors want that.

It is counted once more, by two scrutineers as before, before anything else rests on
it. The reason is public: it names nobody.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN, at, by
from comitia.stages.conference.after.recounting import REQUEST_RECOUNT
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

ACT = Act(
    REQUEST_RECOUNT,
    Policy(by(Role.SECRETARY, Role.SCRUTINEER, of=OWN), at(Step.CONFERENCE)),
    example={
        "unit": "valley",
        "ballot": 1,
        "asked_by": 6,
        "reason": "a table counted twice",
    },
)
