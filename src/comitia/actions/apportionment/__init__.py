"""Acts that divide the seats."""

from comitia.actions.apportionment import divide_seats

ACTS = (divide_seats.ACT,)
