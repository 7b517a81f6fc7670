"""Forgets a person: key, card and index are destroyed, and every digest stays true.

The ground is one of a few words, so that no personal one stands in the record. What
was published before stays published; figures then hold within bounds.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import ANY_STEP, OWN_OR_ABOVE, by
from comitia.actions.work import Work
from comitia.ledger.entry import Entry, payload_of
from comitia.stages.grants import Role
from comitia.stages.register.record import ERASE_PERSON
from comitia.stages.register.steps import State


def _forget(work: Work, entry: Entry) -> None:
    work.forget(str(payload_of(entry)["person"]))


ACT = Act(
    ERASE_PERSON,
    Policy(
        by(Role.OFFICER, of=OWN_OR_ABOVE),
        ANY_STEP,
        Signers.TWO,
        states=frozenset(State),
    ),
    example={"ground": "asked", "person": "4" * 32},
    afterwards=_forget,
)
