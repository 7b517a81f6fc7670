"""Acts in which everybody who is proposed is looked into."""

from comitia.actions.vetting import (
    close_tip,
    close_vetting,
    log_tip,
    name_subjects,
    record_findings,
    replace_name,
    return_to_vetting,
)

ACTS = (
    name_subjects.ACT,
    record_findings.ACT,
    log_tip.ACT,
    close_tip.ACT,
    return_to_vetting.ACT,
    replace_name.ACT,
    close_vetting.ACT,
)
