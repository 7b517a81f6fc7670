"""The checkpoints, to be compared with the copies that others keep."""

from comitia.web.pages.page import Cell, Exact, Page, Section, Text
from comitia.web.pages.paths import checkpoint_path
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

MOST = 20


def checkpoints_page(reading: Reading, say: Voice) -> Page:
    """Return the text of the latest checkpoints, the newest first."""
    title, notes = say("web.checkpoints.title"), reading.notes()
    if not notes:
        none = Section(Cell(title), (Text(say("web.checkpoints.none")),))
        return Page(title, say("web.checkpoints.lead"), (none,))
    numbered = list(enumerate(notes, start=1))[::-1][:MOST]
    sections = tuple(_section(number, note, say) for number, note in numbered)
    return Page(title, say("web.checkpoints.lead"), sections)


def _section(number: int, note: str, say: Voice) -> Section:
    label = say("web.checkpoints.number", number=number)
    link = Cell(say("web.checkpoints.fetch"), href=checkpoint_path(number))
    return Section(Cell(label), (Exact(label, note, link),))
