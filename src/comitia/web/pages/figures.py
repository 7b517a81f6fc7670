"""The figures that are published, each with its base, its moment and its source."""

from typing import Final

from comitia.kernel.moments import Moment
from comitia.kernel.views import Views
from comitia.stages.composition.figures import SHARE, Figure
from comitia.stages.register.bodies import Body
from comitia.web.pages.page import Cell, Kind, Page, Section, Table, Text, code
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

_HEADS: Final = ("figure", "value", "exact", "base", "moment", "source", "key")
# A figure by an attribute: what is counted, the attribute, one of its values.
_BY_ATTRIBUTE: Final = 3


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
    value = say(f"figure.unit.{figure.unit}", value=figure.value)
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
    """Return what a figure is called; one by an attribute names its value."""
    known = say.word_or(f"figure.{key}", "")
    if known:
        return known
    whole, dot, last = key.rpartition(".")
    if dot and last == SHARE:
        return say("web.figures.share", figure=label(whole, views, say))
    parts = key.split(".", _BY_ATTRIBUTE - 1)
    if len(parts) < _BY_ATTRIBUTE:
        return key
    counted, attribute, value = parts
    body = views.one(Body, value)
    return say(
        "web.figures.by",
        figure=label(counted, views, say),
        attribute=say.word_or(f"attribute.{attribute}", attribute),
        value=body.name if body else value,
    )
