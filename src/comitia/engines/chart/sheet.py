"""A drawing that grows downwards: head, legend, paragraphs, and the document."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from comitia.engines.chart.heading import Heading
from comitia.engines.chart.pen import (
    DARK,
    FONTS,
    LETTER,
    SOFT,
    WHITE,
    Box,
    Letters,
    lines_of,
    plain,
    rectangle,
    safe,
    text,
    width_of,
)
from comitia.engines.chart.widths import shortened, thousandths

_HATCHES: Final = (
    "<defs>"
    '<pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" fill="#ffffff"/>'
    '<path d="M-1 1L1 -1M0 6L6 0M5 7L7 5" stroke="#1b1f24" stroke-width="1.4"/>'
    "</pattern>"
    '<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" fill="#ffffff"/>'
    '<rect x="1" y="1" width="2" height="2" fill="#5a6270"/>'
    "</pattern></defs>"
)
STRIPES: Final = "url(#stripes)"
DOTS: Final = "url(#dots)"
_SWATCH: Final = 22
_LINE: Final = 20

# What draws a sign of the legend, its left upper corner given.
Sign = Callable[[int, int], str]


class Width(IntEnum):
    """How wide a drawing is: a poster, a desk's screen, a sheet, a telephone."""

    POSTER = 1640
    BROAD = 1240
    WIDE = 860
    NARROW = 360

    @property
    def edge(self) -> int:
        """How much of the drawing stays empty on each side."""
        return 12 if self is Width.NARROW else 24


@dataclass(slots=True)
class Sheet:
    """What has been drawn so far, and how far down it reaches."""

    heading: Heading
    width: Width = Width.WIDE
    top: int = 0
    drawn: list[str] = field(default_factory=list)
    cut: dict[str, None] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """Where texts begin."""
        return self.width.edge

    @property
    def right(self) -> int:
        """Where the last text ends."""
        return self.width - self.width.edge

    @property
    def inner(self) -> int:
        """How wide a text may be."""
        return self.right - self.left

    def put(self, *pieces: str) -> None:
        """Draw pieces where they say themselves."""
        self.drawn += pieces

    def head(self, described: str) -> None:
        """Draw the mark of a demonstration, the title, and what the chart says."""
        if self.heading.mark:
            self._draw_mark(self.heading.mark)
        is_wide = self.width is not Width.NARROW
        self.top += 12
        self.paragraph(self.heading.title, Letters(22 if is_wide else 18, bold=True))
        self.paragraph(described, SOFT)

    def paragraph(self, said: str, letters: Letters = SOFT) -> None:
        """Draw a text in as many lines as it needs, from the left edge on."""
        leading = max(_LINE, letters.size + 8)
        if not said:
            return
        for one in lines_of(said, self.inner, letters.size):
            self.top += leading
            self.put(text(self.left, self.top, one, letters))

    def fitted(self, said: str, width: int, size: int, lines: int) -> tuple[str, ...]:
        """Return a name in at most so many lines; one cut short is kept in mind."""
        shown = shortened(
            plain(said), width=width * 1000 // size, lines=lines, measure=thousandths
        )
        if shown[-1].endswith("…") and not said.endswith("…"):
            self.cut[said] = None
        return shown

    def legend(self, signs: Iterable[tuple[Sign, str]]) -> None:
        """Draw what each sign means, as many beside each other as there is room."""
        x, words = self.left, Letters(12)
        self.top += 8 + _LINE
        for sign, meaning in signs:
            first, *more = lines_of(meaning, self.inner - _SWATCH, words.size)
            taken = _SWATCH + width_of(first, words.size) + 14
            if x > self.left and x + taken > self.right:
                x, self.top = self.left, self.top + _LINE
            self.put(sign(x, self.top - 11))
            self.put(text(x + _SWATCH, self.top, first, words))
            for one in more:
                self.top += _LINE
                self.put(text(x + _SWATCH, self.top, one, words))
            x += taken

    def in_full(self) -> None:
        """Write out below the chart the names that had to be cut short in it."""
        if not self.cut:
            return
        self.top += 8
        self.paragraph(self.heading.say("chart.in_full"), Letters(LETTER, bold=True))
        for name in list(self.cut)[:60]:
            self.paragraph(name[:400] + ("…" if len(name) > len(name[:400]) else ""))

    def document(self, described: str) -> str:
        """Return all that was drawn as one SVG document in UTF-8."""
        wide, high = int(self.width), self.top + 24
        tongue = safe(self.heading.language.value)
        ground = rectangle(Box(0, 0, wide, high), WHITE)
        body = "\n".join(self.drawn)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{tongue}" '
            f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" '
            f'role="img" aria-labelledby="title desc" font-family="{FONTS}">\n'
            f'<title id="title">{safe(self.heading.title)}</title>\n'
            f'<desc id="desc">{safe(described)}</desc>\n'
            f"{_HATCHES}\n{ground}\n{body}\n</svg>\n"
        )

    def _draw_mark(self, said: str) -> None:
        words = Letters(LETTER, bold=True)
        lines = lines_of(said, self.inner - 16, words.size)
        box = Box(self.left, 12, self.inner, len(lines) * _LINE + 8)
        self.put(rectangle(box, WHITE, stroke=DARK))
        self.put(
            *(
                text(self.left + 8, 31 + at * _LINE, one, words)
                for at, one in enumerate(lines)
            )
        )
        self.top = box.y + box.height
