"""The tables of the views, against the rows that follow from the record."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields
from typing import Any, get_type_hints

from comitia.audit.election.database import Tables
from comitia.audit.election.tables import place_of
from comitia.kernel.findings import Finding, Place
from comitia.kernel.views import Row
from comitia.ledger.canonical import NotCanonicalError, canonical_bytes

_Key = tuple[Any, ...]
_Held = dict[_Key, list[tuple[Any, ...]]]


def table_of(kind: type[Row]) -> str:
    """Return the name of the table in which a view lies."""
    return f"view_{kind.view}"


def faults_of_views(
    tables: Tables, kinds: Iterable[type[Row]], rows: Iterable[Row]
) -> Iterator[Finding]:
    """Yield a fault for each row that is missing, strange, doubled or another."""
    by_kind: dict[type[Row], dict[_Key, Row]] = {kind: {} for kind in kinds}
    for row in rows:
        by_kind[type(row)][row.key()] = row
    for kind, expected in by_kind.items():
        names = [one.name for one in fields(kind)]
        if tables.columns(table_of(kind)) != {*names}:
            yield Finding.of("election.no_table", place=Place(table_of(kind)))
        else:
            held = _held(tables, kind, names)
            yield from _faults_of_view(kind, expected, held)


def digests_of_tables(tables: Tables, kinds: Iterable[type[Row]]) -> dict[str, str]:
    """Return of each view's table the digest that a view with these rows has.

    A table that cannot hold the rows of a view has none.
    """
    found = {}
    for kind in kinds:
        names = [one.name for one in fields(kind)]
        if tables.columns(table_of(kind)) == {*names}:
            with suppress(NotCanonicalError):
                found[kind.view] = _digest_of(tables, kind, names)
    return found


def _digest_of(tables: Tables, kind: type[Row], names: list[str]) -> str:
    held = _held(tables, kind, names)
    rows = (row for same in held.values() for row in same)
    lines = sorted(canonical_bytes([kind.view, *map(_listed, row)]) for row in rows)
    return hashlib.sha256(b"".join(line + b"\n" for line in lines)).hexdigest()


def _listed(cell: object) -> object:
    return list(cell) if isinstance(cell, tuple) else cell


def _held(tables: Tables, kind: type[Row], names: list[str]) -> _Held:
    """Return the rows of a table by their key; two of one key are both kept."""
    columns = ", ".join(f'"{name}"' for name in names)
    held: _Held = {}
    readers = _readers(kind)
    for row in tables.rows(f'SELECT {columns} FROM "{table_of(kind)}"'):  # noqa: S608
        cells = tuple([read(cell) for read, cell in zip(readers, row, strict=True)])
        held.setdefault(cells[: kind.keys], []).append(cells)
    return held


def _faults_of_view(
    kind: type[Row], expected: Mapping[_Key, Row], held: _Held
) -> Iterator[Finding]:
    for key in sorted(_differing(expected, held), key=str):
        place, found = place_of(table_of(kind), *key), held.get(key, [])
        if key not in expected:
            yield Finding.of("election.strange_row", place=place)
        elif not found:
            yield Finding.of("election.missing_row", place=place)
        elif len(found) > 1:
            yield Finding.of("election.doubled_row", place=place)
        else:
            yield Finding.of("election.other_row", place=place)


def _differing(expected: Mapping[_Key, Row], held: _Held) -> Iterator[_Key]:
    """Yield the keys of rows that are not the same; nearly all of them are."""
    yield from held.keys() - expected.keys()
    for key, row in expected.items():
        found = held.get(key, [])
        if len(found) != 1 or _typed(found[0]) != _typed(row.cells()):
            yield key


def _readers(kind: type[Row]) -> list[Callable[[object], object]]:
    """Return what reads each cell of a row; asked once for a whole table."""
    hints = get_type_hints(kind)
    return [_reader(hints[one.name]) for one in fields(kind)]


def _reader(hint: object) -> Callable[[object], object]:
    if hint is bool:
        return _yes_or_no
    return _texts if "tuple" in str(hint) else _as_it_lies


def _as_it_lies(held: object) -> object:
    return held


def _yes_or_no(held: object) -> object:
    """Return a cell as a row has it; what cannot be one stays as it lies there."""
    return bool(held) if type(held) is int and held in {0, 1} else held


def _texts(held: object) -> object:
    """Return the texts of a list that was written canonically, else what is written."""
    if not isinstance(held, str):
        return held
    try:
        texts = json.loads(held)
    except ValueError:
        return held
    listed = isinstance(texts, list) and all(isinstance(one, str) for one in texts)
    written = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    return tuple(texts) if listed and written == held else held


def _typed(cells: Iterable[Any]) -> list[tuple[type, Any]]:
    """Return cells with their types, so that 1 is not true and 1.0 is not 1."""
    return [(type(cell), cell) for cell in cells]
