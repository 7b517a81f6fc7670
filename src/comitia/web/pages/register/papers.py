"""The letters and files of a unit, and the rules that it adopted, as they were written.

Files about single people are only counted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from comitia.stages.register.bodies import Unit
from comitia.stages.register.layers.adopted import AdoptedLayer
from comitia.stages.register.papers.rows import Filed, Letter
from comitia.web.pages.page import (
    Cell,
    Exact,
    Page,
    Section,
    Table,
    code,
    moment,
    name,
    number,
)
from comitia.web.pages.register.shelf import PAPERS, part_page
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

_LETTER = ("number", "about", "step", "sent", "reply", "replied")
_FILE = ("kind", "dated", "filed", "sha256")
_LAYER = ("document", "rank", "since", "file")


def papers_page(unit: Unit, reading: Reading, say: Voice) -> Page:
    """Return what went up and came down for a unit, what is filed, what it adopted."""
    return part_page(PAPERS, unit, _sections(unit, reading, say), reading, say)


def _sections(unit: Unit, reading: Reading, say: Voice) -> Iterator[Section]:
    letters = reading.views.every(Letter, unit=unit.unit)
    yield from _listed("letters", _LETTER, _letters(letters, reading, say), say)
    filed = reading.views.every(Filed, unit=unit.unit)
    whole = [row for row in filed if not row.person]
    yield from _listed("files", _FILE, _files(whole, reading, say), say)
    kinds = Counter(row.kind for row in filed if row.person)
    persons = [(called_id(one, reading, say), number(kinds[one])) for one in kinds]
    yield from _listed("persons", ("kind", "files"), persons, say)
    layers = sorted(
        reading.views.every(AdoptedLayer, unit=unit.unit), key=lambda row: row.at
    )
    rows = [_layer(row, say) for row in layers]
    texts = tuple(Exact(row.file, row.text) for row in layers)
    for section in _listed("layers", _LAYER, rows, say):
        yield Section(section.heading, (*section.blocks, *texts))


def _listed(
    what: str,
    heads: tuple[str, ...],
    rows: Sequence[tuple[Cell, ...]],
    say: Voice,
) -> Iterator[Section]:
    """Yield a section with a table, where there is anything to stand in it."""
    title = say(f"web.papers.{what}")
    titles = tuple(say(f"web.papers.{one}") for one in heads)
    if rows:
        yield Section(Cell(title), (Table(title, titles, tuple(rows)),))


def called_id(one: str, reading: Reading, say: Voice) -> Cell:
    """Return what the charter calls an id, in the reader's language."""
    return Cell(reading.charter.called(one, say.language.value))


def _letters(
    letters: Sequence[Letter], reading: Reading, say: Voice
) -> list[tuple[Cell, ...]]:
    return [
        (
            name(row.number),
            called_id(row.subject, reading, say),
            Cell(say(f"step.{row.step}")),
            moment(row.sent),
            Cell(say(f"web.reply.{row.reply or 'awaited'}")),
            moment(row.replied),
        )
        for row in sorted(letters, key=lambda row: row.sent)
    ]


def _files(
    filed: Sequence[Filed], reading: Reading, say: Voice
) -> list[tuple[Cell, ...]]:
    return [
        (
            called_id(row.kind, reading, say),
            Cell(row.dated),
            moment(row.at),
            code(row.sha256),
        )
        for row in sorted(filed, key=lambda row: row.at)
    ]


def _layer(row: AdoptedLayer, say: Voice) -> tuple[Cell, ...]:
    return (
        name(row.number),
        Cell(say(f"charter.rank.{row.rank}")),
        moment(row.at),
        code(row.file),
    )
