"""Workbooks written by hand, so that a test can make any of their parts wrong."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
Cell = str | int | float


def workbook(
    rows: Sequence[Sequence[Cell]], *, more: Mapping[str, str] | None = None
) -> bytes:
    """Return a workbook of one sheet; `more` replaces parts, or adds some."""
    return packed({**parts(sheet(rows)), **(more or {})})


def packed(files: Mapping[str, str]) -> bytes:
    """Return the parts as one packed file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def parts(sheet_text: str) -> dict[str, str]:
    """Return the parts of a workbook that holds one sheet."""
    rel = f"{OFFICE}/worksheet"
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{rel}" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": sheet_text,
    }


def sheet(rows: Sequence[Sequence[Cell]]) -> str:
    """Return a sheet's text, every cell with its reference."""
    lines = [
        f'<row r="{number}">'
        + "".join(_cell(cell, chr(65 + at), number) for at, cell in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, start=1)
    ]
    return (
        f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    )


def _cell(cell: Cell, column: str, row: int) -> str:
    place = f'r="{column}{row}"'
    if isinstance(cell, str):
        return f'<c {place} t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f"<c {place}><v>{cell}</v></c>"


def book_of(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """Return a workbook of several sheets by their names, in this order."""
    listed = enumerate(sheets.items(), start=1)
    files = parts(sheet([]))
    tags, links = "", ""
    for number, (name, rows) in listed:
        tags += f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>'
        links += (
            f'<Relationship Id="r{number}" Type="{OFFICE}/worksheet" '
            f'Target="worksheets/sheet{number}.xml"/>'
        )
        files[f"xl/worksheets/sheet{number}.xml"] = sheet(rows)
    main = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{tags}</sheets>'
    files["xl/workbook.xml"] = f"{main}</workbook>"
    opened = f'<Relationships xmlns="{PACKAGE}/relationships">'
    files["xl/_rels/workbook.xml.rels"] = f"{opened}{links}</Relationships>"
    return packed(files)
