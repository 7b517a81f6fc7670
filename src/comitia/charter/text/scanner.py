"""Where each key of a TOML text stands, and what must not reach the parser.

The parser of the standard library tells no lines, and a text nested a million
times, or a number of a million digits, brings it down. This scan is not recursive
and reads the text once; whatever it cannot read it leaves to the parser to name.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from comitia.charter.text.tokens import (
    MOST_DIGITS,
    MOST_PARTS,
    Tokens,
    TooDeep,
    Unreadable,
)
from comitia.kernel.findings import Fact, Finding, Place

KeyPath = tuple[str | int, ...]

# After so many the rest of the file is passed over: nobody reads on.
MOST_FAULTS: Final = 1000

_LONGEST_SHOWN: Final = 80


class _Made(Enum):
    """How a key came to be, which decides whether it may come again."""

    IMPLIED = "implied"
    HEADER = "header"
    ROW = "row"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan found: the line of each key, faults, and a text safe to parse.

    `text` has the same lines; statements with a fault are blanked, so that the
    parser can go on and every other fault is found in the same run.
    """

    lines: dict[KeyPath, int]
    faults: tuple[Finding, ...]
    text: str


def scan(text: str, *, file: str) -> Scan:
    r"""Return the lines of all keys of a TOML text, and its doubled or wild ones.

    Rows of an array of tables are counted from zero.

    >>> found = scan("[a]\nb = 1\n[[c]]\nd = [{ e = 1 }]", file="x")
    >>> found.lines[("c", 0, "d", 0, "e")]
    4
    >>> [str(fault.place) for fault in scan("a = 1\na = 2", file="x").faults]
    ['x:2']
    """
    run = _Run(Tokens(text), file)
    run.read()
    return Scan(run.lines, tuple(run.faults), _blanked(text, run.struck))


@dataclass(slots=True)
class _Frame:
    """An open bracket: its path, and how many entries it has so far."""

    path: KeyPath
    is_table: bool
    entries: int = 0


@dataclass(slots=True)
class _Run:
    tokens: Tokens
    file: str
    lines: dict[KeyPath, int] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)
    struck: list[tuple[int, int]] = field(default_factory=list)
    made: dict[KeyPath, _Made] = field(default_factory=dict)
    rows: dict[KeyPath, int] = field(default_factory=dict)
    # One statement at a time has open brackets; they live here so that no call
    # is nested as deep as the text.
    frames: list[_Frame] = field(default_factory=list)
    table: KeyPath = ()
    last: KeyPath = ()
    is_struck: bool = False
    has_fault: bool = False

    def read(self) -> None:
        """Go through the statements; stop where the text is no TOML any more."""
        self.tokens.skip_gap()
        while not self.tokens.at_end():
            begin, self.has_fault = self.tokens.place, False
            try:
                self._statement()
            except Unreadable:
                if not self._recovered(begin):
                    return
            except TooDeep:
                self._fault("charter.too_deep", (), most=MOST_PARTS)
                self._strike_rest(begin)
                continue
            if len(self.faults) > MOST_FAULTS:
                self._strike_rest(begin)
            if self.has_fault or self.is_struck:
                self.struck.append((begin, self.tokens.place))
            self.tokens.skip_gap()

    def _recovered(self, begin: int) -> bool:
        """Name what was left open and pass over it; else the parser says what it is."""
        line, text = self.tokens.line(), self.tokens.text
        if self.tokens.at_open_text():
            path = self.frames[0].path if self.frames else self.last
            self._fault("charter.unclosed_text", path, line=line)
            if self.frames:
                self.tokens.skip_to_header()
            else:
                self.tokens.skip_line()
        elif text[begin] == "[" and text[self.tokens.place :][:1] in {"", "\n"}:
            name = text[begin : self.tokens.place].strip("[] \t")
            self._fault("charter.unclosed_header", (name,), line=line)
            self.tokens.skip_to_header()
        else:
            return False
        self.frames.clear()
        return True

    def _strike_rest(self, begin: int) -> None:
        self.struck.append((begin, len(self.tokens.text)))
        self.tokens.place = len(self.tokens.text)
        self.has_fault = self.is_struck = False

    def _statement(self) -> None:
        if self.tokens.sees("[["):
            self._row()
        elif self.tokens.sees("["):
            self._header()
        else:
            self._key_and_value(self.table, most=MOST_PARTS - len(self.table))
            while self.frames:
                self._entry()

    def _header(self) -> None:
        path, line, is_below_value = self._named("]")
        before = self.made.get(path)
        self.is_struck = before in {_Made.HEADER, _Made.VALUE, _Made.ROW}
        self.table = path
        if is_below_value:
            self.is_struck = True
        elif self.is_struck:
            self._doubled(path, line)
        else:
            self._make(path, _Made.HEADER, line)

    def _row(self) -> None:
        path, line, is_below_value = self._named("]]")
        is_doubled = self.made.get(path, _Made.ROW) is not _Made.ROW
        self.is_struck = is_below_value or is_doubled
        if self.is_struck:
            self.table = path
            if not is_below_value:
                self._doubled(path, line)
            return
        self._make(path, _Made.ROW, line)
        number = self.rows.get(path, -1) + 1
        self.rows[path] = number
        self.table = (*path, number)
        self.lines[self.table] = line

    def _named(self, closing: str) -> tuple[KeyPath, int, bool]:
        """Return the table that a header names; rows stand for their last one.

        The last is whether something above it is a value, which was said then.
        """
        line = self.tokens.line()
        self.tokens.skip_blanks()
        parts = self.tokens.key(most=MOST_PARTS)
        self.tokens.skip_blanks()
        self.tokens.must_see(closing)
        path: KeyPath = ()
        for part in parts[:-1]:
            path = self._last_row((*path, part))
            if self.made.get(path) is _Made.VALUE:
                self._both(path, line)
                return (*path, *parts[len(path) :]), line, True
            self._imply(path, line)
        return (*path, parts[-1]), line, False

    def _last_row(self, path: KeyPath) -> KeyPath:
        return (*path, self.rows[path]) if path in self.rows else path

    def _imply(self, path: KeyPath, line: int) -> None:
        self.lines.setdefault(path, line)
        self.made.setdefault(path, _Made.IMPLIED)

    def _key_and_value(self, table: KeyPath, *, most: int) -> None:
        line = self.tokens.line()
        parts = self.tokens.key(most=max(most, 1))
        self.tokens.skip_blanks()
        self.tokens.must_see("=")
        self.tokens.skip_blanks()
        path = table
        for part in parts[:-1]:
            path = (*path, part)
            before = self.made.get(path)
            if before is _Made.VALUE:
                self._both(path, line)
            elif before in {_Made.HEADER, _Made.ROW}:
                self._doubled(path, line)
            self._imply(path, line)
        path = self.last = (*path, parts[-1])
        if path in self.made:
            self._doubled(path, line)
        self._make(path, _Made.VALUE, line)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        if len(path) > MOST_PARTS:
            raise TooDeep
        line = self.tokens.line()
        if self.tokens.sees("["):
            self.frames.append(_Frame(path, is_table=False))
        elif self.tokens.sees("{"):
            self.frames.append(_Frame(path, is_table=True))
        else:
            code, word = self.tokens.scalar()
            if code:
                facts: dict[str, Fact] = {"most": MOST_DIGITS, "near": printable(word)}
                self._fault(code, path, line=line, **facts)

    def _entry(self) -> None:
        """Read up to the next entry of the innermost open bracket, or its end."""
        frame = self.frames[-1]
        self.tokens.skip_gap()
        if self.tokens.sees("}" if frame.is_table else "]"):
            self.frames.pop()
            return
        if frame.entries:
            self.tokens.must_see(",")
            self.tokens.skip_gap()
            if self.tokens.sees("}" if frame.is_table else "]"):
                self.frames.pop()
                return
        number, frame.entries = frame.entries, frame.entries + 1
        if frame.is_table:
            self._key_and_value(frame.path, most=MOST_PARTS - len(frame.path))
            return
        self._value((*frame.path, number))

    def _make(self, path: KeyPath, made: _Made, line: int) -> None:
        # A header may follow the tables inside it; its own line is the one to show.
        if self.made.get(path, _Made.IMPLIED) is _Made.IMPLIED:
            self.made[path], self.lines[path] = made, line

    def _doubled(self, path: KeyPath, line: int) -> None:
        # Under a doubled header everything comes twice; the header says it once.
        if self.is_struck and self.table == path[:-1]:
            return
        first = self.lines[path]
        self._fault("charter.doubled_key", path, line=line, first=first)

    def _both(self, path: KeyPath, line: int) -> None:
        if self.is_struck and self.table == path[: len(self.table)]:
            return
        first = self.lines[path]
        self._fault("charter.value_and_table", path, line=line, first=first)

    def _fault(
        self, code: str, path: KeyPath, *, line: int | None = None, **facts: Fact
    ) -> None:
        self.has_fault = True
        place = Place(self.file, line or self.tokens.line())
        key = dotted(path) if path else None
        self.faults.append(
            Finding(code, tuple(sorted(facts.items())), key, None, place)
        )


def dotted(path: KeyPath) -> str:
    """Return a key as people write it; rows of a table are not part of a name.

    >>> dotted(("exemption", 0, "key"))
    'exemption.key'
    """
    words = printable(".".join(part for part in path if isinstance(part, str)))
    return words if len(words) <= _LONGEST_SHOWN else words[:_LONGEST_SHOWN] + "…"


def printable(text: str) -> str:
    r"""Return a text from a file so that a terminal shows it and does nothing else.

    >>> printable("a\x1b[31m")
    'a?[31m'
    """
    return "".join(one if one.isprintable() else "?" for one in text)


def _blanked(text: str, struck: list[tuple[int, int]]) -> str:
    pieces, end = [], 0
    for begin, stop in struck:
        pieces += [text[end:begin], "\n" * text.count("\n", begin, stop)]
        end = stop
    return "".join([*pieces, text[end:]])
