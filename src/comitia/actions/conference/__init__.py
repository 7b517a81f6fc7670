"""Acts of the conference."""

from comitia.actions.conference import (
    adopt_layer,
    after,
    agenda,
    annul_ballot,
    close_ballots,
    confirm_electors,
    form_delegations,
    name_officials,
    open_ballot,
    order_new_vote,
    record_count,
    reduce_seats,
)

ACTS = (
    *after.ACTS,
    adopt_layer.ACT,
    confirm_electors.ACT,
    form_delegations.ACT,
    name_officials.ACT,
    *agenda.ACTS,
    open_ballot.ACT,
    record_count.ACT,
    reduce_seats.ACT,
    close_ballots.ACT,
    annul_ballot.ACT,
    order_new_vote.ACT,
)
