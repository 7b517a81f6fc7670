"""Reads single fields of a charter's tables; what is wrong with one is said once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from comitia.charter.kinds import Misread, read_day, written_word
from comitia.charter.section import nearest
from comitia.charter.text.scanner import KeyPath, dotted
from comitia.charter.text.source import Source, is_text
from comitia.kernel.findings import Fact, Finding

E = TypeVar("E", bound=StrEnum)
Table = Mapping[str, object]

# Comparing an unknown name with every known one is slow; after so many the reader
# is looking at the wrong kind of file anyway.
_MOST_GUESSES: Final = 50


@dataclass(slots=True)
class Fields:
    """Reads the fields of one file; faults gather in `faults`."""

    source: Source
    faults: list[Finding] = field(default_factory=list)

    def _text(self, table: Table, name: str, path: KeyPath) -> str:
        """Return a text of the table, or nothing with a fault."""
        value, at = table.get(name), (*path, name)
        if name not in table:
            self._lacks(name, path)
        elif not is_text(value):
            self._fault("charter.unquoted", at, near=written_word(value))
        elif not value.isprintable():
            self._fault("charter.not_printable", at, near=written_word(value))
        elif not value.strip():
            self._fault("charter.missing_field", at, field=name)
        else:
            return value.strip()
        return ""

    def _lacks(
        self,
        name: str,
        path: KeyPath,
        *,
        code: str = "charter.missing_field",
        key: str | None = None,
    ) -> None:
        """Say that a field is missing, unless it stood there and was struck."""
        if not self.source.was_struck((*path, name)):
            at = (*path, name)
            self._fault(code, at, key=key, field=name)

    def _one_of(
        self, kind: type[E], table: Table, name: str, path: KeyPath
    ) -> E | None:
        known = tuple(one.value for one in kind)
        value = table.get(name)
        if value is None:
            self._lacks(name, path)
        elif is_text(value) and value in known:
            return kind(value)
        else:
            near = written_word(value)
            self._fault("charter.not_a_choice", (*path, name), near=near, known=known)
        return None

    def _day(self, table: Table, path: KeyPath) -> date | None:
        try:
            return read_day(table["from"])
        except Misread as misread:
            self._misread(misread.finding, path, key=dotted(path))
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

    def _may_guess(self) -> bool:
        return len(self.faults) < _MOST_GUESSES

    def _misread(self, finding: Finding, path: KeyPath, *, key: str) -> None:
        place = self.source.place(path)
        self.faults.append(replace(finding, key=key, place=place))

    def _fault(
        self, code: str, path: KeyPath, *, key: str | None = None, **facts: Fact
    ) -> None:
        place = self.source.place(path)
        named = tuple(sorted(facts.items()))
        self.faults.append(Finding(code, named, key or dotted(path), None, place))
