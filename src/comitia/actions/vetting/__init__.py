"""Acts in which everybody who is proposed is looked into."""

from comitia.actions.vetting import close_vetting, record_finding

ACTS = (
    record_finding.ACT,
    close_vetting.ACT,
)
