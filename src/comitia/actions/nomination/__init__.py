"""Acts in which branches put names forward."""

from comitia.actions.nomination import (
    close_nomination,
    correct_list,
    divide_names,
    excuse_body,
    reopen_nomination,
    returns,
    send_list_up,
)

ACTS = (
    divide_names.ACT,
    *returns.ACTS,
    excuse_body.ACT,
    send_list_up.ACT,
    correct_list.ACT,
    close_nomination.ACT,
    reopen_nomination.ACT,
)
