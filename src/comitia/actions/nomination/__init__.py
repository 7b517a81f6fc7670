"""Acts in which branches put names forward."""

from comitia.actions.nomination import (
    close_nomination,
    correct_list,
    correct_return,
    divide_names,
    excuse_body,
    reopen_nomination,
    send_list_up,
    submit_return,
)

ACTS = (
    divide_names.ACT,
    submit_return.ACT,
    correct_return.ACT,
    excuse_body.ACT,
    send_list_up.ACT,
    correct_list.ACT,
    close_nomination.ACT,
    reopen_nomination.ACT,
)
