"""Acts in which branches put names forward."""

from comitia.actions.nomination import (
    close_nomination,
    correct_return,
    excuse_body,
    reopen_nomination,
    submit_return,
)

ACTS = (
    submit_return.ACT,
    correct_return.ACT,
    excuse_body.ACT,
    close_nomination.ACT,
    reopen_nomination.ACT,
)
