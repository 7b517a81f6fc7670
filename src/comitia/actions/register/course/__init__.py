"""Acts that may be done at any step: people leave, dates move, requests go up."""

from comitia.actions.register.course import (
    annul_election,
    correct_person,
    file_documents,
    postpone_step,
    record_death,
    record_reply,
    resume_election,
    send_request,
    suspend_election,
    withdraw_person,
)

ACTS = (
    withdraw_person.ACT,
    record_death.ACT,
    correct_person.ACT,
    postpone_step.ACT,
    suspend_election.ACT,
    resume_election.ACT,
    annul_election.ACT,
    send_request.ACT,
    record_reply.ACT,
    file_documents.ACT,
)
