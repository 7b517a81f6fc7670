"""Acts on the rights of people who are set aside."""

from comitia.actions.due_process import (
    decide_appeal,
    lodge_appeal,
    notify_person,
    record_answer,
)

ACTS = (
    notify_person.ACT,
    record_answer.ACT,
    lodge_appeal.ACT,
    decide_appeal.ACT,
)
