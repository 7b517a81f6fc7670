"""Reads the files of a charter into layers, and names every value it cannot read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from comitia.charter.kinds import Kind, Misread, Value, read_day
from comitia.charter.layer import Declared, Grade, Layer, Provenance, Rank
from comitia.charter.section import Key, Sections, nearest
from comitia.charter.text.scanner import KeyPath, dotted
from comitia.charter.text.source import Inexact, Source, shown
from comitia.kernel.findings import Fact, Finding
from comitia.kernel.ids import is_name_id

E = TypeVar("E", bound=StrEnum)
Table = Mapping[str, object]

HEADS: Final = ("charter", "layer", "exemption")
ORIGIN: Final = ("clause", "source", "grade", "from", "note")
UNPUBLISHED: Final = ("published", "working")
EXEMPTION: Final = ("unit", "key", "authority", "document")
LAYER: Final = ("name", "rank", "units", "source", "grade", "from")

# Comparing an unknown key with every known one is slow; after so many the reader
# is looking at the wrong kind of file anyway.
_MOST_GUESSES: Final = 50


@dataclass(slots=True)
class LayerReader:
    """Reads the layer that one file holds; faults gather in `faults`."""

    source: Source
    sections: Sections
    is_head: bool
    faults: list[Finding] = field(default_factory=list)
    declared: list[Declared] = field(default_factory=list)
    exemptions: list[Declared] = field(default_factory=list)
    origin: Provenance = field(init=False)

    def read(self) -> Layer:
        """Return the layer with everything in it that could be read."""
        head = self._table(self.source.tables["layer"], ("layer",))
        self.origin, units = self._head(head)
        for name, value in self.source.tables.items():
            if name == "exemption":
                self._exemptions(value)
            elif name == "charter" and not self.is_head:
                self._fault("charter.second_head", (name,))
            elif name not in HEADS:
                self._walk((name,), value)
        origin = self.origin
        layer = Layer(origin.layer, origin.rank, origin.place, units)
        return replace(
            layer, declared=tuple(self.declared), exemptions=tuple(self.exemptions)
        )

    def _head(self, head: Table) -> tuple[Provenance, tuple[str, ...]]:
        path: KeyPath = ("layer",)
        self._only(head, LAYER, path)
        name = self._text(head, "name", path) or self.source.file
        rank = self._one_of(Rank, head.get("rank"), (*path, "rank"))
        units = self._units(head.get("units", []), (*path, "units"))
        provenance = Provenance(
            self.source.place(path), name, rank or Rank.CONFERENCE_METHOD
        )
        return self._with_origin(provenance, head, path), units

    def _units(self, value: object, path: KeyPath) -> tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self._fault("charter.not_a_list", path, near=shown(str(value)))
        return ()

    def _walk(self, path: KeyPath, value: object) -> None:
        """Go down the tables to the keys; the depth is limited by the scanner."""
        name = ".".join(part for part in path if isinstance(part, str))
        key = self.sections.key(name)
        if any("." in part for part in path if isinstance(part, str)):
            self._fault("charter.quoted_dot", path)
        elif key is not None and key.is_family and not is_name_id(str(path[-1])):
            self._fault("charter.not_an_id", path, near=shown(str(path[-1])))
        elif key is not None:
            self._key(key, name, path, value)
        elif not self.sections.holds_more(name):
            self._unknown("charter.unknown_key", path, self._near_key(name))
        elif isinstance(value, dict):
            for part, inner in value.items():
                self._walk((*path, part), inner)
        else:
            self._fault("charter.not_a_table", path)

    def _key(self, key: Key, name: str, path: KeyPath, value: object) -> None:
        dated = isinstance(value, list)
        rows = value if isinstance(value, list) else [value]
        days: set[date] = set()
        for number, row in enumerate(rows):
            at = (*path, number) if dated else path
            table = self._table(row, at)
            declared = self._declared(key, name, table, at, extra=())
            if declared is None:
                continue
            if declared.since in days:
                self._fault("charter.doubled_day", at, day=declared.since)
            days.add(declared.since)
            self.declared.append(declared)

    def _exemptions(self, value: object) -> None:
        if not isinstance(value, list):
            self._fault("charter.not_rows", ("exemption",))
            return
        for number, row in enumerate(value):
            path: KeyPath = ("exemption", number)
            table = self._table(row, path)
            given = {name: self._text(table, name, path) for name in EXEMPTION}
            if "from" not in table:
                self._fault("charter.missing_field", (*path, "from"), field="from")
            if all(given.values()) and "from" in table:
                self._exemption(given, table, path)

    def _exemption(self, given: Mapping[str, str], table: Table, path: KeyPath) -> None:
        name = given["key"]
        key = self.sections.key(name)
        if key is None:
            near = self._near_key(name)
            self._unknown("charter.unknown_key", (*path, "key"), near, key=shown(name))
        elif key.safeguard:
            self._fault("charter.exemption_of_a_right", path, key=name)
        elif not self.origin.rank.may_exempt:
            self._fault("charter.exemption_from_below", path, key=name)
        elif declared := self._declared(key, name, table, path, extra=EXEMPTION):
            self._exempt(declared, given, path)

    def _exempt(
        self, declared: Declared, given: Mapping[str, str], path: KeyPath
    ) -> None:
        held = (declared.key, given["unit"], declared.since)
        if held in {(one.key, one.unit, one.since) for one in self.exemptions}:
            self._fault("charter.doubled_day", path, day=declared.since)
            return
        provenance = replace(
            declared.provenance,
            authority=given["authority"],
            document=given["document"],
        )
        exempted = replace(declared, unit=given["unit"], provenance=provenance)
        self.exemptions.append(exempted)

    def _declared(
        self,
        key: Key,
        name: str,
        table: Table,
        path: KeyPath,
        *,
        extra: tuple[str, ...],
    ) -> Declared | None:
        if not table:
            return None
        known = (*key.kind.fields, *ORIGIN, *UNPUBLISHED, *extra)
        self._only(table, known, path)
        provenance = self._with_origin(
            replace(self.origin, place=self.source.place(path)), table, path
        )
        if provenance.clause is None and not extra and table.get("published", True):
            self._fault("charter.missing_field", path, field="clause")
        published, value = self._value(key.kind, table, path, name)
        if value is None:
            return None
        return Declared(name, value, replace(provenance, published=published))

    def _value(
        self, kind: Kind, table: Table, path: KeyPath, name: str
    ) -> tuple[bool, Value | None]:
        published = table.get("published", True)
        if not isinstance(published, bool):
            self._fault("charter.not_yes_or_no", (*path, "published"), key=name)
            return True, None
        if published == ("working" in table):
            self._fault("charter.working_value", path, key=name)
            return published, None
        if not published:
            working = table["working"]
            table = working if isinstance(working, dict) else {kind.fields[0]: working}
            path = (*path, "working")
            self._only(table, kind.fields, path)
        return published, self._read(kind, table, path, name)

    def _read(self, kind: Kind, table: Table, path: KeyPath, name: str) -> Value | None:
        if not any(one in table for one in kind.fields):
            self._fault(
                "charter.missing_value", path, key=name, known=tuple(kind.fields)
            )
            return None
        given = next(one for one in kind.fields if one in table)
        if isinstance(table[given], Inexact):
            self._fault(
                "charter.inexact",
                (*path, given),
                key=name,
                near=shown(str(table[given])),
            )
            return None
        try:
            return kind.read(table)
        except Misread as misread:
            finding = misread.finding
            self._misread(finding, (*path, given), key=name)
            return None

    def _with_origin(
        self, provenance: Provenance, table: Table, path: KeyPath
    ) -> Provenance:
        """Return the origin with what the table says of it put over it."""
        if "clause" in table:
            clause = self._text(table, "clause", path) or None
            provenance = replace(provenance, clause=clause)
        if "source" in table:
            origin = self._text(table, "source", path) or None
            provenance = replace(provenance, source=origin)
        if "grade" in table:
            grade = self._one_of(Grade, table["grade"], (*path, "grade"))
            provenance = replace(provenance, grade=grade)
        if "from" in table:
            provenance = replace(provenance, since=self._day(table, (*path, "from")))
        return provenance

    def _day(self, table: Table, path: KeyPath) -> date | None:
        try:
            return read_day(table["from"])
        except Misread as misread:
            self._misread(misread.finding, path, key=dotted(path))
            return None

    def _text(self, table: Table, name: str, path: KeyPath) -> str:
        """Return a text of the table, or nothing with a fault."""
        value = table.get(name)
        if isinstance(value, str) and value.strip() and value.isprintable():
            return value.strip()
        if table or name == "name":
            self._fault("charter.missing_field", (*path, name), field=name)
        return ""

    def _one_of(self, kind: type[E], value: object, path: KeyPath) -> E | None:
        known = tuple(one.value for one in kind)
        if isinstance(value, str) and value in known:
            return kind(value)
        near = shown(str(value)) if value is not None else ""
        self._fault("charter.not_a_choice", path, near=near, known=known)
        return None

    def _only(self, table: Table, known: tuple[str, ...], path: KeyPath) -> None:
        for name in table:
            if name not in known:
                near = nearest(name, known) if self._may_guess() else ""
                self._unknown("charter.unknown_field", (*path, name), near)

    def _unknown(
        self, code: str, path: KeyPath, near: str, *, key: str | None = None
    ) -> None:
        code = f"{code}_near" if near else code
        self._fault(code, path, key=key, near=near)

    def _near_key(self, name: str) -> str:
        return self.sections.nearest(name) if self._may_guess() else ""

    def _may_guess(self) -> bool:
        return len(self.faults) < _MOST_GUESSES

    def _table(self, value: object, path: KeyPath) -> Table:
        if isinstance(value, dict):
            if not value:
                self._fault("charter.empty_table", path)
            return value
        self._fault("charter.not_a_table", path)
        return {}

    def _misread(self, finding: Finding, path: KeyPath, *, key: str) -> None:
        place = self.source.place(path)
        self.faults.append(replace(finding, key=key, place=place))

    def _fault(
        self, code: str, path: KeyPath, *, key: str | None = None, **facts: Fact
    ) -> None:
        place = self.source.place(path)
        named = tuple(sorted(facts.items()))
        self.faults.append(Finding(code, named, key or dotted(path), None, place))
