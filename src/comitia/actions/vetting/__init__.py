"""Acts in which everybody who is proposed is looked into."""

from comitia.actions.vetting import close_vetting, name_subjects, record_findings

ACTS = (
    name_subjects.ACT,
    record_findings.ACT,
    close_vetting.ACT,
)
