"""Acts in which branches put names forward."""

from comitia.actions.nomination import (
    close_nomination,
    correct_list,
    correct_return,
    divide_names,
    excuse_body,
    key_returns,
    reopen_nomination,
    send_list_up,
    submit_return,
    submit_returns,
)

ACTS = (
    divide_names.ACT,
    submit_return.ACT,
    submit_returns.ACT,
    key_returns.ACT,
    correct_return.ACT,
    excuse_body.ACT,
    send_list_up.ACT,
    correct_list.ACT,
    close_nomination.ACT,
    reopen_nomination.ACT,
)
