"""The canonical dump: all rows of all views as text, the same wherever they lie."""

import hashlib
from collections.abc import Iterable

from comitia.kernel.views import Cell, Row
from comitia.ledger.canonical import Json, canonical_bytes


def dump_lines(rows: Iterable[Row]) -> list[bytes]:
    """Return one canonical array a row, [view, key…, values…], sorted bytewise.

    Two sets of rows are the same when their lines are: on SQLite, on PostgreSQL, in
    memory. Surrogate ids and times of a database do not stand in it.

    Source: ``docs/reference/record-format.md``.
    """
    return sorted(canonical_bytes(_line(row)) for row in rows)


def views_digest(rows: Iterable[Row]) -> str:
    """Return the SHA-256 over the dump, each line ended by a line feed."""
    content = b"".join(line + b"\n" for line in dump_lines(rows))
    return hashlib.sha256(content).hexdigest()


def _line(row: Row) -> list[Json]:
    return [row.view, *map(_as_json, row.cells())]


def _as_json(cell: Cell) -> Json:
    return list[Json](cell) if isinstance(cell, tuple) else cell
