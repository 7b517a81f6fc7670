"""What a sentence states about figures, before anything is recomputed."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from comitia.audit.claims.arithmetic import Printed
from comitia.audit.claims.passages import Sentence
from comitia.audit.claims.quantities import Kind, Quantity
from comitia.audit.claims.units import noun_phrase

_REACH: Final = 60
_HEAD: Final = re.compile(
    r"(?P<words>[A-Za-z][A-Za-z'’-]*(?: [A-Za-z'’-]+){0,4}):?\s*$"
)


class BaseKind(StrEnum):
    """How a sentence says what a share is a share of."""

    FIGURE = "figure"  # "of the 2,296 delegates"
    WORDS = "words"  # "of the front-line delegates"
    TOPIC = "topic"  # "Among the delegates elected, ..."
    WITHIN = "within"  # "Of these, ..."
    WHOLE = "whole"  # "of the total"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class BaseWords:
    """The stated base of a share: a figure, or words that must be found earlier."""

    kind: BaseKind = BaseKind.NONE
    words: str = ""
    figure: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with the words around it; a part never serves as a nearest whole."""

    quantity: Quantity
    sentence: Sentence
    label: str
    is_part: bool = False

    @property
    def name(self) -> str:
        """The noun phrase of the count as printed, for a reader to recognise it."""
        figure, text = self.quantity, self.sentence.text
        if self.sentence.place[0] < 0 or self.sentence.is_chinese:
            return self.label.strip()
        after = text[figure.end : figure.end + _REACH]
        if nouns := noun_phrase(after):
            return " ".join(after.split()[: len(nouns)]).rstrip(".,;:)")
        found = _HEAD.search(text[max(0, figure.start - _REACH) : figure.start])
        return found["words"] if found else ""


@dataclass(frozen=True, slots=True)
class ShareClaim:
    """A count that stands with its share; `rivals` are other counts it may mean.

    A loose claim may rest on counts that the text does not give, and is never
    flagged. One that is placed has its count by its place in a list, and no other.
    """

    count: Quantity
    share: Quantity
    base: BaseWords
    rivals: tuple[Quantity, ...] = ()
    is_loose: bool = False
    is_placed: bool = False


@dataclass(frozen=True, slots=True)
class PartsClaim:
    """Parts of a whole; only when they are `exhaustive` must they add up to it.

    Parts that are `disjoint` count nobody twice, so together they may fall short of
    the whole, but not exceed it.
    """

    whole: Quantity
    parts: tuple[Quantity, ...]
    exhaustive: bool
    disjoint: bool = False


@dataclass(frozen=True, slots=True)
class HundredClaim:
    """Shares of all the parts of one whole, which together make 100 %."""

    shares: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class ChangeClaim:
    """A figure before and after, and by how much it is said to have changed."""

    old: Quantity
    new: Quantity
    change: Quantity
    sign: int


@dataclass(frozen=True, slots=True)
class MultipleClaim:
    """A figure said to have doubled or halved; `times` is how often it holds the less.

    `text` and `start` are the words that say so.
    """

    old: Quantity
    new: Quantity
    times: Printed
    text: str
    start: int
    is_smaller: bool = False


Claim = ShareClaim | PartsClaim | HundredClaim | ChangeClaim | MultipleClaim


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one sentence states; `alone` are shares that no count goes with."""

    sentence: Sentence
    counts: tuple[Counted, ...]
    claims: tuple[Claim, ...]
    alone: tuple[Quantity, ...]
    base: BaseWords = BaseWords()
    figures: tuple[Quantity, ...] = ()


def may_change(change: Quantity, old: Quantity, new: Quantity) -> bool:
    """Return whether the change can be one of these two: points only of shares.

    A plain number never says how a share changed, and points never how a count did.
    """
    if old.kind is not new.kind:
        return False
    if change.kind is Kind.SHARE:
        return old.kind in {Kind.COUNT, Kind.SHARE}
    return old.kind is (Kind.SHARE if change.kind is Kind.POINTS else Kind.COUNT)
