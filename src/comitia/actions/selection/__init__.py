"""Acts of selection: the committee's list, and that of the plenary."""

from comitia.actions.selection import adopt_list, adopt_prospective, close_plenary

ACTS = (adopt_list.ACT, adopt_prospective.ACT, close_plenary.ACT)
