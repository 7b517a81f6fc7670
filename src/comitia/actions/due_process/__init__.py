"""Acts by which people object and answer, and others decide about it."""

from comitia.actions.due_process import decide_objection, record_objection

ACTS = (record_objection.ACT, decide_objection.ACT)
