"""What a printed text is made of, before it has a form."""

from dataclasses import dataclass

from comitia.kernel.catalogue import Language


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text; `told` is what stands behind it, a sentence each.

    `anchor` is the part of the same page where all of it stands; the last sentence
    leads there.
    """

    text: str
    told: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words with numbers among them."""

    runs: tuple[str | Number, ...]

    @property
    def text(self) -> str:
        """The paragraph as plain text."""
        return "".join(run if isinstance(run, str) else run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Headline:
    """The title of a part; only pages show that of `folded` ones."""

    text: str
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, with the sentence that says the same."""

    svg: str
    described: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; only pages show a `folded` one, and only when it is opened."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    anchor: str = ""
    folded: bool = False


def is_folded(block: "Block") -> bool:
    """Return whether only pages show a part."""
    return isinstance(block, Headline | Sheet) and block.folded


Block = Paragraph | Headline | Drawing | Sheet


@dataclass(frozen=True, slots=True)
class Printed:
    """A whole text; `mark` stands on every page of every form, `note` at its end."""

    title: str
    language: Language
    blocks: tuple[Block, ...]
    mark: str = ""
    note: str = ""

    @property
    def tongue(self) -> str:
        """The language as documents name it.

        >>> Printed("代表", Language.CHINESE, ()).tongue
        'zh-Hans'
        """
        return "zh-Hans" if self.language is Language.CHINESE else "en"
