"""The keys of ``[conference]``."""

from fractions import Fraction

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Day, Share, Text, Value
from comitia.charter.section import Key, Meaning, Section
from comitia.charter.sizes import bound_means
from comitia.kernel.bases import Base

# More than ten times as many as seats is a slip of the pen.
MOST_MARGIN = Fraction(10)


def means(name: str, old: Value | None, new: Value | None) -> tuple[Meaning, ...]:
    """Return how many names, people or votes a changed bound asks for."""
    code = f"stages.conference.{name}.means"
    return bound_means(code, old, new, added=name == "margin")


SECTION = Section(
    "conference",
    (
        Key("body", Text(is_id=True), "Who elects.", required=True, agrees=True),
        Key(
            "margin",
            Share((Base.SEATS,), most=MOST_MARGIN, may_ask_nothing=True),
            "How many more candidates than seats there are.",
            Direction.STRICTER_BOUND,
            required=True,
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
            Share((Base.ENTITLED, Base.PRESENT, Base.VALID)),
            "How many votes elect.",
            Direction.STRICTER_BOUND,
            required=True,
        ),
        Key(
            "mode",
            Choice(("contested", "primary_then_final")),
            "Whether the ballot itself is contested, or a primary before it.",
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
        Key("held_by", Day(), "The last day for the ballot.", Direction.EARLIER),
    ),
    means=means,
)
