"""What a workbook unpacks to, measured before any reader lays it out."""

import io
import re
import zipfile
import zlib
from typing import Final

from comitia.engines.table.sheet import MOST_CELLS, unreadable

_LARGEST_PART: Final = 200_000_000
_LARGEST_SUM: Final = 400_000_000
_MOST_PARTS: Final = 2_000
_LARGEST_TEXTS: Final = 2_000_000_000
_MAIN: Final = "xl/workbook.xml"
_TEXTS: Final = "xl/sharedStrings.xml"
_NEEDED: Final = re.compile(r"(?i)(?:xl/|_rels/|\[Content_Types\]).*\.(?:xml|rels)")
_LEFT_OUT: Final = re.compile(r"(?i)xl/(?:calcChain|media|drawings|charts|theme)")
_REFERENCE: Final = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{0,7})([0-9]{1,9})[\"']")
_WIDEST: Final = 16_384
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
)


def measured(content: bytes, name: str) -> bytes:
    """Return a workbook packed anew, of just the parts that were measured.

    A small file can unpack to fill the memory, and two cells can lie a million rows
    apart. Sizes that a file states about itself are not believed: what is handed on
    is what was read here. Raises ``Refused`` for more than is ever taken in.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _look_at_sizes(packed.infolist(), name)
            parts = {part: packed.read(part) for part in packed.namelist() if _is(part)}
    except _BROKEN:
        raise unreadable("table.broken", name) from None
    except RuntimeError:  # this is how a locked part shows
        raise unreadable("table.locked", name) from None
    if _MAIN not in parts:
        raise unreadable("table.no_workbook", name)
    for part in parts.values():
        _look_at_extent(part, parts.get(_TEXTS, b""), name)
    return _packed(parts)


def _is(part: str) -> bool:
    return bool(_NEEDED.fullmatch(part)) and not _LEFT_OUT.match(part)


def _look_at_sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    sizes = [part.file_size for part in parts]
    if (
        len(sizes) > _MOST_PARTS
        or max(sizes, default=0) > _LARGEST_PART
        or sum(sizes) > _LARGEST_SUM
    ):
        raise unreadable("table.unpacks_too_large", name)


def _look_at_extent(part: bytes, texts: bytes, name: str) -> None:
    # In UTF-16 the references below would not be seen.
    if part.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in part:
        raise unreadable("table.broken", name)
    rows, columns = _extent(part)
    if rows * columns > MOST_CELLS or columns > _WIDEST:
        raise unreadable("table.too_many", name, limit=MOST_CELLS)
    longest = max(map(len, texts.split(b"</si>")))
    if longest * part.count(b"<v") > _LARGEST_TEXTS:
        raise unreadable("table.unpacks_too_large", name)


def _extent(part: bytes) -> tuple[int, int]:
    """Return how many rows and columns a sheet's references reach over.

    References may be left out, so what is there is counted as well.
    """
    rows = part.count(b"<row")
    columns = max((one.count(b"<c") for one in part.split(b"<row")[1:]), default=1)
    for match in _REFERENCE.finditer(part):
        rows = max(rows, int(match[2]))
        columns = max(columns, _column(match[1]))
    return rows, columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
        for part, content in parts.items():
            packed.writestr(part, content)
    return buffer.getvalue()
