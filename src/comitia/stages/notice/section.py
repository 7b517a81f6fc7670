"""The keys of ``[notice]``."""

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Term, Texts, Value
from comitia.charter.section import Key, Meaning, Section
from comitia.kernel.dates import Span, SpanUnit
from comitia.stages.notice.scope import Scope

# A list that is not shown for a day has not been shown: a law of the house.
LEAST_TERM = Span(1, SpanUnit.DAY)


def means(name: str, old: Value | None, new: Value | None) -> tuple[Meaning, ...]:
    """Return how long people have to look and to object."""
    if isinstance(old, Span) and isinstance(new, Span):
        return (Meaning.of(f"stages.notice.{name}.means", old=old, new=new),)
    return ()


SECTION = Section(
    "notice",
    (
        Key(
            "term",
            Term(LEAST_TERM),
            "How long the list is shown before it goes on.",
            Direction.LONGER,
            required=True,
            safeguard=True,
            agrees=True,
        ),
        Key(
            "places",
            Texts(samples=("notice board", "website")),
            "Where the list is shown.",
            Direction.SUPERSET,
            required=True,
        ),
        Key(
            "scope",
            Choice(tuple(one.value for one in Scope)),
            "Who may see the list; left out: nothing is asked, and everybody may.",
        ),
        Key(
            "shows",
            Texts(samples=("name", "post")),
            "What the list tells of each person.",
            Direction.SUPERSET,
        ),
    ),
    means=means,
)
