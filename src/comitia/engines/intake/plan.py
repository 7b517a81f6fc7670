"""A plan: each row of a sheet created, changed, unchanged or rejected, and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from unicodedata import normalize

from comitia.engines.intake.columns import Kind
from comitia.kernel.findings import Finding, Place
from comitia.ledger.canonical import Json


class Change(StrEnum):
    """What a row would do to the register."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Planned:
    """A row that can be entered; `fields` are those that change in a known entry."""

    number: int
    id: str
    change: Change
    payload: Mapping[str, Json]
    fields: tuple[str, ...] = ()

    @property
    def typed(self) -> dict[str, Any]:
        """The payload as the fields of a payload class; its cells were checked."""
        return dict(self.payload)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot, with its reason."""

    number: int
    id: str
    reason: Finding


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sheet comes to; nothing of it is done yet.

    `doubts` are warnings: probably slips, though nothing forbids them.
    """

    kind: Kind
    planned: tuple[Planned, ...]
    rejected: tuple[Rejected, ...]
    doubts: tuple[Finding, ...] = ()

    def having(self, change: Change) -> tuple[Planned, ...]:
        """Return the rows that do one thing."""
        return tuple(row for row in self.planned if row.change is change)

    @property
    def act(self) -> str:
        """The act that would enter the rows."""
        return self.kind.act

    @property
    def payload(self) -> dict[str, Json]:
        """The payload of that act: new and changed rows, one batch."""
        rows = [
            dict(row.payload)
            for row in self.planned
            if row.change is not Change.UNCHANGED
        ]
        return {"rows": list[Json](rows)}

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to enter."""
        return not self.payload["rows"]

    def without(self, refused: Iterable[Finding], name: str) -> "Plan":
        """Return the plan after a rule has refused some rows, each put in its place.

        A reason that points to no row stands at the sheet itself, as row 0.
        """
        rejected = [one for finding in refused for one in self._placed(finding, name)]
        numbers = {one.number for one in rejected}
        left = tuple(row for row in self.planned if row.number not in numbers)
        everything = sorted((*self.rejected, *rejected), key=lambda one: one.number)
        return Plan(self.kind, left, tuple(everything))

    def _placed(self, finding: Finding, name: str) -> Iterator[Rejected]:
        facts = dict(finding.facts)
        named = facts.get("body", facts.get("unit", facts.get("named")))
        field = (finding.key or "").removeprefix("rows.")
        rows = [
            row
            for row in self.planned
            if named in (row.id, row.payload.get(field, row.id))
        ]
        for row in rows:
            yield Rejected(row.number, row.id, _at(finding, name, row.number))
        if not rows:
            yield Rejected(0, "", _at(finding, name, None))


def _at(finding: Finding, name: str, number: int | None) -> Finding:
    facts = finding.facts
    return Finding(
        finding.code, facts, finding.key, finding.clause, Place(name, number)
    )


def compared(before: Mapping[str, Json], after: Mapping[str, Json]) -> tuple[str, ...]:
    """Return the fields in which two rows differ, an inner row by its own fields.

    >>> compared({"name": "A", "b": {"c": "1"}}, {"name": "A", "b": {"c": "2"}})
    ('c',)
    """
    differing: list[str] = []
    for name, value in after.items():
        held = before.get(name)
        if isinstance(value, dict):
            differing += compared(held if isinstance(held, dict) else {}, value)
        elif held != value:
            differing.append(name)
    return tuple(differing)


def as_held(before: Mapping[str, Json], after: Mapping[str, Json]) -> dict[str, Json]:
    r"""Return a row with each text as it is held, where that looks just the same.

    What is held may have accents as signs of their own. That is no change to record,
    and an id would be another one.

    >>> held = {"name": "Jose\u0301"}
    >>> as_held(held, {"name": "Jos\u00e9"}) == held
    True
    """
    return {name: _as_held(before.get(name), value) for name, value in after.items()}


def _as_held(held: Json, value: Json) -> Json:
    if isinstance(held, dict) and isinstance(value, dict):
        return as_held(held, value)
    if isinstance(held, str) and normalize("NFC", held) == value:
        return held
    return value


def doubled(numbered: Sequence[tuple[int, str]], name: str) -> dict[int, Finding]:
    """Return, by row, that an id stood in the sheet before."""
    rows = defaultdict(list)
    for number, one in numbered:
        rows[one].append(number)
    return {
        number: Finding.of(
            "import.row_twice",
            key="id",
            place=Place(name, number),
            named=numbers[0],
        )
        for one, numbers in rows.items()
        for number in numbers[1:]
        if one
    }
