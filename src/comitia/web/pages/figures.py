"""The figures that are published, each with its base, its moment and its source."""

from typing import Final

from comitia.kernel.moments import Moment
from comitia.kernel.views import Views
from comitia.stages.composition.axes.keys import AXES
from comitia.stages.composition.figures import SHARE, Figure
from comitia.stages.register.bodies import Body
from comitia.web.pages.page import Cell, Kind, Page, Section, Table, Text, code
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

_HEADS: Final = ("figure", "value", "exact", "base", "moment", "source", "key")
# A figure that follows from another: its share, or what changed since last time.
_OF_ANOTHER: Final = frozenset({SHARE, "more", "points"})
# A figure about all values of an attribute together.
_OF_VALUES: Final = frozenset({"mean", "different", "represented", "known"})


def figures_page(reading: Reading, say: Voice) -> Page:
    """Return every figure of the record; before there is one, a sentence."""
    held = sorted(reading.views.every(Figure), key=_order)
    title = say("web.figures.title")
    if not held:
        none = Section(Cell(title), (Text(say("web.figures.none")),))
        return Page(title, say("web.figures.lead"), (none,))
    heads = tuple(say(f"web.figures.{one}") for one in _HEADS)
    rows = tuple(_row(one, reading, say) for one in held)
    caption = say("web.figures.caption")
    section = Section(Cell(caption), (Table(caption, heads, rows),))
    return Page(title, say("web.figures.lead"), (section,))


def _order(figure: Figure) -> tuple[int, str]:
    """Return what puts figures in the order of the steps at which they were counted."""
    moments = [one.value for one in Moment]
    return moments.index(figure.moment), figure.figure


def _row(figure: Figure, reading: Reading, say: Voice) -> tuple[Cell, ...]:
    base = ""
    if figure.base:
        named = label(figure.base, reading.views, say)
        base = say("web.figures.of", base=named, value=figure.base_value)
    said = say(f"figure.qualifier.{figure.qualifier}", value=figure.value)
    value = say(f"figure.unit.{figure.unit}", value=said)
    return (
        Cell(label(figure.figure, reading.views, say)),
        Cell(value, Kind.NUMBER),
        Cell(figure.exact, Kind.NUMBER),
        Cell(base),
        Cell(say(f"figure.moment.{figure.moment}")),
        code(figure.source),
        code(figure.figure),
    )


def label(key: str, views: Views, say: Voice) -> str:
    """Return what a figure is called; what is counted by attributes names each value.

    A list of people stands first, then the attributes by which it is counted, each
    with its value: `delegates.sex.women.honours.national`.
    """
    known = say.word_or(f"figure.{key}", "")
    if known:
        return known
    whole, dot, last = key.rpartition(".")
    if dot and last in _OF_ANOTHER:
        return say(f"web.figures.{last}", figure=label(whole, views, say))
    parts = key.split(".")
    for length in range(len(parts) - 1, 0, -1):
        counted = say.word_or(f"figure.{'.'.join(parts[:length])}", "")
        if counted:
            return _by(counted, parts[length:], views, say)
    return key


def _by(counted: str, parts: list[str], views: Views, say: Voice) -> str:
    """Return what is counted, with the attributes and values by which it is."""
    if len(parts) == 1:
        return say(
            "web.figures.with", figure=counted, value=_word(parts[0], views, say)
        )
    attribute, value, *rest = parts
    facts = {
        "figure": counted,
        "attribute": axis_name(attribute, say),
    }
    if value in _OF_VALUES:
        said = say(f"web.figures.{value}", **facts)
    else:
        said = say(
            "web.figures.by",
            **facts,
            value=value_name(value, attribute, views, say),
        )
    return _by(said, rest, views, say) if rest else said


def value_name(value: str, axis: str, views: Views, say: Voice) -> str:
    """Return what a value on an axis is called."""
    return _word(value, views, say, f"{AXES}.{axis}")


def axis_name(axis: str, say: Voice) -> str:
    """Return what an axis is called, one of the engine's own or one of the charter."""
    return say.word_or(f"figure.by.{axis}", "") or say.called(axis, AXES)


def _word(value: str, views: Views, say: Voice, under: str = AXES) -> str:
    """Return what a value is called: a body by its name, another by its word."""
    body = views.one(Body, value)
    return body.name if body else say.called(value, under)
