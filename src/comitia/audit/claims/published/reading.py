"""A file of printed figures, each with the key of its base: ``published.toml``."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from comitia.audit.claims.arithmetic import (
    Interval,
    Printed,
    Qualifier,
    last_digit,
)
from comitia.kernel.findings import Finding, Place, Refused

# Deeper nesting and longer numbers than these would exhaust the parser.
_DEEPEST: Final = 30
_LONGEST_LINE: Final = 20_000
_LONG_NUMBER: Final = re.compile(r"[0-9_]{400}")
_HEADER: Final = re.compile(r"^\s*\[\[\s*figure\s*\]\]", re.MULTILINE)
_AT_LINE: Final = re.compile(r"\(at line (\d+)")
_VALUE: Final = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,24})(?:\.[0-9]{1,12})?"
)
_SHARE: Final = re.compile(r"([+-]?)([0-9]{1,18})(?:\.([0-9]{1,12}))?\s*[%％]?")
# A figure of this unit is itself a share of what nobody printed.
PERCENT: Final = "percent"
# What is striven for is a number like any other; "below" is the public word.
_QUALIFIERS: Final = {one.value: one for one in Qualifier} | {
    "below": Qualifier.UNDER,
    "target": Qualifier.EXACT,
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure with what it says about the figures it names.

    `of` is the key under which an election publishes it, `election` which one it was,
    `moment` when it was counted.
    """

    key: str
    line: int
    value: Fraction
    decimals: int
    unit: str
    base: str
    earlier: str
    parts: tuple[str, ...]
    shares: Mapping[str, tuple[Printed, int, str]]
    qualifier: Qualifier = Qualifier.EXACT
    moment: str = ""
    election: str = ""
    of: str = ""

    @property
    def printed(self) -> Printed:
        """The value with what its qualifier leaves open."""
        if self.qualifier is Qualifier.EXACT:
            return Printed(self.value)
        step = Fraction(1, 10**self.decimals)
        return Printed(
            self.value,
            step if self.decimals else last_digit(self.value),
            self.qualifier,
        )

    @property
    def span(self) -> Interval:
        """All values that the figure can stand for."""
        return self.printed.interval()


def figures_of(text: str, *, name: str) -> dict[str, Figure]:
    """Return the figures of a file by key; every fault of it is refused at once."""
    document = _parsed(text, name)
    entries = document.get("figure")
    if not isinstance(entries, list) or not entries:
        raise Refused([Finding.of("figures.toml_no_figures", place=Place(name))])
    starts = [text.count("\n", 0, m.start()) + 1 for m in _HEADER.finditer(text)]
    lines = [*starts, *(1 for _ in entries)]
    figures: dict[str, Figure] = {}
    faults: list[Finding] = []
    for number, entry in enumerate(entries):
        place = Place(name, lines[number])
        try:
            figure = _figure(entry, lines[number], figures)
            figures[figure.key] = figure
        except _FaultError as fault:
            faults.append(_bad(fault, number + 1, place))
    faults.extend(_unknown_keys(figures, name))
    if faults:
        raise Refused(faults)
    return figures


def own_election(text: str, *, name: str) -> str:
    """Return which of the elections of a file is that of its charter; empty if untold.

    >>> own_election('own = "2022"', name="published.toml")
    '2022'
    """
    found = _parsed(text, name).get("own", "")
    return found if isinstance(found, str) else ""


class _FaultError(Exception):
    """One entry says something that cannot be read."""

    def __init__(self, word: str, found: object) -> None:
        """Keep the word of the entry and what stands there."""
        super().__init__(word)
        self.word = word
        self.found = repr(found)[:60]


def _bad(fault: _FaultError, number: int, place: Place) -> Finding:
    return Finding.of(
        "figures.toml_bad_figure",
        place=place,
        number=number,
        word=fault.word,
        found=fault.found,
    )


def _parsed(text: str, name: str) -> dict[str, object]:
    if _is_too_deep(text) or _LONG_NUMBER.search(text):
        raise Refused([Finding.of("figures.toml_too_deep", place=Place(name))])
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        at = _AT_LINE.search(str(fault))
        place = Place(name, int(at[1]) if at else None)
        why = str(fault).partition(" (at")[0][:80]
        broken = Finding.of("figures.toml_broken", place=place, why=why)
        raise Refused([broken]) from None
    except (RecursionError, ValueError):
        raise Refused(
            [Finding.of("figures.toml_too_deep", place=Place(name))]
        ) from None


def _is_too_deep(text: str) -> bool:
    depth = 0
    for sign in re.findall(r"[\[\]{}]", text):
        depth += 1 if sign in "[{" else -1
        if depth > _DEEPEST:
            return True
    return any(len(line) > _LONGEST_LINE for line in text.split("\n"))


def _figure(entry: object, line: int, known: Mapping[str, Figure]) -> Figure:
    if not isinstance(entry, dict):
        raise _FaultError("figure", entry)
    if _word(entry, "key") in known:
        raise _FaultError("key", entry["key"])
    value, decimals = _value(entry.get("value"))
    shares = {
        word: _share(word, entry[word])
        for word in ("share", "difference", "points", "growth")
        if word in entry
    }
    parts = entry.get("parts", [])
    if not isinstance(parts, list) or not all(isinstance(p, str) for p in parts):
        raise _FaultError("parts", parts)
    return Figure(
        _word(entry, "key"), line, value, decimals, _word(entry, "unit", ""),
        _word(entry, "base", ""), _word(entry, "earlier", ""), tuple(parts), shares,
        _qualifier(entry), _word(entry, "moment", ""), _word(entry, "election", ""),
        _word(entry, "figure", ""),
    )  # fmt: skip


def _word(entry: Mapping[str, object], word: str, default: str | None = None) -> str:
    found = entry.get(word, default)
    if not isinstance(found, str) or (default is None and not found):
        raise _FaultError(word, found)
    return found


def _qualifier(entry: Mapping[str, object]) -> Qualifier:
    found = _word(entry, "qualifier", Qualifier.EXACT.value)
    if found not in _QUALIFIERS:
        raise _FaultError("qualifier", found)
    return _QUALIFIERS[found]


def _value(found: object) -> tuple[Fraction, int]:
    text = str(found) if isinstance(found, int) else found
    if (
        not isinstance(text, str)
        or isinstance(found, bool)
        or not _VALUE.fullmatch(text)
    ):
        raise _FaultError("value", found)
    plain_text = text.replace(",", "")
    return Fraction(plain_text), len(plain_text.partition(".")[2])


def _share(word: str, found: object) -> tuple[Printed, int, str]:
    match = _SHARE.fullmatch(found) if isinstance(found, str) else None
    if match is None or (
        (word in {"share", "growth"}) != str(found).endswith(("%", "％"))
    ):
        raise _FaultError(word, found)
    decimals = len(match[3] or "")
    value = Fraction(f"{match[1]}{match[2]}.{match[3] or 0}")
    part = 1 if word == "difference" else 100
    step = Fraction(1, part * 10**decimals)
    exact = word == "difference" and decimals == 0
    return Printed(value / part, Fraction(0) if exact else step), decimals, str(found)


def _unknown_keys(figures: Mapping[str, Figure], name: str) -> Iterator[Finding]:
    for number, figure in enumerate(figures.values(), start=1):
        for word, keys in (
            ("base", [figure.base]),
            ("earlier", [figure.earlier]),
            ("parts", list(figure.parts)),
        ):
            missing = [key for key in keys if key and key not in figures]
            needed = {"share": "base", "difference": "earlier"}
            bare = [w for w in figure.shares if needed.get(w, "earlier") == word]
            lacking = bool(bare) and keys == [""]
            if missing or lacking:
                found = missing[0] if missing else ""
                fault = _FaultError(word, found)
                yield _bad(fault, number, Place(name, figure.line))
