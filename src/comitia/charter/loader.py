"""Reads the files of a charter into layers, and names every value it cannot read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from comitia.charter.fields import Fields, Table
from comitia.charter.kinds import Kind, Misread, Value, written_word
from comitia.charter.layer import Declared, Grade, Layer, Provenance, Rank
from comitia.charter.section import Key, Sections
from comitia.charter.text.scanner import KeyPath
from comitia.charter.text.source import Inexact, is_text, shown
from comitia.kernel.ids import is_name_id

HEADS: Final = ("charter", "layer", "exemption")
ORIGIN: Final = ("clause", "source", "grade", "from", "note")
UNPUBLISHED: Final = ("published", "working")
EXEMPTION: Final = ("unit", "key", "authority", "document")
LAYER: Final = ("name", "rank", "units", "kinds", "source", "grade", "from")

_UNIQUE = tuple[str, str, date]


@dataclass(slots=True)
class LayerReader(Fields):
    """Reads the layer that one file holds."""

    sections: Sections = field(kw_only=True)
    is_head: bool = field(kw_only=True)
    declared: list[Declared] = field(default_factory=list)
    exemptions: list[Declared] = field(default_factory=list)
    exempted: set[_UNIQUE] = field(default_factory=set)
    units: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    lacks_day: bool = False
    origin: Provenance = field(init=False)

    def read(self) -> Layer:
        """Return the layer with everything in it that could be read."""
        self._head(self.source.tables["layer"])
        for name, value in self.source.tables.items():
            if name == "exemption":
                self._exemptions(value)
            elif name == "charter" and not self.is_head:
                self._fault("charter.second_head", (name,))
            elif name not in HEADS:
                self._walk((name,), value)
        if self.lacks_day:
            self._lacks("from", ("layer",))
        origin = self.origin
        return Layer(
            origin.layer,
            origin.rank,
            origin.place,
            self.units,
            declared=tuple(self.declared),
            exemptions=tuple(self.exemptions),
            since=origin.since,
            kinds=self.kinds,
        )

    def _head(self, head: object) -> None:
        path: KeyPath = ("layer",)
        place = self.source.place(path)
        lowest = Rank.CONFERENCE_METHOD
        self.origin = Provenance(place, self.source.file, lowest)
        if not isinstance(head, dict):
            self._fault("charter.not_a_table", path)
            return
        self._only(head, LAYER, path)
        name = self._text(head, "name", path) or self.source.file
        rank = self._one_of(Rank, head, "rank", path)
        self.units = self._names(head.get("units", []), (*path, "units"))
        self.kinds = self._names(head.get("kinds", []), (*path, "kinds"))
        is_for_all = head.get("units", []) == [] == head.get("kinds", [])
        if rank is Rank.UNIT_PLAN and is_for_all:
            self._lacks("units", path)
        origin = Provenance(place, name, rank or lowest)
        self.origin = self._with_origin(origin, head, path)

    def _names(self, value: object, path: KeyPath) -> tuple[str, ...]:
        if isinstance(value, list) and all(is_text(one) for one in value):
            return tuple(value)
        self._fault("charter.not_a_list", path, near=written_word(value))
        return ()

    def _walk(self, path: KeyPath, value: object) -> None:
        """Go down the tables to the keys; the depth is limited by the scanner."""
        name = ".".join(part for part in path if isinstance(part, str))
        key = self.sections.key(name)
        if any("." in part for part in path if isinstance(part, str)):
            self._fault("charter.quoted_dot", path)
        elif key is not None and not _names_a_member(key, name):
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
        if self._is_for_some() and not key.per_unit:
            self._fault("charter.not_per_unit", path, key=name)
            return
        dated = isinstance(value, list)
        rows = value if isinstance(value, list) else [value]
        days: set[date] = set()
        for number, row in enumerate(rows):
            at = (*path, number) if dated else path
            table = self._table(row, at)
            declared = self._declared(key, name, table, at, extra=())
            if declared is None:
                continue
            self.lacks_day |= declared.provenance.since is None
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
            if not isinstance(row, dict):
                self._fault("charter.not_a_table", path)
            elif not row:
                self._fault("charter.empty_exemption", path)
            else:
                self._exemption_row(row, path)

    def _exemption_row(self, table: Table, path: KeyPath) -> None:
        given = {name: self._text(table, name, path) for name in EXEMPTION}
        if "from" not in table:
            self._lacks("from", path)
        if all(given.values()) and "from" in table:
            self._exemption(given, table, path)

    def _exemption(self, given: Mapping[str, str], table: Table, path: KeyPath) -> None:
        name = given["key"]
        key = self.sections.key(name)
        if key is None:
            near = self._near_key(name)
            self._unknown("charter.unknown_key", (*path, "key"), near, key=shown(name))
        elif not _names_a_member(key, name):
            near = shown(name.rpartition(".")[2])
            self._fault("charter.not_an_id", (*path, "key"), key=shown(name), near=near)
        elif refused := self._refused_exemption(key):
            self._fault(refused, path, key=name)
        elif any(one in table for one in UNPUBLISHED):
            self._fault("charter.exemption_unpublished", path, key=name)
        elif declared := self._declared(key, name, table, path, extra=EXEMPTION):
            self._exempt(declared, given, path)

    def _refused_exemption(self, key: Key) -> str:
        """Return why nobody in this layer can exempt a unit from the key, if so."""
        if key.safeguard:
            return "charter.exemption_of_a_right"
        if not self.origin.rank.may_exempt or self._is_for_some():
            return "charter.exemption_from_below"
        return "" if key.per_unit else "charter.not_per_unit"

    def _exempt(
        self, declared: Declared, given: Mapping[str, str], path: KeyPath
    ) -> None:
        held = (declared.key, given["unit"], declared.since)
        if held in self.exempted:
            self._fault("charter.doubled_day", path, day=declared.since)
            return
        self.exempted.add(held)
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
        if "clause" not in table and not extra and table.get("published", True):
            self._lacks("clause", path, code="charter.missing_clause", key=name)
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
        given = next((one for one in kind.fields if one in table), "")
        if not given:
            if not any(self.source.was_struck((*path, one)) for one in kind.fields):
                known = tuple(kind.fields)
                self._fault("charter.missing_value", path, key=name, known=known)
            return None
        at = (*path, given)
        if isinstance(table[given], Inexact):
            near = shown(str(table[given]))
            self._fault("charter.inexact", at, key=name, near=near)
            return None
        try:
            return kind.read(table)
        except Misread as misread:
            self._misread(misread.finding, at, key=name)
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
            grade = self._one_of(Grade, table, "grade", path)
            provenance = replace(provenance, grade=grade)
        if "from" in table:
            # A day that cannot be read is a fault, and no second one follows from it.
            since = self._day(table, (*path, "from")) or provenance.since or date.max
            provenance = replace(provenance, since=since)
        return provenance

    def _is_for_some(self) -> bool:
        return bool(self.units or self.kinds)

    def _near_key(self, name: str) -> str:
        return self.sections.nearest(name) if self._may_guess() else ""

    def _table(self, value: object, path: KeyPath) -> Table:
        if isinstance(value, dict):
            if not value:
                self._fault("charter.empty_table", path)
            return value
        self._fault("charter.not_a_table", path)
        return {}


def _names_a_member(key: Key, name: str) -> bool:
    """Return whether a name of a family ends in an id; other keys always do."""
    return not key.is_family or is_name_id(name.rpartition(".")[2])
