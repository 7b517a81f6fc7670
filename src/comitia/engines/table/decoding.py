"""The text of a CSV file: UTF-8, the encoding it is said to be in, or GB18030."""

import codecs
from typing import Final

from comitia.engines.table.misread import FIRST_ROWS, SHOWN, doubts_of
from comitia.engines.table.sheet import unreadable
from comitia.kernel.findings import Finding, Place, Refused

# Of the signs beyond ASCII in a Chinese table, nearly all are Chinese.
_LEAST_CHINESE: Final = 0.8


def decoded(
    content: bytes, *, name: str, encoding: str | None = None
) -> tuple[str, tuple[Finding, ...]]:
    """Return a file's text, and a warning where its encoding was recognised.

    GB18030 is never taken silently: nearly every row of bytes is a text in it, so
    the warning shows the first rows for people to judge. A text that could be in
    either is read as UTF-8, and the warning shows both; its mark, or an encoding that
    is named, leaves no doubt.

    >>> decoded("编号,名称".encode("gb18030"), name="a.csv")[0]
    '编号,名称'
    """
    if encoding is not None:
        return _readable(_as_asked(content, encoding, name), name), ()
    try:
        text = _readable(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
    else:
        is_marked = content.startswith(codecs.BOM_UTF8)
        return text, () if is_marked else doubts_of(text, name)
    text = _recognised(content, name, line)
    rows = tuple(row[:SHOWN] for row in text.splitlines()[:FIRST_ROWS])
    return text, (Finding.of("table.gb18030", place=Place(name), rows=rows),)


def _as_asked(content: bytes, encoding: str, name: str) -> str:
    try:
        found = codecs.lookup(encoding).name
        return content.decode("utf-8-sig" if found == "utf-8" else encoding)
    except (LookupError, TypeError, ValueError) as fault:
        unknown = not isinstance(fault, UnicodeError)
        code = "table.unknown_encoding" if unknown else "table.wrong_encoding"
        found_out = Finding.of(code, place=Place(name), encoding=encoding[:SHOWN])
        raise Refused([found_out]) from None


def _recognised(content: bytes, name: str, line: int) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise unreadable("table.utf16", name)
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        raise unreadable("table.not_text", name, line) from None
    foreign = [sign for sign in text if sign > "\x7f"]
    chinese = sum(
        "\u4e00" <= sign <= "\u9fff" or "\u3000" <= sign <= "\u303f" for sign in foreign
    )
    if chinese < len(foreign) * _LEAST_CHINESE:
        raise unreadable("table.not_text", name, line)
    return _readable(text, name)


def _readable(text: str, name: str) -> str:
    if "\0" in text:
        line = text.count("\n", 0, text.find("\0")) + 1
        raise unreadable("table.not_text", name, line)
    return text
