"""The table of a view: its columns from the row's dataclass, cells as they are kept."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

from comitia.kernel.views import Cell, Row
from comitia.ledger.canonical import canonical_bytes

_KINDS = (bool, int, str, tuple)


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a row: its name, what its cells are, whether one may be empty."""

    name: str
    kind: type
    may_be_none: bool


_KNOWN: dict[type[Row], tuple[Column, ...]] = {}


def columns_of(kind: type[Row]) -> tuple[Column, ...]:
    """Return the columns of a row's class, in the order of its fields.

    Raises ``TypeError`` for a field that is not of a kind that cells have.
    """
    if kind not in _KNOWN:
        hints = get_type_hints(kind)
        _KNOWN[kind] = tuple(_column(one.name, hints[one.name]) for one in fields(kind))
    return _KNOWN[kind]


def table_of(kind: type[Row]) -> str:
    """Return the name of the table that keeps a view."""
    return f"view_{kind.view}"


def kept(cell: Cell) -> str | int | bool | None:
    """Return a cell as the database keeps it; a list of texts is canonical JSON.

    >>> kept(("a", "b")), kept(None)
    ('["a","b"]', None)
    """
    return canonical_bytes(list(cell)).decode() if isinstance(cell, tuple) else cell


def row_of(kind: type[Row], held: Sequence[Cell]) -> Row:
    """Return the row that the database holds in these columns."""
    return kind(*map(_cell, columns_of(kind), held))


def _cell(column: Column, held: Cell) -> Cell:
    if held is None:
        return None
    if column.kind is bool:
        return bool(held)
    return tuple(json.loads(str(held))) if column.kind is tuple else held


def _column(name: str, hint: object) -> Column:
    given = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    kinds = [get_origin(one) or one for one in given if one is not type(None)]
    if len(kinds) != 1 or kinds[0] not in _KINDS:
        raise TypeError(f"{name} cannot be a cell of a view: {hint}")
    return Column(name, kinds[0], may_be_none=len(given) > 1)


_Fixed = tuple[tuple[str, bool], ...]
_QUERIES: dict[tuple[type[Row], _Fixed], str] = {}


def select(kind: type[Row], fixed: _Fixed) -> str:
    """Return the query for the rows with some cells fixed, in order of their keys.

    `fixed` says of each such cell whether it is to be empty.
    """
    if (kind, fixed) not in _QUERIES:
        _QUERIES[kind, fixed] = _select(kind, fixed)
    return _QUERIES[kind, fixed]


def _select(kind: type[Row], fixed: _Fixed) -> str:
    names = [column.name for column in columns_of(kind)]
    where = [
        f"{quoted([name])} IS NULL" if is_none else f"{quoted([name])} = %s"
        for name, is_none in fixed
    ]
    return (
        f"SELECT {quoted(names)} FROM {quoted([table_of(kind)])}"  # noqa: S608  names
        f"{' WHERE ' if where else ''}{' AND '.join(where)}"
        f" ORDER BY {quoted(names[: kind.keys])}"
    )


def upsert(kind: type[Row]) -> str:
    """Return the statement that puts a row in place of the one with its key."""
    names = [column.name for column in columns_of(kind)]
    cells = ", ".join(["%s"] * len(names))
    news = [f"{quoted([name])} = excluded.{quoted([name])}" for name in names]
    then = ", ".join(news[kind.keys :])
    return (
        f"INSERT INTO {quoted([table_of(kind)])} ({quoted(names)}) VALUES ({cells})"  # noqa: S608  names
        f" ON CONFLICT ({quoted(names[: kind.keys])})"
        f" DO {f'UPDATE SET {then}' if then else 'NOTHING'}"
    )


def quoted(names: Iterable[str]) -> str:
    """Return names of columns or tables as SQL, both in SQLite and in PostgreSQL.

    >>> quoted(["grant", "check"])
    '"grant", "check"'
    """
    return ", ".join(f'"{name}"' for name in names)
