"""Acts that make the outcome of the election public."""

from comitia.actions.publication import publish_list

ACTS = (publish_list.ACT,)
