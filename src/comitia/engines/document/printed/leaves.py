"""A printed text as a PDF, and a chart as a picture; both are set by Typst."""

import json
from pathlib import Path
from typing import Any, Final, Literal

from comitia.engines.document.printed.printed import (
    Block,
    Drawing,
    Headline,
    Paragraph,
    Printed,
    Sheet,
    is_folded,
)
from comitia.kernel.findings import Finding, Refused

_HERE: Final = Path(__file__).parent
_PAGES: Final = _HERE / "printed.typ"
_PICTURE: Final = _HERE / "picture.typ"
# Each font of a drawing's list that the machine may lack is the one of the house.
_FONT: Final = "Noto Sans SC"
_DOTS_AN_INCH: Final = 200
_WIDEST: Final = 30
_NARROWEST: Final = 4


def pdf_of(printed: Printed) -> bytes:
    """Return the text as PDF, with the same bytes each time.

    Raises ``Refused`` where the parts that set pages are not installed.
    """
    blocks = [_block(one) for one in printed.blocks if not is_folded(one)]
    said = {
        "title": printed.title,
        "tongue": printed.tongue,
        "mark": printed.mark,
        "note": printed.note,
        "blocks": blocks,
    }
    return _set(_PAGES, {"printed": json.dumps(said)}, "pdf")


def picture_of(svg: str) -> bytes:
    """Return a drawing as PNG, for documents that hold no drawings."""
    return _set(_PICTURE, {"svg": _in_our_font(svg)}, "png")


def _set(source: Path, inputs: dict[str, str], form: Literal["pdf", "png"]) -> bytes:
    try:
        # Slow imports, and only the office part has them.
        import pylopdf_fonts_zh_cn  # noqa: PLC0415
        import typst  # noqa: PLC0415
    except ImportError:
        raise Refused([Finding.of("document.no_typesetter")]) from None
    return typst.compile(
        source,
        format=form,
        font_paths=[Path(pylopdf_fonts_zh_cn.__file__).parent],
        ignore_system_fonts=True,
        ppi=_DOTS_AN_INCH,
        sys_inputs=inputs,
    )


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": "said", "text": block.text}
    if isinstance(block, Headline):
        return {"kind": "headline", "text": block.text}
    if isinstance(block, Drawing):
        svg = _in_our_font(block.svg)
        return {"kind": "drawing", "svg": svg, "described": block.described}
    return {
        "kind": "sheet",
        "caption": block.caption,
        "heads": block.heads,
        "rows": block.rows,
        "columns": _columns(block),
    }


def _columns(sheet: Sheet) -> list[int]:
    """Return how wide the columns are to each other: by their longest cell."""
    longest = [
        max(len(row[place].encode()) for row in (sheet.heads, *sheet.rows))
        for place in range(len(sheet.heads))
    ]
    return [min(max(one, _NARROWEST), _WIDEST) for one in longest]


def _in_our_font(svg: str) -> str:
    before, mark, rest = svg.partition(' font-family="')
    return f"{before}{mark}{_FONT}{rest[rest.index(chr(34)) :]}" if mark else svg
