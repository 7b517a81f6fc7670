"""Sets right what a person's card says: two people sign; the reason stays on the card.

A new id of the office leads to the same person from now on, and the old one still does.
"""

from datetime import datetime

from comitia.actions.act import Act
from comitia.actions.policy import Policy, Signers
from comitia.actions.rows import OWN_OR_ABOVE, between, by
from comitia.actions.work import Work
from comitia.kernel.findings import Finding, Refused
from comitia.ledger.entry import Entry, payload_of
from comitia.stages.grants import Role
from comitia.stages.register.course.correcting import CORRECT_PERSON, CorrectPerson
from comitia.stages.register.steps import State, Step


def _belongs_to_nobody_else(
    work: Work, asked: CorrectPerson, _: datetime
) -> CorrectPerson:
    """Refuse an office's id under which another person is found already."""
    if isinstance(asked.office_id, str):
        found = work.find_person(work.keys.intake_index(asked.office_id))
        if found not in {None, asked.person}:
            raise Refused([Finding.of("register.office_id_taken", key="office_id")])
    return asked


def _index(work: Work, entry: Entry) -> None:
    """Let the person be found by the id that the card says now."""
    payload = payload_of(entry)
    person = str(payload["person"])
    if payload["office_id"] is not None:
        office_id = str(work.card(person).value("office_id"))
        index = work.keys.intake_index(office_id)
        if work.find_person(index) is None:
            work.index_person(index, person)


ACT = Act(
    CORRECT_PERSON,
    Policy(
        by(Role.OFFICER, Role.SECRETARY, of=OWN_OR_ABOVE),
        between(Step.APPORTIONMENT, Step.COMPLETED),
        Signers.TWO,
        states=frozenset({State.RUNNING, State.SUSPENDED, State.COMPLETED}),
    ),
    example={
        "name": "Ada Example-Young",
        "person": "4" * 32,
        "reason": "married in March",
    },
    complete=_belongs_to_nobody_else,
    afterwards=_index,
)
