"""The text of a PDF: a line a paragraph as far as its lines stand close together."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from comitia.engines.document.plain import LARGEST_TEXT, refused
from comitia.kernel.findings import Place

LARGEST_FILE: Final = 20_000_000
_MOST_PAGES: Final = 2_000
_BEGIN: Final = b"%PDF-"
_NEAR_BEGIN: Final = 1024
# Lines further apart than this part of their height begin a paragraph.
_APART: Final = 0.8
# From this character on, no space stands between words.
_WIDE: Final = "\u2e80"


def is_pdf(content: bytes) -> bool:
    """Return whether a file's first bytes are those of a PDF."""
    return _BEGIN in content[:_NEAR_BEGIN]


def text_of(content: bytes, *, name: str) -> str:
    """Return a document's text; a scan has none and is refused.

    Every fault in the file is refused with its cure.
    """
    place = Place(name)
    if len(content) > LARGEST_FILE:
        raise refused("figures.too_large", place, limit=LARGEST_FILE // 1_000_000)
    text = "\n".join(_pages(content, place))
    if not text.strip():
        raise refused("figures.no_text", place)
    if len(text) > LARGEST_TEXT:
        raise refused("figures.too_large", place, limit=LARGEST_TEXT // 1_000_000)
    return text


class _Part(NamedTuple):
    """Some words of a page and the box in which they stand, measured from below."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def is_beside(self, other: "_Part") -> bool:
        """Return whether two parts stand on one line."""
        return min(self.top, other.top) > max(self.bottom, other.bottom)


def joined(parts: Iterable[_Part]) -> str:
    r"""Return the parts of a page in lines, one for each paragraph.

    What stands on one line with a gap between is set apart by a tab, as in a table.

    >>> joined([_Part("a", 0, 20, 9, 30), _Part("b", 30, 20, 39, 30)]).split("\t")
    ['a', 'b']
    """
    said: list[str] = []
    before: _Part | None = None
    for part in parts:
        said += (_between(before, part), part.text)
        before = part
    return "".join(said)


def _between(before: _Part | None, part: _Part) -> str:
    if before is None:
        return ""
    height = max(before.height, part.height)
    if part.is_beside(before):
        return "\t" if part.left - before.right > height else " "
    if before.bottom - part.top > _APART * height:
        return "\n"
    is_chinese = any(one >= _WIDE for one in (before.text[-1:], part.text[:1]))
    return "" if is_chinese else " "


def _pages(content: bytes, place: Place) -> Iterator[str]:
    # Slow import, and only PDFs need it.
    import pypdfium2  # noqa: PLC0415

    try:
        with pypdfium2.PdfDocument(content) as document:
            if len(document) > _MOST_PAGES:
                raise refused("figures.too_large", place, limit=2)
            for number in range(len(document)):
                page = document[number].get_textpage()
                rows = [page.get_rect(at) for at in range(page.count_rects())]
                yield joined(
                    _Part(page.get_text_bounded(*box).strip(), *box) for box in rows
                )
    except pypdfium2.PdfiumError as fault:
        is_locked = "password" in str(fault).lower()
        code = "locked_document" if is_locked else "broken_document"
        raise refused(f"figures.{code}", place) from None
