"""The keys of ``[publication]``."""

from collections.abc import Iterator

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Day, Kind, Share, Text, Texts, Value
from comitia.charter.rules import Rules
from comitia.charter.section import Key, Meaning, Section
from comitia.charter.sizes import bound_means
from comitia.kernel.bases import Base
from comitia.kernel.findings import Finding
from comitia.stages.composition.axes.keys import AXIS_KEYS, strange_published_axes
from comitia.stages.composition.axes.stated import STATED_KEYS, strange_earlier

BEFORE_REVIEW = "before_review"


def means(name: str, old: Value | None, new: Value | None) -> tuple[Meaning, ...]:
    """Return how many people or votes a change asks for."""
    return bound_means(f"stages.publication.{name}.means", old, new)


def _of_all(
    name: str, kind: Kind, says: str, direction: Direction = Direction.FIXED
) -> Key:
    """Return a key that holds for the whole election: its lists are of all units."""
    return Key(name, kind, says, direction, per_unit=False)


def agrees(rules: Rules) -> Iterator[Finding]:
    """Return axes that nothing tells of, and comparisons with what is no figure."""
    yield from strange_published_axes(rules)
    yield from strange_earlier(rules)


SECTION = Section(
    "publication",
    (
        Key(
            "attributes",
            Texts(samples=("name", "unit")),
            "What is published about a delegate.",
            Direction.SUBSET,
            required=True,
            agrees=True,
        ),
        Key(
            "by", Day(), "The last day for publication.", Direction.EARLIER, agrees=True
        ),
        _of_all(
            "elected",
            Choice((BEFORE_REVIEW,)),
            "When the list of those elected is published by itself.",
        ),
        _of_all(
            "approval",
            Text(is_id=True),
            "About what each unit needs a granted reply before that list.",
        ),
        _of_all(
            "report_quorum",
            Share((Base.ENTITLED,)),
            "How many of those due must be present when the report is confirmed.",
            Direction.STRICTER_BOUND,
        ),
        _of_all(
            "report_threshold",
            Share((Base.ENTITLED, Base.PRESENT)),
            "How many votes confirm the report on credentials.",
            Direction.STRICTER_BOUND,
        ),
        _of_all(
            "quorum",
            Share((Base.ENTITLED,)),
            "How many of those due must be present when they first meet.",
            Direction.STRICTER_BOUND,
        ),
        *AXIS_KEYS,
        *STATED_KEYS,
    ),
    means=means,
    agrees=agrees,
)
