"""The keys of ``[credentials]``."""

from collections.abc import Iterator
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Share, Term, Text, Texts, Value, Whole
from comitia.charter.rules import Rules
from comitia.charter.section import Key, Meaning, Section
from comitia.charter.sizes import bound_means
from comitia.kernel.bases import Base
from comitia.kernel.dates import Span, SpanUnit
from comitia.kernel.findings import Finding

LEAST_TERM = Span(1, SpanUnit.DAY)
OWN: Final = "own"
ABOVE: Final = "above"
ANNULMENT_BODY: Final = "credentials.annulment_body"
ANNULMENT_LEVEL: Final = "credentials.annulment_level"
REPLACEMENT: Final = "credentials.replacement"
MOST_PEOPLE: Final = 1_000_000
FURTHER_VOTE: Final = "further_vote"
LEAVE_OPEN: Final = "leave_open"


def means(name: str, old: Value | None, new: Value | None) -> tuple[Meaning, ...]:
    """Return how many votes or days a change asks for."""
    if isinstance(old, Span) and isinstance(new, Span):
        return (Meaning.of(f"stages.credentials.{name}.means", old=old, new=new),)
    return bound_means(f"stages.credentials.{name}.means", old, new)


def agrees(rules: Rules) -> Iterator[Finding]:
    """Return that a level is to declare a vote void, and no body has investigated.

    Charter keys: ``credentials.annulment_level``, ``credentials.annulment_body``.
    """
    level = rules.get(ANNULMENT_LEVEL)
    if level is not None and rules.get(ANNULMENT_BODY) is None:
        origin = level.provenance
        facts = (("other", ANNULMENT_BODY),)
        yield Finding(
            "charter.level_of_nobody", facts, level.key, origin.clause, origin.place
        )


SECTION = Section(
    "credentials",
    (
        Key("body", Text(is_id=True), "Who confirms.", required=True, agrees=True),
        Key(
            "quorum",
            Share((Base.ENTITLED,)),
            "How many members must be present when credentials are voted on.",
            Direction.STRICTER_BOUND,
        ),
        Key(
            "threshold",
            Share((Base.ENTITLED, Base.PRESENT)),
            "How many votes confirm a person.",
            Direction.STRICTER_BOUND,
            required=True,
        ),
        Key(
            "objections",
            Term(LEAST_TERM),
            "How long anybody may object to an elected person.",
            Direction.LONGER,
            required=True,
            safeguard=True,
            agrees=True,
        ),
        Key(
            "forming_body",
            Text(is_id=True),
            "Who sets up the group that reviews; without one the whole body does.",
            agrees=True,
        ),
        Key(
            "annulment_body",
            Text(is_id=True),
            "Who investigates a vote and may declare it void, for approval above.",
            agrees=True,
        ),
        Key(
            "annulment_level",
            Choice((ABOVE, OWN)),
            "Whether that body declares a vote void itself (own), or the level next"
            " above the unit does (above), for approval by the one above that; where"
            " only the whole organisation is above, it approves, that body declares.",
            per_unit=False,
            agrees=True,
        ),
        Key(
            "group_least",
            Whole(2, MOST_PEOPLE),
            "The fewest members of that group.",
            Direction.AT_LEAST_AS_HIGH,
        ),
        Key(
            "procedure",
            Texts(samples=("quorum", "papers"), are_ids=True),
            "Which points of the vote are reviewed before anybody is confirmed.",
            Direction.SUPERSET,
        ),
        Key(
            "replacement",
            Choice((FURTHER_VOTE, LEAVE_OPEN)),
            "What becomes of the seat of somebody who is not confirmed.",
        ),
    ),
    agrees=agrees,
    means=means,
)
