"""Acts of selection."""

from comitia.actions.selection import adopt_list

ACTS = (adopt_list.ACT,)
