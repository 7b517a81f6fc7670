"""The paragraphs and tables of a Word document, one line each, in their order."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from comitia.engines.document.plain import LARGEST_TEXT, refused
from comitia.kernel.findings import Place

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

LARGEST_FILE: Final = 20_000_000
_LARGEST_PART: Final = 30_000_000
_LARGEST_SUM: Final = 100_000_000
_MOST_PARTS: Final = 2_000
_MOST_CELLS: Final = 200_000
_ENCRYPTED: Final = b"\xd0\xcf\x11\xe0"
_MAIN: Final = "word/document.xml"


def is_zip(content: bytes) -> bool:
    """Return whether a file's first bytes are those of a packed document."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_old_or_locked(content: bytes) -> bool:
    """Return whether a file is a .doc, or a .docx locked with a password."""
    return content.startswith(_ENCRYPTED)


def text_of(content: bytes, *, name: str) -> str:
    """Return a document's text: a line a paragraph, and tables with tabs.

    Sizes are looked at before anything is unpacked, so that a small file cannot
    fill the memory. Every fault in the file is refused with its cure.
    """
    place = Place(name)
    if is_old_or_locked(content):
        raise refused("figures.locked_document", place)
    _look_before_unpacking(content, place)
    text = "\n".join(_lines(content, place))
    if not text.strip():
        raise refused("figures.empty", place)
    if len(text) > LARGEST_TEXT:
        raise refused("figures.too_large", place, limit=LARGEST_TEXT // 1_000_000)
    return text


def _look_before_unpacking(content: bytes, place: Place) -> None:
    if len(content) > LARGEST_FILE:
        raise refused("figures.too_large", place, limit=LARGEST_FILE // 1_000_000)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise refused("figures.broken_document", place) from None
    if not any(part.filename == _MAIN for part in parts):
        raise refused("figures.not_a_document", place)
    if any(part.flag_bits & 1 for part in parts):
        raise refused("figures.locked_document", place)
    sizes = [part.file_size for part in parts]
    if (
        len(sizes) > _MOST_PARTS
        or max(sizes) > _LARGEST_PART
        or sum(sizes) > _LARGEST_SUM
    ):
        raise refused("figures.unpacks_too_large", place)


def _lines(content: bytes, place: Place) -> Iterator[str]:
    try:
        # slow import, and only documents need it
        from docx import Document as opened  # noqa: N813, PLC0415

        yield from _blocks(opened(io.BytesIO(content)), place)
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile, OSError):
        raise refused("figures.broken_document", place) from None
    except Exception as fault:
        # The XML library raises faults of many kinds on a damaged document.
        if type(fault).__module__.partition(".")[0] not in {"lxml", "docx", "zlib"}:
            raise
        raise refused("figures.broken_document", place) from None


def _blocks(document: "Document", place: Place) -> Iterator[str]:
    from docx.table import Table  # noqa: PLC0415  slow import

    cells = 0
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in _rows(block):
                cells += len(row)
                if cells > _MOST_CELLS:
                    raise refused("figures.too_large", place, limit=2)
                yield "\t".join(row)
        else:
            yield " ".join(block.text.split())


def _rows(table: "Table") -> Iterator[list[str]]:
    """Yield the cells of each row, a merged cell once."""
    for row in table.rows:
        cells: list[str] = []
        before = None
        for cell in row.cells:
            if cell._tc is not before:  # noqa: SLF001  the only sign of a merged cell
                cells.append(" ".join(cell.text.split()))
            before = cell._tc  # noqa: SLF001  the same
        yield cells
