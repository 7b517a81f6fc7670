"""Acts by which people object and answer, and others decide about it."""

from comitia.actions.due_process import decide_objection, record_objection

ACTS = (record_objection.ACT, decide_objection.ACT)
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
