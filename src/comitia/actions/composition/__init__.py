"""Acts that say what the elected are to have in common."""

from comitia.actions.composition import divide_targets

ACTS = (divide_targets.ACT,)
