"""Acts of the conference."""

from comitia.actions.conference import (
    adopt_layer,
    annul_ballot,
    close_ballots,
    open_ballot,
    record_count,
    reduce_seats,
    take_items,
)

ACTS = (
    adopt_layer.ACT,
    take_items.ACT,
    open_ballot.ACT,
    record_count.ACT,
    reduce_seats.ACT,
    close_ballots.ACT,
    annul_ballot.ACT,
)
