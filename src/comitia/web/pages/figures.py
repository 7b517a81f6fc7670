"""The figures that are published, each with its base, its moment and its source."""

from typing import Any

from comitia.stages.rulebook import ROWS
from comitia.web.pages.page import Cell, Page, Section, Table, Text, code, moment
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

_HEADS = ("figure", "value", "exact", "base", "base_value", "moment", "source")
Figure: Any = next((row for row in ROWS if row.view == "figure"), None)


def figures_page(reading: Reading, say: Voice) -> Page:
    """Return every figure of the record; before there is one, a sentence."""
    held = reading.views.every(Figure) if Figure else ()
    rows = tuple(_row(one, say) for one in held)
    title = say("web.figures.title")
    if not rows:
        none = Section(Cell(title), (Text(say("web.figures.none")),))
        return Page(title, say("web.figures.lead"), (none,))
    heads = tuple(say(f"web.figures.{one}") for one in _HEADS)
    table = Table(say("web.figures.caption"), heads, rows)
    section = Section(Cell(say("web.figures.caption")), (table,))
    return Page(title, say("web.figures.lead"), (section,))


def _row(one: Any, say: Voice) -> tuple[Cell, ...]:
    return (
        Cell(say.word_or(f"figure.{one.key}", one.key)),
        Cell(f"{one.value} {say.word_or(f'figure.unit.{one.unit}', one.unit)}".strip()),
        code(one.exact),
        Cell(say.word_or(f"kernel.base.{one.base}", one.base) if one.base else ""),
        Cell(one.base_value),
        moment(one.moment),
        code(one.source),
    )
