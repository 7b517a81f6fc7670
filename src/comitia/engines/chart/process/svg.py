"""A process as a drawing: all steps on one screen, then a card for each."""

from comitia.engines.chart.heading import Heading
from comitia.engines.chart.process.cards import draw_card
from comitia.engines.chart.process.overview import draw_overview
from comitia.engines.chart.process.shown import Process
from comitia.engines.chart.sheet import Sheet, Width
from comitia.kernel.catalogue import Language


def svg_of(process: Process, language: Language) -> str:
    """Return the process as one SVG document in UTF-8.

    Every text stands in the document as text, so that it can be searched, copied
    and read aloud; nothing is loaded from elsewhere.

    >>> svg_of(Process("A & B", "d", ()), Language.ENGLISH).count("A &amp; B")
    2
    """
    sheet = Sheet(Heading(process.title, language), Width.BROAD)
    sheet.head(process.described)
    draw_overview(process, sheet)
    for stage in process.stages:
        draw_card(stage, sheet)
    return sheet.document(process.described)
