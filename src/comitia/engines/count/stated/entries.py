"""The keys of a small TOML file, each read as its kind; faults gather with lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from comitia.charter.kinds import Misread, Value, written_word
from comitia.charter.section import nearest
from comitia.charter.text.scanner import KeyPath, dotted
from comitia.charter.text.source import MOST_BYTES, Source, decoded, parsed
from comitia.engines.table.sheet import unreadable
from comitia.kernel.findings import Fact, Finding, Place, Refused

_VALUE: Final = "value"
_BASE: Final = "charter.base_not_named"


class Kind(Protocol):
    """What reads a value from the fields of a table, or raises ``Misread``."""

    def read(self, table: Mapping[str, object]) -> Value:
        """Return the value that the fields of a table state."""


@dataclass(slots=True)
class Entries:
    """Reads the entries of one file; what is wrong gathers in `faults`."""

    source: Source
    faults: list[Finding] = field(default_factory=list)

    def value(self, kind: Kind, *path: str) -> Value | None:
        """Return the value of an entry, or nothing where it is missing or wrong."""
        table = self._table(path[:-1])
        if table is None or path[-1] not in table:
            return None
        return self._read(kind, {_VALUE: table[path[-1]]}, path)

    def fields(self, kind: Kind, name: str) -> Value | None:
        """Return the value that the fields of a table state together."""
        table = self._table((name,))
        return None if not table else self._read(kind, table, (name,))

    def _line_of(self, code: str, table: Mapping[str, object], path: KeyPath) -> Place:
        """Return where a table is wrong: at its base, or at the first of its fields."""
        field = "of" if code == _BASE else next(iter(table), "")
        return self.source.place((*path, field))

    def demand(self, *paths: tuple[str, ...]) -> None:
        """Say which of these entries are missing; one that was misread is there."""
        for path in paths:
            table = self._table(path[:-1])
            if table is not None and not self.source.was_struck(path):
                self.fault("count.missing_key", path, file=self.source.file)

    def only(self, *known: KeyPath) -> None:
        """Say which entries nobody reads, and which known name is near."""
        tables = {path[0] for path in known if len(path) > 1}
        for name, value in self.source.tables.items():
            if name not in tables:
                self._known((name,), known)
            elif isinstance(value, dict):
                for inner in value:
                    self._known((name, inner), known)
            else:
                near = written_word(value)
                self.fault("count.not_a_table", (name,), near=near)

    def other_file(self, code: str, *marks: str) -> None:
        """Refuse a file that is another one, as these keys show."""
        if all(name in self.source.tables for name in marks):
            place = self.source.place((marks[0],))
            raise Refused([Finding.of(code, place=place)])

    def fault(self, code: str, path: KeyPath, **facts: Fact) -> None:
        """Add a finding about an entry, with its line."""
        place = self.source.place(path)
        named = tuple(sorted(facts.items()))
        self.faults.append(Finding(code, named, dotted(path), None, place))

    def _known(self, path: KeyPath, known: tuple[KeyPath, ...]) -> None:
        if path not in known:
            near = nearest(dotted(path), tuple(dotted(one) for one in known))
            code = "count.unknown_key_near" if near else "count.unknown_key"
            self.fault(code, path, near=near)

    def _table(self, path: tuple[str, ...]) -> Mapping[str, object] | None:
        if not path:
            return self.source.tables
        (name,) = path
        inner = self.source.tables.get(name, {})
        return inner if isinstance(inner, dict) else None

    def _read(
        self, kind: Kind, table: Mapping[str, object], path: KeyPath
    ) -> Value | None:
        try:
            return kind.read(table)
        except Misread as misread:
            place = self._line_of(misread.finding.code, table, path)
            found = replace(misread.finding, key=dotted(path), place=place)
            self.faults.append(found)
            return None


def located(findings: Iterable[Finding], source: Source) -> tuple[Finding, ...]:
    """Return findings with the lines of the entries that their keys name."""
    return tuple(
        replace(one, place=source.place(tuple((one.key or "").split("."))))
        for one in findings
    )


def entries_of(content: bytes, *, name: str) -> Entries:
    """Return the entries of a file's bytes; ``Refused`` for what is no TOML at all.

    >>> entries_of(b"seats = 3", name="METHOD.toml").source.tables
    {'seats': 3}
    """
    if len(content) > MOST_BYTES:
        raise unreadable("table.too_large", name, limit=MOST_BYTES // 1_000_000)
    source = parsed(decoded(content, file=name), file=name)
    if source.faults and not source.tables:
        raise Refused(source.faults)
    return Entries(source, list(source.faults))
