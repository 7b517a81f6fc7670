"""Views: rows that follow from the record, and the two ways to look at them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
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
        return _getters(type(self))[0](self)

    def key(self) -> tuple[Cell, ...]:
        """Return the natural key of the row."""
        return _getters(type(self))[1](self)


_Getter = Callable[[Row], tuple[Cell, ...]]


def _getters(kind: type[Row]) -> tuple[_Getter, _Getter]:
    """Return what reads all cells of a row, and what reads its key."""
    if kind not in _GETTERS:
        names = [one.name for one in fields(kind)]
        _GETTERS[kind] = _getter(names), _getter(names[: kind.keys])
    return _GETTERS[kind]


def _getter(names: Sequence[str]) -> _Getter:
    """Return what reads these cells; the standard one gives a single cell bare."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda row: tuple(getattr(row, name) for name in names)


# Every look at a view asks for them, and they never change.
_GETTERS: Final[dict[type[Row], tuple[_Getter, _Getter]]] = {}


R = TypeVar("R", bound=Row)
T = TypeVar("T")


class Views(Protocol):
    """What the record says now; in memory, or in a database."""

    def one(self, kind: type[R], *key: Cell) -> R | None:
        """Return the row with this key, or nothing."""

    def every(self, kind: type[R], /, **fixed: Cell) -> tuple[R, ...]:
        """Return the rows whose fields have these values, in order of their keys."""

    def derived(
        self, make: Callable[[tuple[R, ...]], T], kind: type[R], /, **fixed: Cell
    ) -> T:
        """Return what `make` makes of the rows that ``every`` finds.

        It may be kept until one of them changes, so nobody may change it.
        """


class WritableViews(Views, Protocol):
    """Views that follow an act; rows are put in place of those with their key."""

    def put(self, rows: Iterable[Row]) -> None:
        """Take these rows in; what had one of their keys is replaced."""
