"""Acts in which everybody who is proposed is looked into."""

from comitia.actions.vetting import (
    announce_vetting,
    close_vetting,
    course,
    form_team,
    name_subjects,
    record_findings,
    record_interviews,
    record_opinions,
    record_reports,
    record_visits,
    send_inquiries,
)

ACTS = (
    name_subjects.ACT,
    announce_vetting.ACT,
    form_team.ACT,
    record_interviews.ACT,
    record_visits.ACT,
    record_reports.ACT,
    send_inquiries.ACT,
    record_opinions.ACT,
    record_findings.ACT,
    *course.ACTS,
    close_vetting.ACT,
)
