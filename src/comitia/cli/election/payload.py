"""A payload as it is written: JSON in UTF-8, each key once, and where each stands."""

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn

from comitia.kernel.findings import Finding, Place, Refused
from comitia.ledger.canonical import DEEPEST, Json

LARGEST: Final = 50_000_000
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


@dataclass(frozen=True, slots=True)
class Written:
    """A payload, and the line of each of its fields by its path."""

    name: str
    value: Json
    lines: Mapping[str, int] = field(default_factory=dict)

    def placed(self, finding: Finding) -> Finding:
        """Return a finding about a field with the place where the field stands."""
        path = finding.key or ""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        line = self.lines.get(path)
        place = Place(self.name, line)
        return Finding(finding.code, finding.facts, finding.key, finding.clause, place)


def read_written(file: Path | None) -> Written:
    """Return the payload in a file; `-` is standard input, and no file says nothing.

    Raises ``Refused`` for what is no JSON, with its line, and for every doubled key:
    two readers of such a file could understand two different things.
    """
    if file is None:
        return Written("payload", {})
    return read_content(_content(file), str(file))


def read_content(content: bytes, name: str) -> Written:
    """Return the payload that the bytes of a file hold; `name` is told in faults.

    Raises ``Refused`` as :func:`read_written` does.
    """
    text = _text(content, name)
    try:
        value: Json = json.loads(text, parse_constant=_no_number)
        json.dumps(value, ensure_ascii=False).encode()
    except json.JSONDecodeError as fault:
        _refuse("payload.no_json", Place(name, fault.lineno), column=fault.colno)
    except UnicodeEncodeError:
        _refuse("payload.half_sign", Place(name))
    except RecursionError:
        _refuse("payload.too_deep", Place(name), limit=DEEPEST)
    except ValueError:
        _refuse("payload.no_number", Place(name))
    located = _Located()
    located.read(text)
    if located.deepest > DEEPEST:
        _refuse("payload.too_deep", Place(name), limit=DEEPEST)
    if located.doubled:
        raise Refused(
            [
                Finding.of("payload.key_twice", key=path, place=Place(name, line))
                for path, line in located.doubled
            ]
        )
    return Written(name, value, located.lines)


def _content(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def _text(content: bytes, name: str) -> str:
    if len(content) > LARGEST:
        _refuse("payload.too_large", Place(name), limit=LARGEST // 1_000_000)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        _refuse("payload.not_utf8", Place(name, line))
    return text


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _refuse(code: str, place: Place, **facts: int) -> NoReturn:
    given = tuple(sorted(facts.items()))
    raise Refused([Finding(code, given, place=place)])


@dataclass
class _Frame:
    """An object or a list that is being read: where it stands, and what comes next."""

    path: str
    is_object: bool
    awaits_key: bool
    current: str = ""
    index: int = 0
    keys: set[str] = field(default_factory=set)

    def inner(self) -> str:
        return self.current if self.is_object else _joined(self.path, str(self.index))


@dataclass
class _Located:
    """The lines of all fields of a JSON text that is known to be sound."""

    lines: dict[str, int] = field(default_factory=dict)
    doubled: list[tuple[str, int]] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)
    deepest: int = 0

    def read(self, text: str) -> None:
        line, seen = 1, 0
        for match in _TOKEN.finditer(text):
            line += text.count("\n", seen, match.start())
            seen = match.start()
            self._take(match[0], line)

    def _take(self, piece: str, line: int) -> None:
        top = self.frames[-1] if self.frames else None
        if top and piece.startswith('"') and top.awaits_key:
            self._key(top, str(json.loads(piece)), line)
        elif piece in "{[":
            path = top.inner() if top else ""
            self.lines.setdefault(path, line)
            self.frames.append(_Frame(path, piece == "{", piece == "{"))
            self.deepest = max(self.deepest, len(self.frames))
        elif piece in "}]":
            self.frames.pop()
        elif top and piece == ",":
            top.awaits_key, top.index = top.is_object, top.index + 1
        elif top and piece != ":":
            self.lines.setdefault(top.inner(), line)

    def _key(self, top: _Frame, key: str, line: int) -> None:
        top.current, top.awaits_key = _joined(top.path, key), False
        if key in top.keys:
            self.doubled.append((top.current, line))
        top.keys.add(key)
        self.lines.setdefault(top.current, line)


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
