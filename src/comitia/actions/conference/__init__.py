"""Acts of the conference."""

from comitia.actions.conference import (
    adopt_layer,
    after,
    annul_ballot,
    close_ballots,
    confirm_electors,
    form_delegations,
    name_officials,
    open_ballot,
    order_new_vote,
    record_count,
    record_meeting,
    reduce_seats,
    request_meeting,
    take_items,
)

ACTS = (
    *after.ACTS,
    adopt_layer.ACT,
    confirm_electors.ACT,
    form_delegations.ACT,
    name_officials.ACT,
    take_items.ACT,
    request_meeting.ACT,
    record_meeting.ACT,
    open_ballot.ACT,
    record_count.ACT,
    reduce_seats.ACT,
    close_ballots.ACT,
    annul_ballot.ACT,
    order_new_vote.ACT,
)
