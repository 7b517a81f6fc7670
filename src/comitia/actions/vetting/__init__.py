"""Acts in which everybody who is proposed is looked into."""

from comitia.actions.vetting import (
    announce_vetting,
    close_vetting,
    course,
    form_team,
    name_subjects,
    record_findings,
    record_interviews,
    record_reports,
    record_visits,
)

ACTS = (
    name_subjects.ACT,
    announce_vetting.ACT,
    form_team.ACT,
    record_interviews.ACT,
    record_visits.ACT,
    record_reports.ACT,
    record_findings.ACT,
    *course.ACTS,
    close_vetting.ACT,
)
