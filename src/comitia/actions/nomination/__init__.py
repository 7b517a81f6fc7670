"""Acts in which branches put names forward."""

from comitia.actions.nomination import (
    close_nomination,
    correct_return,
    divide_names,
    excuse_body,
    reopen_nomination,
    submit_return,
)

ACTS = (
    divide_names.ACT,
    submit_return.ACT,
    correct_return.ACT,
    excuse_body.ACT,
    close_nomination.ACT,
    reopen_nomination.ACT,
)
