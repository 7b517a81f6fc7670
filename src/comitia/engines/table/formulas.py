"""Formulas in a workbook whose outcome nobody has stored: there is nothing to read."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from comitia.kernel.findings import Finding, Place

_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_SHEET: Final = re.compile(rb"<sheet\s[^>]*?\w+:id\s*=\s*[\"']([^\"']+)[\"']")
_LINK: Final = re.compile(rb"<Relationship\s[^>]*>")
_ID: Final = re.compile(rb"\sId\s*=\s*[\"']([^\"']+)[\"']")
_TARGET: Final = re.compile(rb"\sTarget\s*=\s*[\"']([^\"']+)[\"']")
_FORMULA: Final = re.compile(rb"<f[\s>/]")
_STORED: Final = re.compile(rb"<v[^>]*>[^<]|\st\s*=\s*[\"']str[\"']")
_CELL: Final = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")


def unsolved(content: bytes, number: int, name: str) -> Iterator[Finding]:
    """Return a fault for each formula without a value in a sheet of a sound workbook.

    A program that writes a formula does not always work it out, and the cell would be
    read as empty. `number` counts the sheets from 0 in the order of the workbook. A
    text without a letter is a value.
    """
    part = _part(content, number)
    for cell in part.split(b"</c>") if _FORMULA.search(part) else ():
        own = cell[max(cell.rfind(b"<c "), 0) :]
        where = _CELL.search(own)
        if where and _FORMULA.search(own) and not _STORED.search(own):
            column, row = where[1].decode(), int(where[2])
            place = Place(name, row)
            yield Finding.of("table.unsolved", place=place, cell=f"{column}{row}")


def _part(content: bytes, number: int) -> bytes:
    """Return the text of a sheet, or nothing where the workbook does not say which."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        ids = _SHEET.findall(packed.read(_BOOK))
        names = set(packed.namelist())
        links = packed.read(_LINKS) if _LINKS in names else b""
        wanted = ids[number] if number < len(ids) else b""
        target = _targets(links).get(wanted, "")
        path = target.removeprefix("/") if target[:1] == "/" else f"xl/{target}"
        return packed.read(path) if path in names else b""


def _targets(links: bytes) -> dict[bytes, str]:
    """Return where each link of a workbook leads, by its id."""
    found = {}
    for link in _LINK.findall(links):
        named, target = _ID.search(link), _TARGET.search(link)
        if named and target:
            found[named[1]] = target[1].decode("utf-8", "replace")
    return found
