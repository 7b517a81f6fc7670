"""Reads one file of a charter; whatever is wrong with it comes back as a finding."""

import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeGuard

from comitia.charter.text.scanner import KeyPath, printable, scan
from comitia.kernel.findings import Finding, Place, Refused

MOST_BYTES: Final = 2**20

_BOM: Final = b"\xef\xbb\xbf"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_LONGEST_SHOWN: Final = 40
_CURLY: Final = ("“", "”", "‘", "’", "„", "＂", "「")
_GROUPED: Final = re.compile(r"\d{1,3}([,，]\d{3})+\s*(#|$)")
_AT: Final = "(at line "


class Inexact(str):
    """A number with a decimal point, kept as it was written and never computed.

    >>> Inexact("0.15")
    '0.15'
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The tables of one file, with the line of each key."""

    file: str
    tables: Mapping[str, object]
    lines: Mapping[KeyPath, int]
    faults: tuple[Finding, ...] = ()

    def was_struck(self, path: KeyPath) -> bool:
        """Return whether a key that no table holds stood in the text all the same."""
        return path in self.lines

    def place(self, path: KeyPath) -> Place:
        """Return where a key stands, or the nearest table around it.

        >>> source = Source("x", {}, {("a",): 3})
        >>> str(source.place(("a", "b")))
        'x:3'
        """
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.file, self.lines.get(path))


def is_text(value: object) -> TypeGuard[str]:
    """Return whether a value stood in quotation marks, and is no number.

    >>> is_text("0.15"), is_text(Inexact("0.15"))
    (True, False)
    """
    return isinstance(value, str) and not isinstance(value, Inexact)


def read_source(path: Path, *, file: str) -> Source:
    """Return a file's tables; what cannot be read stands in its faults.

    `file` is the name to show. A broken text has no tables, but a doubled or
    wildly nested key does not keep the rest from being read.
    """
    try:
        text = decoded(content_of(path, file), file=file)
    except Refused as refused:
        return Source(file, {}, {}, refused.findings)
    return parsed(text, file=file)


def parsed(text: str, *, file: str) -> Source:
    """Return the tables of a text that has been decoded.

    >>> parsed("a = 1", file="x").tables
    {'a': 1}
    >>> [fault.code for fault in parsed("a = ?", file="x").faults]
    ['charter.not_toml']
    """
    found = scan(text, file=file)
    try:
        tables = tomllib.loads(found.text, parse_float=Inexact)
    except ValueError as error:
        fault = _syntax_fault(found.text, str(error), file)
        return Source(file, {}, found.lines, (*found.faults, fault))
    return Source(file, tables, found.lines, found.faults)


def decoded(content: bytes, *, file: str) -> str:
    r"""Return the text that UTF-8 bytes stand for, with plain line ends.

    Another encoding is named where it can be recognised and never guessed: a
    charter read wrongly would be another charter. Raises ``Refused``.

    >>> decoded(b"\xef\xbb\xbfa = 1\r\n", file="x")
    'a = 1\n'
    """
    if content.startswith(_UTF16):
        raise _refused("charter.utf_16", Place(file))
    if 0 in content:
        line = content.count(b"\n", 0, content.index(0)) + 1
        raise _refused("charter.nul", Place(file, line))
    try:
        text = content.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        code = "charter.gb18030" if _is_gb18030(content) else "charter.not_utf_8"
        raise _refused(code, Place(file, line)) from None
    return text.replace("\r\n", "\n")


def shown(text: str) -> str:
    r"""Return a short printable form of a text from a file, for messages.

    >>> shown("a\x1b[31m" + "b" * 50)
    'a?[31mbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…'
    """
    plain = printable(text[: _LONGEST_SHOWN + 1])
    return plain if len(text) <= _LONGEST_SHOWN else plain[:_LONGEST_SHOWN] + "…"


def content_of(path: Path, file: str) -> bytes:
    """Return the bytes of a plain file; nothing else is opened or waited for."""
    try:
        content = _plain_content(path, file)
    except (OSError, ValueError):
        code = "charter.linked_file" if path.is_symlink() else "charter.no_such_file"
        raise _refused(code, Place(file)) from None
    if len(content) > MOST_BYTES:
        raise _refused("charter.file_too_large", Place(file), most=MOST_BYTES)
    return content


def _plain_content(path: Path, file: str) -> bytes:
    opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            raise _refused("charter.not_a_file", Place(file))
        with open(opened, "rb", closefd=False) as plain:
            return plain.read(MOST_BYTES + 1)
    finally:
        os.close(opened)


def _is_gb18030(content: bytes) -> bool:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _refused(code: str, place: Place, **facts: int) -> Refused:
    return Refused([Finding(code, tuple(facts.items()), None, None, place)])


def _syntax_fault(text: str, said: str, file: str) -> Finding:
    """Return the parser's complaint with its line; its own words are English only."""
    lines = text.split("\n")
    where = said.rpartition(_AT)[2].partition(",")[0] if _AT in said else ""
    number = int(where) if where else len(lines)
    near = shown(lines[number - 1].strip())
    code = "charter.not_toml" if where else "charter.toml_ends_early"
    value = lines[number - 1].partition("=")[2].strip()
    if value.startswith(_CURLY):
        code = "charter.curly_quotes"
    elif _GROUPED.match(value):
        code = "charter.grouped_number"
    return Finding.of(code, place=Place(file, number), near=near)
