"""The keys of ``[nomination]``."""

from comitia.charter.direction import Direction
from comitia.charter.kinds import Day, Share, Text, Value, Whole
from comitia.charter.section import Key, Meaning, Section
from comitia.charter.sizes import bound_means
from comitia.kernel.bases import Base


def means(name: str, old: Value | None, new: Value | None) -> tuple[Meaning, ...]:
    """Return how many members a changed bound asks for."""
    return bound_means(f"stages.nomination.{name}.means", old, new)


SECTION = Section(
    "nomination",
    (
        Key(
            "body",
            Text(is_id=True),
            "Where members nominate.",
            required=True,
            agrees=True,
        ),
        Key(
            "rounds",
            Whole(1, 9),
            "How often names go up and come back.",
            Direction.AT_LEAST_AS_HIGH,
            required=True,
        ),
        Key(
            "participation",
            Share((Base.ENTITLED,)),
            "How many members of a branch must take part.",
            Direction.STRICTER_BOUND,
        ),
        Key(
            "majority",
            Share((Base.VOTERS, Base.PRESENT, Base.ENTITLED)),
            "How many members must be for a name.",
            Direction.STRICTER_BOUND,
            required=True,
        ),
        Key("closes", Day(), "The last day of nomination.", Direction.EARLIER),
    ),
    means=means,
)
