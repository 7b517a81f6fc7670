"""What a drawing is made of: texts, boxes and lines, each as a piece of SVG."""

from dataclasses import dataclass
from html import escape
from typing import Final

from comitia.engines.chart.widths import broken, thousandths

FONTS: Final = (
    "'Noto Sans','DejaVu Sans','Noto Sans CJK SC','Source Han Sans SC',"
    "'Microsoft YaHei','PingFang SC','WenQuanYi Zen Hei',sans-serif"
)
DARK: Final = "#1b1f24"
QUIET: Final = "#57606a"
BLUE: Final = "#1f4e79"
GREY: Final = "#5a6270"
FAINT: Final = "#c9d0d8"
WHITE: Final = "#ffffff"
LETTER: Final = 14


@dataclass(frozen=True, slots=True)
class Letters:
    """How a text is set; `anchor` is ``start``, ``middle`` or ``end`` of it."""

    size: int = LETTER
    colour: str = DARK
    bold: bool = False
    anchor: str = "start"


PLAIN: Final = Letters()
SOFT: Final = Letters(colour=QUIET)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its left upper corner, in units of the drawing."""

    x: int
    y: int
    width: int
    height: int


def text(x: int, y: int, said: str, letters: Letters = PLAIN) -> str:
    """Return a line of text whose foot stands at `y`.

    >>> text(1, 2, "a < b")
    '<text x="1" y="2" font-size="14" fill="#1b1f24">a &lt; b</text>'
    """
    bold = ' font-weight="bold"' if letters.bold else ""
    anchor = f' text-anchor="{letters.anchor}"' if letters.anchor != "start" else ""
    return (
        f'<text x="{x}" y="{y}" font-size="{letters.size}"{bold}{anchor} '
        f'fill="{letters.colour}">{safe(said)}</text>'
    )


def upright(x: int, y: int, said: str, letters: Letters = PLAIN) -> str:
    """Return a line of text that is read from below, beginning at `y`.

    >>> upright(1, 2, "a")[:42]
    '<text x="1" y="2" font-size="14" fill="#1b'
    """
    turned = f' transform="rotate(-90 {x} {y})">'
    return text(x, y, said, letters).replace(">", turned, 1)


def rectangle(box: Box, fill: str, *, stroke: str = "", dashed: bool = False) -> str:
    """Return a rectangle; what has a stroke can be told apart in black and white.

    >>> rectangle(Box(0, 0, 9, 9), "none", stroke="#000000")
    '<rect x="0" y="0" width="9" height="9" fill="none" stroke="#000000"/>'
    """
    edge = f' stroke="{stroke}"' if stroke else ""
    dashes = ' stroke-dasharray="3 2"' if dashed else ""
    place = f'x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}"'
    return f'<rect {place} fill="{fill}"{edge}{dashes}/>'


def line(path: str, *, stroke: str = DARK, width: int = 1, dashed: bool = False) -> str:
    """Return the lines of a path.

    >>> line("M0 0V9")
    '<path d="M0 0V9" stroke="#1b1f24" stroke-width="1" fill="none"/>'
    """
    dashes = ' stroke-dasharray="4 3"' if dashed else ""
    return (
        f'<path d="{path}" stroke="{stroke}" stroke-width="{width}"{dashes} '
        'fill="none"/>'
    )


def lines_of(said: str, width: int, size: int) -> tuple[str, ...]:
    """Return a text in lines that are not wider than `width` in letters of a size."""
    return broken(plain(said), width=width * 1000 // size, measure=thousandths)


def width_of(said: str, size: int) -> int:
    """Return how wide a text is at most.

    >>> width_of("ab", 10)
    14
    """
    return -(-thousandths(plain(said)) * size // 1000)


def plain(said: str) -> str:
    """Return the text without characters that no XML document may hold.

    Nor such that steer the direction of what follows.
    """
    return "".join(one if one.isprintable() else " " for one in said)


def safe(said: str) -> str:
    """Return the text as it may stand in XML.

    >>> safe('<a>"')
    '&lt;a&gt;&quot;'
    """
    return escape(plain(said))
