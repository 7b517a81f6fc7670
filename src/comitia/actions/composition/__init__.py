"""Acts that say what the elected are to have in common, and who joins them."""

from comitia.actions.composition import (
    divide_targets,
    invite_delegates,
    send_nominees,
)

ACTS = (divide_targets.ACT, send_nominees.ACT, invite_delegates.ACT)
