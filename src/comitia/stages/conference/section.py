"""The keys of ``[conference]``."""

from fractions import Fraction
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Day, Share, Text, Value, Whole
from comitia.charter.section import Key, Meaning, Section
from comitia.charter.sizes import bound_means
from comitia.kernel.bases import Base
from comitia.kernel.dates import Span
from comitia.stages.conference.after.keys import KEYS as AFTER_KEYS
from comitia.stages.conference.agenda.keys import KEYS as AGENDA_KEYS
from comitia.stages.conference.agenda.requests import KEYS as MEETING_KEYS
from comitia.stages.conference.agreeing import agrees
from comitia.stages.conference.officials.keys import KEYS as OFFICIALS_KEYS
from comitia.stages.conference.sequence import KEYS as SEQUENCE_KEYS

# More than ten times as many as seats is a slip of the pen.
MOST_MARGIN = Fraction(10)
MOST_NAMES: Final = 10_000
# Everything that can be counted at a ballot; which of them is meant decides most.
VOTES_OF: Final = (
    Base.ENTITLED,
    Base.PRESENT,
    Base.VOTERS,
    Base.ISSUED,
    Base.RETURNED,
    Base.VALID,
)


def means(name: str, old: Value | None, new: Value | None) -> tuple[Meaning, ...]:
    """Return how many names, people or votes, or how long, a changed value asks for."""
    code = f"stages.conference.{name.partition('.')[0]}.means"
    if name == "most_names" and isinstance(old, int) and isinstance(new, int):
        return (Meaning.of(code, old=old, new=new),)
    if isinstance(old, Span) and isinstance(new, Span):
        return (Meaning.of(code, old=old, new=new),)
    return bound_means(code, old, new, added=name == "margin")


SECTION = Section(
    "conference",
    (
        Key(
            "body",
            Text(is_id=True),
            "Who elects.",
            required=True,
            agrees=True,
        ),
        Key(
            "margin",
            Share((Base.SEATS,), most=MOST_MARGIN, may_ask_nothing=True),
            "How many more candidates than seats there are; at a primary, where one"
            " is held.",
            Direction.STRICTER_BOUND,
            required=True,
            agrees=True,
        ),
        Key(
            "quorum",
            Share((Base.ENTITLED,)),
            "How many of those entitled must be present.",
            Direction.STRICTER_BOUND,
            required=True,
        ),
        Key(
            "threshold",
            Share(VOTES_OF),
            "How many votes elect.",
            Direction.STRICTER_BOUND,
            required=True,
        ),
        Key(
            "mode",
            Choice(("contested", "primary_then_final")),
            "Whether the ballot itself is contested, or a primary before it.",
            required=True,
            agrees=True,
        ),
        Key(
            "primary_threshold",
            Share(VOTES_OF),
            "How many votes bring a name from the primary onto the list; where one"
            " is held.",
            Direction.STRICTER_BOUND,
            agrees=True,
        ),
        Key(
            "most_names",
            Whole(1, MOST_NAMES),
            "How many names one paper may choose, those written in too; left out: as"
            " many as there are seats.",
            # Who may lower it can have one person at most elected by each ballot.
            per_unit=False,
            agrees=True,
        ),
        Key(
            "returned_at_most",
            Choice(("voters", "issued")),
            "More papers returned than this make the vote void.",
            required=True,
        ),
        Key(
            "unclear",
            Choice(("void_for_name", "void_paper", "abstain")),
            "What a sign counts as that cannot be read.",
            required=True,
        ),
        Key(
            "write_in",
            Choice(("after_against", "never", "free")),
            "When another name may be written on the paper.",
            required=True,
        ),
        Key(
            "mark_style",
            Choice(("one_box_sign", "two_boxes", "three_boxes", "number", "list")),
            "How a paper is marked.",
        ),
        Key(
            "name_order",
            Choice(("strokes", "pinyin", "alphabet", "drawn")),
            "In which order names stand on the paper; never by support.",
            required=True,
        ),
        Key(
            "tie",
            Choice(("further_ballot", "lot")),
            "What follows a tie for the last seats.",
            required=True,
        ),
        Key(
            "open_seats",
            Choice(("further_election", "reduce_seats", "leave_open")),
            "What becomes of seats for which nobody has enough votes.",
            required=True,
        ),
        Key(
            "open_seats_by",
            Choice(("electors", "presidium")),
            "Who decides that no further ballot is held for such seats.",
            required=True,
            agrees=True,
        ),
        Key(
            "open_seats_threshold",
            Share((Base.ENTITLED, Base.PRESENT)),
            "How many votes of the electors decide that.",
            Direction.STRICTER_BOUND,
            agrees=True,
        ),
        Key(
            "held_by",
            Day(),
            "The last day for the ballot.",
            Direction.EARLIER,
            agrees=True,
        ),
        *SEQUENCE_KEYS,
        *AGENDA_KEYS,
        *MEETING_KEYS,
        *OFFICIALS_KEYS,
        *AFTER_KEYS,
    ),
    means=means,
    agrees=agrees,
)
