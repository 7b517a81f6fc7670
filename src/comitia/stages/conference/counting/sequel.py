"""What comes after a count, who may decide it, who stands, and for how many seats."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from comitia.stages.conference.counting.method import (
    BallotMethod,
    Decider,
    OpenSeats,
    Tie,
)
from comitia.stages.conference.counting.ranking import Elected


class What(StrEnum):
    """What can come next."""

    VOTE_AGAIN = "vote_again"
    FURTHER_BALLOT = "further_ballot"
    LOT = "lot"
    FURTHER_ELECTION = "further_election"
    REDUCE_SEATS = "reduce_seats"
    LEAVE_OPEN = "leave_open"
    FINAL = "final"


_AFTER_TIE: Final = {
    Tie.FURTHER_BALLOT: (What.FURTHER_BALLOT, Decider.ELECTORS),
    Tie.LOT: (What.LOT, Decider.PRESIDIUM),
}


@dataclass(frozen=True, slots=True)
class Sequel:
    """One thing that comes next; nobody stands where no votes are cast."""

    what: What
    who: Decider
    standing: tuple[str, ...]
    seats: int


def after_void(method: BallotMethod, standing: Sequence[str]) -> tuple[Sequel, ...]:
    """Return what follows a ballot that decided nothing: the same once more."""
    return (Sequel(What.VOTE_AGAIN, Decider.ELECTORS, tuple(standing), method.places),)


def after_count(
    method: BallotMethod, found: Elected, standing: Sequence[str]
) -> tuple[Sequel, ...]:
    """Return what follows a ballot that was counted; nothing once all is settled.

    `standing` are the names on the paper that may still stand, in its order; those
    elected are left out here. A tie is voted on by the tied alone.
    """
    if found.tied:
        what, who = _AFTER_TIE[method.tie]
        return (Sequel(what, who, found.tied, found.seats_left),)
    rest = tuple(name for name in standing if name not in set(found.elected))
    left = _after_shortage(method, rest, found.seats_left)
    is_list_fixed = method.open_seats is OpenSeats.LEAVE_OPEN or not left
    if method.primary is None or not is_list_fixed or not found.elected:
        return left
    seats = min(method.seats, len(found.elected))
    return (*left, Sequel(What.FINAL, Decider.ELECTORS, found.elected, seats))


def _after_shortage(
    method: BallotMethod, rest: tuple[str, ...], seats: int
) -> tuple[Sequel, ...]:
    if not seats:
        return ()
    if method.open_seats is OpenSeats.FURTHER_ELECTION:
        return (Sequel(What.FURTHER_ELECTION, Decider.ELECTORS, rest, seats),)
    if method.open_seats is OpenSeats.REDUCE_SEATS:
        return (Sequel(What.REDUCE_SEATS, method.reduced_by, (), seats),)
    return (Sequel(What.LEAVE_OPEN, Decider.ELECTORS, (), seats),)
