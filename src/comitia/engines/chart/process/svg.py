"""A process as a drawing: all steps on one screen, then a card for each."""

from typing import Final

from comitia.engines.chart.heading import Heading
from comitia.engines.chart.process.cards import draw_card
from comitia.engines.chart.process.overview import draw_overview
from comitia.engines.chart.process.shown import Process
from comitia.engines.chart.sheet import Sheet, Width
from comitia.kernel.catalogue import Language

# With more than this to say, a drawing of few columns would be very long.
_MANY: Final = 100


def svg_of(process: Process, language: Language) -> str:
    """Return the process as one SVG document in UTF-8.

    Every text stands in the document as text, so that it can be searched, copied
    and read aloud; nothing is loaded from elsewhere.

    >>> svg_of(Process("A & B", "d", ()), Language.ENGLISH).count("A &amp; B")
    2
    """
    entries = sum(len(one.entries) for one in process.stages)
    width = Width.POSTER if entries > _MANY else Width.BROAD
    sheet = Sheet(Heading(process.title, language), width)
    sheet.head(process.described)
    draw_overview(process, sheet)
    for stage in process.stages:
        draw_card(stage, sheet)
    return sheet.document(process.described)
