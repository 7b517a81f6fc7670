"""What a page is made of, before it has any look."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final
from unicodedata import category

# Marks that turn the direction of what follows them, far beyond a name.
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(text: str) -> str:
    r"""Return a text in which nothing steers the page: marks show as their number.

    >>> visible("Li\u202eoaW"), visible("a\x00b")
    ('Li\\u202eoaW', 'a\\x00b')
    """
    return "".join(
        one.encode("unicode_escape").decode()
        if category(one) in {"Cc", "Cs"} or one in _TURNING
        else one
        for one in text
    )


class Kind(StrEnum):
    """How a text is to be treated: said, named, computed, or a moment."""

    WORDS = "words"
    NAME = "name"
    CODE = "code"
    MOMENT = "moment"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Cell:
    """One text of a page; where it leads, if it does."""

    text: str
    kind: Kind = Kind.WORDS
    href: str = ""

    @property
    def shown(self) -> str:
        """The text as it stands on the page.

        >>> Cell("2026-01-05T09:00:00+00:00", Kind.MOMENT).shown
        '2026-01-05 09:00:00 UTC'
        """
        if self.kind is not Kind.MOMENT:
            return visible(self.text)
        return self.text.replace("T", " ").replace("+00:00", " UTC")


def name(text: str, href: str = "") -> Cell:
    """Return a name that somebody gave: never translated, its direction its own."""
    return Cell(text, Kind.NAME, href)


def code(text: str, href: str = "") -> Cell:
    """Return a digest, an id or another text that machines compare."""
    return Cell(text, Kind.CODE, href)


def moment(text: str) -> Cell:
    """Return a moment of the record; none is an empty cell."""
    return Cell(text, Kind.MOMENT) if text else Cell("")


def number(value: int, href: str = "") -> Cell:
    """Return a whole number, set so that digits stand under digits."""
    return Cell(str(value), Kind.NUMBER, href)


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    template: ClassVar[str] = "comitia/blocks/text.html"
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the caption says what the rows are."""

    template: ClassVar[str] = "comitia/blocks/table.html"
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def titled(self) -> list[tuple[str, Kind]]:
        """The headings, each with the kind of what stands under it."""
        first = self.rows[0] if self.rows else (Cell(""),) * len(self.heads)
        kinds = [cell.kind for cell in first]
        return list(zip(self.heads, kinds, strict=True))

    @property
    def headed(self) -> list[list[tuple[str, Cell]]]:
        """The rows, each cell with the heading of its column."""
        return [list(zip(self.heads, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with what is so."""

    template: ClassVar[str] = "comitia/blocks/facts.html"
    pairs: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Exact:
    """A text that must be copied to the letter, and where it can be fetched."""

    template: ClassVar[str] = "comitia/blocks/exact.html"
    label: str
    text: str
    link: Cell | None = None

    @property
    def shown(self) -> str:
        """The text as it stands on the page, line by line."""
        return "\n".join(map(visible, self.text.split("\n")))


@dataclass(frozen=True, slots=True)
class Links:
    """Where a reader can go from here, such as the pages of a long list."""

    template: ClassVar[str] = "comitia/blocks/links.html"
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of a course: what it is called, how it stands, and in words."""

    title: str
    mark: str
    said: str


@dataclass(frozen=True, slots=True)
class Course:
    """The steps of a unit in a row, from the first to the last."""

    template: ClassVar[str] = "comitia/blocks/course.html"
    label: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart that the site draws, with the sentence for who cannot see it."""

    template: ClassVar[str] = "comitia/blocks/drawing.html"
    href: str
    label: str
    described: str
    # The same for a telephone; without it, a telephone shows the link alone.
    narrow: str = ""


Block = Text | Table | Facts | Exact | Links | Course | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under its own heading."""

    heading: Cell
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its title, a sentence on what it shows, its parts."""

    title: str
    lead: str
    sections: tuple[Section, ...]

    @property
    def shown_title(self) -> str:
        """The title, in which a unit's name may stand."""
        return visible(self.title)
