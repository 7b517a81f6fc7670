"""Acts of the conference."""

from comitia.actions.conference import (
    annul_ballot,
    close_ballots,
    open_ballot,
    record_count,
)

ACTS = (open_ballot.ACT, record_count.ACT, close_ballots.ACT, annul_ballot.ACT)
