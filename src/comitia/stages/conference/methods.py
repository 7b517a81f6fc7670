"""The method of a ballot, as the charter has it for a unit."""

from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.stages.conference.ballots import Kind
from comitia.stages.conference.counting.method import (
    BallotMethod,
    Decider,
    OpenSeats,
    PaperRules,
    Tie,
    Unclear,
    WriteIn,
)

QUORUM: Final = "conference.quorum"
THRESHOLD: Final = "conference.threshold"
PRIMARY_THRESHOLD: Final = "conference.primary_threshold"
TIE: Final = "conference.tie"
OPEN_SEATS: Final = "conference.open_seats"
DECIDED_BY: Final = "conference.open_seats_by"
_MOST_NAMES: Final = "conference.most_names"
_RETURNED: Final = "conference.returned_at_most"
_UNCLEAR: Final = "conference.unclear"
_WRITE_IN: Final = "conference.write_in"


def method_of(kind: Kind, seats: int, rules: Rules) -> BallotMethod:
    """Return how a ballot of a kind for so many seats is decided.

    Charter keys: those of the threshold of the kind, ``conference.quorum``, ``tie``,
    ``open_seats``, ``open_seats_by``, and those of the paper.
    """
    is_primary = kind is Kind.PRIMARY
    return BallotMethod(
        seats,
        rules.read(QUORUM, Bound).value,
        rules.read(bar_key(kind), Bound).value,
        paper_rules(seats, rules),
        Tie(rules.read(TIE, str).value),
        OpenSeats(rules.read(OPEN_SEATS, str).value),
        Decider(rules.read(DECIDED_BY, str).value),
        primary=seats if is_primary else None,
    )


def paper_rules(seats: int, rules: Rules) -> PaperRules:
    """Return which papers count of a ballot for so many seats.

    A paper never chooses more names than there are seats, whatever the charter says.
    """
    given = rules.get(_MOST_NAMES)
    most = given.value if given and isinstance(given.value, int) else seats
    return PaperRules(
        min(most, seats),
        Base(rules.read(_RETURNED, str).value),
        Unclear(rules.read(_UNCLEAR, str).value),
        WriteIn(rules.read(_WRITE_IN, str).value),
    )


def bar_key(kind: Kind) -> str:
    """Return the charter key that says how many votes a ballot of a kind takes."""
    return PRIMARY_THRESHOLD if kind is Kind.PRIMARY else THRESHOLD
