"""Signs the record as it stands: all that was entered, and what follows from it.

A checkpoint kept outside is what shows a record that was rewritten.
"""

from dataclasses import replace
from datetime import datetime

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import ANY_STEP, OWN_OR_ABOVE, by
from comitia.actions.work import Work
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import Entry
from comitia.stages.grants import Role
from comitia.stages.register.record import CHECKPOINT, Checkpoint
from comitia.stages.register.steps import State


def _complete(work: Work, asked: Checkpoint, _: datetime) -> Checkpoint:
    """Fill in how far each unit has come, and the digest of the views."""
    heads = {unit: count for unit, count in work.heads().items() if unit != CENTRE}
    return replace(asked, heads=heads, views=work.views_digest())


def _sign(work: Work, entry: Entry) -> None:
    del entry
    work.sign_tree()


ACT = Act(
    CHECKPOINT,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), ANY_STEP, states=frozenset(State)),
    example={"reason": "the register is closed"},
    complete=_complete,
    afterwards=_sign,
)
