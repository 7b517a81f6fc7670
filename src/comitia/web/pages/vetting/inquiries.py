"""The opinions that other organs were asked for: how many wait, and what runs out."""

from collections.abc import Iterator

from comitia.stages.due_process.opinions import Opinion
from comitia.stages.register.ways import takes_part
from comitia.web.pages.page import Cell, Table, number
from comitia.web.pages.register.papers import called_id
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading


def inquiries(unit: str, reading: Reading, say: Voice) -> Iterator[Table]:
    """Yield one row for each organ: asked, awaited, the next days that matter.

    A day that has passed shows what is overdue, or has to be asked for again. About
    whom it is stays unsaid.
    """
    views = reading.views
    held: dict[str, list[Opinion]] = {}
    for row in views.every(Opinion, unit=unit):
        if takes_part(row.person, views):
            held.setdefault(row.organ, []).append(row)
    heads = tuple(
        say(f"web.inquiries.{one}")
        for one in ("organ", "asked", "awaited", "due", "until")
    )
    rows = tuple(
        _row(called_id(organ, reading, say), held[organ]) for organ in sorted(held)
    )
    if rows:
        yield Table(say("web.inquiries.title"), heads, rows)


def _row(organ: Cell, rows: list[Opinion]) -> tuple[Cell, ...]:
    awaited = [one for one in rows if one.is_awaited]
    return (
        organ,
        number(len(rows)),
        number(len(awaited)),
        Cell(min((one.due for one in awaited), default="–")),
        Cell(min((one.until for one in rows if one.until), default="–")),
    )
