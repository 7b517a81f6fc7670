"""Acts around the count: boxes, recounts, answers, papers kept, incidents."""

from comitia.actions.conference.after import (
    account_boxes,
    announce_result,
    destroy_papers,
    log_incident,
    record_acceptance,
    request_recount,
    seal_papers,
)

ACTS = (
    account_boxes.ACT,
    request_recount.ACT,
    announce_result.ACT,
    record_acceptance.ACT,
    seal_papers.ACT,
    destroy_papers.ACT,
    log_incident.ACT,
)
