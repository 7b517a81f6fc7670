"""Acts that say what the elected have in common, who they are, and who joins them."""

from comitia.actions.composition import (
    divide_targets,
    invite_delegates,
    record_honours,
    record_identities,
    report_change_of_post,
    send_nominees,
    state_members,
)

ACTS = (
    divide_targets.ACT,
    send_nominees.ACT,
    invite_delegates.ACT,
    record_identities.ACT,
    report_change_of_post.ACT,
    record_honours.ACT,
    state_members.ACT,
)
