"""Views: rows that follow from the record, and the two ways to look at them."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import ClassVar, Final, Protocol, TypeVar

Cell = str | int | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a view; a stage declares its rows as subclasses.

    `view` names the view, `keys` says how many of the fields, from the first, are
    the natural key. Cells are texts, whole numbers, yes or no, lists of texts, or
    nothing: a moment stands as its ISO text, a share as "a/b". A row says nothing
    personal; it names a person by the random id.
    """

    view: ClassVar[str] = ""
    keys: ClassVar[int] = 0

    def cells(self) -> tuple[Cell, ...]:
        """Return all cells in the order of the fields, the key first."""
        return tuple(getattr(self, name) for name in _names(type(self)))

    def key(self) -> tuple[Cell, ...]:
        """Return the natural key of the row."""
        names = _names(type(self))[: self.keys]
        return tuple(getattr(self, name) for name in names)


def _names(kind: type[Row]) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(one.name for one in fields(kind))
    return _NAMES[kind]


# Every look at a view asks for them, and they never change.
_NAMES: Final[dict[type[Row], tuple[str, ...]]] = {}


R = TypeVar("R", bound=Row)


class Views(Protocol):
    """What the record says now; in memory, or in a database."""

    def one(self, kind: type[R], *key: Cell) -> R | None:
        """Return the row with this key, or nothing."""

    def every(self, kind: type[R], /, **fixed: Cell) -> tuple[R, ...]:
        """Return the rows whose fields have these values, in order of their keys."""


class WritableViews(Views, Protocol):
    """Views that follow an act; rows are put in place of those with their key."""

    def put(self, rows: Iterable[Row]) -> None:
        """Take these rows in; what had one of their keys is replaced."""
