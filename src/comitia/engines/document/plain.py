"""The text of a plain file, or a refusal that names the cure."""

import codecs
from dataclasses import dataclass
from typing import Final

from comitia.kernel.findings import Finding, Place, Refused

# About 1,000 pages: beyond it a file is hardly a communiqué, and time has a bound.
LARGEST_TEXT: Final = 2_000_000
FIRST_ROWS: Final = 3
_SHOWN: Final = 40
_CONTROLS: Final = frozenset(range(32)) - {9, 10, 12, 13, 27}
_MOST_CONTROLS: Final = 100


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded text; `warning` says which encoding was recognised, if not asked."""

    text: str
    warning: Finding | None = None


def decoded(content: bytes, *, name: str, encoding: str | None = None) -> Text:
    """Return the text of a file's bytes.

    UTF-8 is expected, with or without a mark. GB18030 is recognised, but always
    with a warning that shows the first rows, because a wrong guess looks right.

    >>> decoded("代表".encode("gb18030"), name="a.txt").text
    '代表'
    """
    place = Place(name)
    if len(content) > LARGEST_TEXT:
        raise refused("figures.too_large", place, limit=LARGEST_TEXT // 1_000_000)
    if encoding is not None:
        return Text(_as_asked(content, encoding, place))
    try:
        return Text(_readable(content.decode("utf-8-sig"), place))
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        return _recognised(content, Place(name, line))


def refused(code: str, place: Place, **facts: str | int) -> Refused:
    """Return the refusal of a file that cannot be read, with its one reason."""
    return Refused([Finding(code, tuple(sorted(facts.items())), place=place)])


def _as_asked(content: bytes, encoding: str, place: Place) -> str:
    try:
        codecs.lookup(encoding)
        text = content.decode("utf-8-sig" if _is_utf8(encoding) else encoding)
    except (LookupError, TypeError, ValueError) as fault:
        unknown = not isinstance(fault, UnicodeError)
        code = "figures.unknown_encoding" if unknown else "figures.wrong_encoding"
        raise refused(code, place, encoding=encoding[:_SHOWN]) from None
    return _readable(text, place)


def _is_utf8(encoding: str) -> bool:
    return codecs.lookup(encoding).name == "utf-8"


def _recognised(content: bytes, place: Place) -> Text:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise refused("figures.utf16", place)
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        raise refused("figures.not_text", place) from None
    chinese = sum("\u4e00" <= sign <= "\u9fff" for sign in text[:4000])
    if b"\0" in content or chinese * 4 < len(text[:4000].strip()):
        raise refused("figures.not_text", place)
    rows = [row.strip()[:_SHOWN] for row in text.splitlines() if row.strip()]
    shown = tuple(rows[:FIRST_ROWS])
    found = Finding.of("figures.gb18030", place=Place(place.file), rows=shown)
    return Text(_readable(text, place), found)


def _readable(text: str, place: Place) -> str:
    if not text.strip():
        raise refused("figures.empty", place)
    controls = sum(text.count(chr(code)) for code in _CONTROLS)
    if "\0" in text or controls > _MOST_CONTROLS:
        line = text.count("\n", 0, max(text.find("\0"), 0)) + 1
        raise refused("figures.not_text", Place(place.file, line))
    return text
