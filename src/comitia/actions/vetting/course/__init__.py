"""Acts of what may come between: tips, a name sent back, a name in another's place."""

from comitia.actions.vetting.course import (
    close_tip,
    log_tip,
    replace_name,
    return_to_vetting,
)

ACTS = (
    log_tip.ACT,
    close_tip.ACT,
    return_to_vetting.ACT,
    replace_name.ACT,
)
