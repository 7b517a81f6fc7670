"""Acts in which branches return, one by one, by the sheet, or as totals."""

from comitia.actions.nomination.returns import (
    correct_return,
    key_returns,
    log_outreach,
    submit_return,
    submit_returns,
    submit_sealed_returns,
)

ACTS = (
    submit_return.ACT,
    submit_returns.ACT,
    key_returns.ACT,
    submit_sealed_returns.ACT,
    log_outreach.ACT,
    correct_return.ACT,
)
