"""The keys of ``[selection]``."""

from comitia.charter.direction import Direction
from comitia.charter.kinds import Share, Text, Value
from comitia.charter.section import Key, Meaning, Section
from comitia.charter.sizes import bound_means
from comitia.kernel.bases import Base


def means(name: str, old: Value | None, new: Value | None) -> tuple[Meaning, ...]:
    """Return how many members a changed bound asks for."""
    return bound_means(f"stages.selection.{name}.means", old, new)


SECTION = Section(
    "selection",
    (
        Key(
            "body",
            Text(is_id=True),
            "Who adopts the list of names.",
            required=True,
            agrees=True,
        ),
        Key(
            "quorum",
            Share((Base.ENTITLED,)),
            "How many members must be present.",
            Direction.STRICTER_BOUND,
            required=True,
        ),
        Key(
            "threshold",
            Share((Base.ENTITLED, Base.PRESENT, Base.VALID)),
            "How many votes adopt the list.",
            Direction.STRICTER_BOUND,
            required=True,
        ),
    ),
    means=means,
)
