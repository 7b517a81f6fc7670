"""A printed text as a Word document, with the same bytes each time."""

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from comitia.engines.document.printed.leaves import picture_of
from comitia.engines.document.printed.printed import (
    Block,
    Drawing,
    Headline,
    Paragraph,
    Printed,
    Sheet,
    is_folded,
)

if TYPE_CHECKING:
    from docx.document import Document

_BODY: Final = "Times New Roman"
_CHINESE: Final = "SimSun"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_SMALL: Final = 8


def docx_of(printed: Printed) -> bytes:
    """Return the text as a Word document; charts stand in it as pictures."""
    from docx import Document as made  # noqa: N813, PLC0415  slow import

    document = made()
    _dress(document, printed)
    document.add_heading(printed.title, level=1)
    for block in printed.blocks:
        if not is_folded(block):
            _put(document, block)
    if printed.note:
        document.add_paragraph(printed.note)
    packed = io.BytesIO()
    document.save(packed)
    return _dateless(packed.getvalue())


def _dress(document: "Document", printed: Printed) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  slow import
    from docx.oxml.ns import qn  # noqa: PLC0415  slow import
    from docx.shared import Mm, Pt  # noqa: PLC0415  slow import

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    for name in ("Normal", "Heading 1", "Heading 2"):
        font = document.styles[name].font
        font.name = _BODY
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for place in ("w:asciiTheme", "w:eastAsiaTheme", "w:hAnsiTheme", "w:cstheme"):
            fonts.attrib.pop(qn(place), None)
        fonts.set(qn("w:eastAsia"), _CHINESE)
    document.styles["Normal"].font.size = Pt(11)
    if printed.mark:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        head.add_run(printed.mark).bold = True
    about = document.core_properties
    about.title, about.language = printed.title, printed.tongue
    about.author = about.comments = ""
    about.created = about.modified = datetime(*_EPOCH, tzinfo=UTC)


def _put(document: "Document", block: Block) -> None:
    if isinstance(block, Paragraph):
        document.add_paragraph(block.text)
    elif isinstance(block, Headline):
        document.add_heading(block.text, level=2)
    elif isinstance(block, Drawing):
        _put_drawing(document, block)
    else:
        _put_sheet(document, block)


def _put_drawing(document: "Document", drawing: Drawing) -> None:
    from docx.shared import Mm  # noqa: PLC0415  slow import

    picture = io.BytesIO(picture_of(drawing.svg))
    shape = document.add_picture(picture, width=Mm(162))
    # What is read aloud in place of a picture.
    shape._inline.docPr.set("descr", drawing.described)  # noqa: SLF001  the only way


def _put_sheet(document: "Document", sheet: Sheet) -> None:
    from docx.shared import Pt  # noqa: PLC0415  slow import

    if sheet.caption:
        document.add_paragraph().add_run(sheet.caption).bold = True
    table = document.add_table(rows=0, cols=len(sheet.heads))
    table.style = "Table Grid"
    for row in (sheet.heads, *sheet.rows):
        for cell, said in zip(table.add_row().cells, row, strict=True):
            run = cell.paragraphs[0].add_run(said)
            run.font.size = Pt(_SMALL)


def _dateless(packed: bytes) -> bytes:
    """Return the same document with no day on which its parts were packed."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as given,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for part in given.infolist():
            undated = zipfile.ZipInfo(part.filename, _EPOCH)
            undated.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(undated, given.read(part))
    return made.getvalue()
