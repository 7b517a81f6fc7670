"""A printed text as one page for a browser, which needs nothing from elsewhere."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from types import MappingProxyType
from typing import Final

from comitia.engines.document.printed.printed import (
    Block,
    Drawing,
    Headline,
    Number,
    Paragraph,
    Printed,
    Sheet,
)
from comitia.engines.document.printed.style import STYLE, marked

_NOWHERE: Final[Mapping[str, str]] = MappingProxyType({})
_PROLOGUE: Final = re.compile(r"^<\?xml[^>]*\?>\s*")


def html_of(printed: Printed, ways: Mapping[str, str] = _NOWHERE) -> str:
    """Return the page: each number opens, without a script, to what is behind it.

    `ways` are addresses that it leads to from its head, each by its label.

    >>> from comitia.kernel.catalogue import Language
    >>> html_of(Printed("A & B", Language.ENGLISH, ())).count("A &amp; B")
    2
    """
    blocks = [
        part
        for place, block in enumerate(printed.blocks)
        for part in _block(block, place)
    ]
    mark = f'<div class="mark" role="note">{escape(printed.mark)}</div>'
    lines = [
        "<!doctype html>",
        f'<html lang="{printed.tongue}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(printed.title)}</title>",
        f"<style>{STYLE}{marked(printed.mark) if printed.mark else ''}</style></head>",
        "<body>",
        *([mark] if printed.mark else []),
        *_ways(ways),
        "<main>",
        f"<h1>{escape(printed.title)}</h1>",
        *blocks,
        *([f'<p class="note">{escape(printed.note)}</p>'] if printed.note else []),
        "</main></body></html>",
    ]
    return "\n".join(lines) + "\n"


def _ways(ways: Mapping[str, str]) -> Iterator[str]:
    """Yield the links at the head of a page that is one of several."""
    links = " · ".join(
        f'<a href="{escape(href)}">{escape(label)}</a>' for label, href in ways.items()
    )
    if links:
        yield f'<nav class="ways">{links}</nav>'


def _block(block: Block, place: int) -> Iterator[str]:
    if isinstance(block, Paragraph):
        runs = "".join(_run(run) for run in block.runs)
        # A paragraph could not hold what opens.
        yield f'<div class="said">{runs}</div>'
    elif isinstance(block, Headline):
        yield f"<h2>{escape(block.text)}</h2>"
    elif isinstance(block, Drawing):
        yield f"<figure>{_drawn(block.svg, place)}</figure>"
    else:
        yield from _sheet(block)


def _run(run: str | Number) -> str:
    if isinstance(run, str):
        return escape(run)
    if not run.told:
        return escape(run.text)
    told = [f"<span>{escape(one)}</span>" for one in run.told]
    if run.anchor:
        told[-1] = f'<a href="#{escape(run.anchor)}">{escape(run.told[-1])}</a>'
    summary = f"<summary>{escape(run.text)}</summary>"
    behind = f'<span class="behind">{"".join(told)}</span>'
    return f'<details class="number">{summary}{behind}</details>'


def _drawn(svg: str, place: int) -> str:
    """Return a drawing whose names are its own on a page with several of them."""
    own = _PROLOGUE.sub("", svg)
    for name in ("title", "desc", "stripes", "dots"):
        own = own.replace(f'id="{name}"', f'id="{name}-{place}"')
        own = own.replace(f"url(#{name})", f"url(#{name}-{place})")
    labels = f'aria-labelledby="title-{place} desc-{place}"'
    return own.replace('aria-labelledby="title desc"', labels)


def _sheet(sheet: Sheet) -> Iterator[str]:
    anchor = f' id="{escape(sheet.anchor)}"' if sheet.anchor else ""
    if sheet.folded:
        yield f"<details{anchor}><summary>{escape(sheet.caption)}</summary>"
        yield f'<div class="wide"><table>{_table(sheet)}</table></div></details>'
        return
    caption = f"<caption>{escape(sheet.caption)}</caption>" if sheet.caption else ""
    yield f'<div class="wide"{anchor}><table>{caption}{_table(sheet)}</table></div>'


def _table(sheet: Sheet) -> str:
    heads = "".join(f'<th scope="col">{escape(one)}</th>' for one in sheet.heads)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n"
        for row in sheet.rows
    )
    return f"<thead><tr>{heads}</tr></thead>\n<tbody>{rows}</tbody>"
