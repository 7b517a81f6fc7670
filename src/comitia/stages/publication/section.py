"""The keys of ``[publication]``."""

from comitia.charter.direction import Direction
from comitia.charter.kinds import Day, Texts
from comitia.charter.section import Key, Section

SECTION = Section(
    "publication",
    (
        Key(
            "attributes",
            Texts(samples=("name", "unit")),
            "What is published about a delegate.",
            Direction.SUBSET,
            required=True,
        ),
        Key("by", Day(), "The last day for publication.", Direction.EARLIER),
    ),
)
