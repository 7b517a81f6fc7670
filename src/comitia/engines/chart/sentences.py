"""The lines of a chart that is plain text: head, paragraphs, columns."""

from comitia.engines.chart.heading import Heading
from comitia.engines.chart.pen import plain
from comitia.engines.chart.text import WIDTH
from comitia.engines.chart.widths import broken, cells, shortened


def above(heading: Heading, described: str) -> tuple[str, ...]:
    """Return the lines above a chart: the mark of a demonstration, title, sentence.

    >>> from comitia.kernel.catalogue import Language
    >>> above(Heading("T", Language.ENGLISH), "d")
    ('T', 'd')
    """
    return (
        *(paragraph(heading.mark) if heading.mark else ()),
        *paragraph(heading.title),
        *paragraph(described),
    )


def paragraph(said: str, indent: int = 0) -> tuple[str, ...]:
    """Return a text in lines of at most 78 columns.

    >>> paragraph("a", indent=2)
    ('  a',)
    """
    lines = broken(plain(said), width=WIDTH - indent, measure=cells)
    return tuple(" " * indent + one for one in lines)


def set_in(said: str, width: int, *, right: bool = False) -> str:
    """Return a text in a column of that width, one too long with an ellipsis.

    >>> set_in("abc", 5), set_in("abc", 5, right=True), set_in("abcdefg", 5)
    ('abc  ', '  abc', 'abc… ')
    """
    one = shortened(plain(said), width=width - 1, lines=1, measure=cells)[0]
    space = " " * (width - cells(one))
    return space + one if right else one + space


def opening(name: str, width: int) -> tuple[tuple[str, ...], str]:
    """Return the lines that a long name needs for itself, and its column beside.

    >>> opening("abc", 5), opening("abcdef", 5)
    (((), 'abc  '), (('abcdef',), '     '))
    """
    if cells(plain(name)) < width:
        return (), set_in(name, width)
    return paragraph(name), " " * width
