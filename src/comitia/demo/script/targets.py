"""What the figures of a play are to come to, as the table beside the charter says."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from comitia.demo.sizes import DEMO_FILE
from comitia.kernel.findings import Finding, Refused


@dataclass(frozen=True, slots=True)
class Axis:
    """How many of those elected have each category of an axis.

    `of` names the axis and category whose people are counted; empty: all. `rest` is
    the category of everybody else. `spread` says of categories that they are there,
    without a number: those whom the numbers leave are divided among them evenly.
    """

    name: str
    counts: tuple[tuple[str, int], ...] = ()
    of: tuple[str, str] | None = None
    rest: str = ""
    spread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """A period of joining: it ends before a day, and so many joined in it."""

    before: date
    persons: int


@dataclass(frozen=True, slots=True)
class Ages:
    """How old those elected are, in whole years on a day.

    `at_most` counts who is so old or younger. `usual` is the age that only they pass
    who joined in a period for which they must be older.
    """

    on: date
    mean: Fraction
    at_most: tuple[tuple[int, int], ...]
    youngest: int
    usual: int
    of_age: int


@dataclass(frozen=True, slots=True)
class Above:
    """In so many units of a kind a category's share is above that of the members."""

    category: str
    kind: str
    units: int


@dataclass(frozen=True, slots=True)
class Honoured:
    """So many people of a category have an honour of each level.

    `others` is the level of honours that other people have, some of them.
    """

    axis: str
    category: str
    levels: tuple[tuple[str, int], ...]
    others: str = ""

    @property
    def persons(self) -> int:
        """How many people of the category have an honour that is counted."""
        return sum(many for _, many in self.levels)


@dataclass(frozen=True, slots=True)
class Targets:
    """All that a play is to come to."""

    elected: int
    axes: tuple[Axis, ...]
    ages: Ages | None = None
    joined: tuple[Period, ...] = ()
    above: tuple[Above, ...] = ()
    honoured: Honoured | None = None
    evidence: tuple[tuple[str, str], ...] = ()


_SECTIONS: Final = ("elected", "axes", "ages", "joined", "above", "honoured")


def targets_of(charter: Path) -> Targets | None:
    """Return the targets in the ``demo.toml`` of a charter; nothing where none stand.

    Raises ``Refused`` where the table cannot be read as targets.
    """
    file = (charter if charter.is_dir() else charter.parent) / DEMO_FILE
    if not file.is_file():
        return None
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    if "elected" not in table:
        return None
    try:
        return _targets(table)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        said = f"{type(error).__name__} {error}"
        raise Refused([Finding.of("demo.targets", key=DEMO_FILE, said=said)]) from None


def _targets(table: Mapping[str, Any]) -> Targets:
    ages = table.get("ages")
    honoured = table.get("honoured")
    return Targets(
        elected=_whole(table["elected"]),
        axes=tuple(_axis(name, one) for name, one in table.get("axes", {}).items()),
        ages=_ages(ages) if ages else None,
        joined=tuple(
            Period(_day(one["before"]), _whole(one["persons"]))
            for one in table.get("joined", ())
        ),
        above=tuple(
            Above(str(one["category"]), str(one["kind"]), _whole(one["units"]))
            for one in table.get("above", ())
        ),
        honoured=_honoured(honoured) if honoured else None,
        evidence=tuple(
            (category, str(kind))
            for category, kind in table.get("evidence", {}).items()
        ),
    )


def _axis(name: str, table: Mapping[str, Any]) -> Axis:
    of = table.get("of")
    return Axis(
        name,
        tuple((one, _whole(many)) for one, many in table.get("counts", {}).items()),
        (str(of["axis"]), str(of["category"])) if of else None,
        str(table.get("rest", "")),
        tuple(str(one) for one in table.get("spread", ())),
    )


def _ages(table: Mapping[str, Any]) -> Ages:
    limits = table["at_most"].items()
    return Ages(
        on=_day(table["on"]),
        mean=Fraction(table["mean"]),
        at_most=tuple(sorted((int(age), _whole(many)) for age, many in limits)),
        youngest=_whole(table["youngest"]),
        usual=_whole(table["usual"]),
        of_age=_whole(table["of_age"]),
    )


def _honoured(table: Mapping[str, Any]) -> Honoured:
    return Honoured(
        str(table["axis"]),
        str(table["category"]),
        tuple((str(one), _whole(many)) for one, many in table["levels"].items()),
        str(table.get("others", "")),
    )


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{value} is no number of people or years")
    return value


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{value} is no day")
    return value
