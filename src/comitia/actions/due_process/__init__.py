"""Acts by which people object, answer and appeal, and others decide about it."""

from comitia.actions.due_process import (
    decide_appeal,
    decide_objection,
    lodge_appeal,
    notify_person,
    record_answer,
    record_objection,
    tell_in_full,
    withhold_reasons,
)

ACTS = (
    record_objection.ACT,
    decide_objection.ACT,
    notify_person.ACT,
    record_answer.ACT,
    lodge_appeal.ACT,
    decide_appeal.ACT,
    withhold_reasons.ACT,
    tell_in_full.ACT,
)
