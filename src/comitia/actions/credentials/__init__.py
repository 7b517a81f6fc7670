"""Acts on credentials: who reviews, how it was voted, who is confirmed or replaced."""

from comitia.actions.credentials import (
    approve_annulment,
    close_credentials,
    confirm_credentials,
    declare_conflict,
    declare_void,
    form_review_group,
    order_replacement,
    review_procedure,
)

ACTS = (
    form_review_group.ACT,
    declare_conflict.ACT,
    review_procedure.ACT,
    confirm_credentials.ACT,
    order_replacement.ACT,
    declare_void.ACT,
    approve_annulment.ACT,
    close_credentials.ACT,
)
