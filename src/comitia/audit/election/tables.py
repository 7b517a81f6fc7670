"""The record as it lies in tables: entries, heads, notes; shown as a bundle is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from comitia.audit.election.database import Tables, Values
from comitia.audit.record.chains import Chain
from comitia.audit.record.folder import BundleFolder, read_folder, shown_name
from comitia.audit.record.lines import Line, line_of
from comitia.kernel.findings import Finding, Place
from comitia.kernel.ids import is_name_id
from comitia.ledger.bundle import ENTRIES
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import EntryFaultError, reread_entry
from comitia.ledger.log.note import LARGEST_NOTE

_ENTRIES = "SELECT height, key, line, leaf FROM entry WHERE unit = ? ORDER BY height"


@dataclass(frozen=True)
class TableFolder(BundleFolder):
    """A record whose entries and notes lie in tables, its sealed files in folders."""

    tables: Tables

    def lines(self, unit: str) -> Iterator[Line]:
        """Yield the lines of a unit's chain, by their height."""
        for _, _, line, _ in self.tables.rows(_ENTRIES, unit):
            yield line_of(_bytes(line))

    def note(self, number: int) -> bytes:
        """Return the text of a checkpoint."""
        query = "SELECT text FROM note WHERE number = ?"
        texts = [text for (text,) in self.tables.rows(query, str(number))]
        return _bytes(texts[0])[: LARGEST_NOTE + 1] if texts else b""


def read_tables(folder: Path, tables: Tables) -> TableFolder:
    """Return the record that the tables of an election's folder hold.

    The centre is always among the units: without its entries its chain is at fault.
    """
    units = {unit for (unit,) in tables.rows("SELECT DISTINCT unit FROM entry")}
    numbers = [number for (number,) in tables.rows("SELECT number FROM note")]
    sealed = read_folder(folder)
    faults = [
        Finding.of("election.strange_row", place=place_of("entry", unit))
        for unit in units
        if not _is_unit(unit)
    ]
    faults += [
        Finding.of("election.strange_row", place=place_of("note", number))
        for number in numbers
        if type(number) is not int or number < 1
    ]
    return TableFolder(
        folder,
        tuple(sorted({CENTRE, *filter(_is_unit, units)})),
        frozenset(one for one in numbers if type(one) is int and one > 0),
        sealed.objects,
        sealed.rolls,
        has_openings=False,
        has_mark=False,
        faults=tuple(faults),
        tables=tables,
    )


def faults_of_columns(folder: TableFolder) -> Iterator[Finding]:
    """Yield a fault where a column beside an entry says something else than it."""
    for unit in folder.units:
        rows = folder.tables.rows(_ENTRIES, unit)
        for number, row in enumerate(rows, start=1):
            if not _agrees(row):
                place = Place(f"{ENTRIES}/{unit}.jsonl", number)
                yield Finding.of("election.other_column", place=place)


def _agrees(row: Values) -> bool:
    height, key, line, leaf = row
    content = _bytes(line)
    if type(line) is not bytes or leaf != line_of(content).leaf:
        return False
    try:
        entry = reread_entry(content)
    except EntryFaultError:
        return True
    return (height, key) == (entry.height, entry.key)


def faults_of_heads(
    folder: TableFolder, chains: Mapping[str, Chain]
) -> Iterator[Finding]:
    """Yield a fault for each unit whose next entry would not follow its last."""
    stated = {
        unit: tuple(rest)
        for unit, *rest in folder.tables.rows(
            "SELECT unit, height, parent, writer FROM head"
        )
    }
    expected = {
        unit: (chain.head.height, chain.head.parent, chain.head.writer)
        for unit, chain in chains.items()
        if chain.head is not None
    }
    for unit in {*stated, *expected}:
        if stated.get(unit) != expected.get(unit):
            yield Finding.of("election.other_head", place=place_of("head", unit))


def place_of(table: str, *key: object) -> Place:
    """Return the place of a row in a table.

    >>> str(place_of("view_way", "north", "1f"))
    'view_way: north, 1f'
    """
    return Place(shown_name(f"{table}: {', '.join(map(str, key))}"))


def _is_unit(unit: object) -> bool:
    return isinstance(unit, str) and is_name_id(unit)


def _bytes(value: object) -> bytes:
    """Return a cell as bytes; of what is neither text nor bytes, nothing."""
    if isinstance(value, str):
        return value.encode(errors="surrogateescape")
    return value if isinstance(value, bytes) else b""
