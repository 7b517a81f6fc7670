"""Acts in which everybody who is proposed is looked into."""

from comitia.actions.vetting import close_vetting, record_findings

ACTS = (
    record_findings.ACT,
    close_vetting.ACT,
)
