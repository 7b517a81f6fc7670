"""How English communiqués say that a figure grew or fell."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from comitia.audit.claims.quantities import Kind, Quantity
from comitia.audit.claims.statements import ChangeClaim, may_change

QUALIFIED: Final = (
    r"(?:(?:about|around|approximately|roughly|some|nearly|almost|just|well|close to|"
    r"a little|under|over|below|above|more than|less than|fewer than|at least|at most|"
    r"up to|exactly|only|exceeding|no more than|no fewer than|no less than|the|an?|"
    r"full|a total of|~|≈)\s)*"
)
_UP: Final = (
    r"(?:up|rising|growing|increasing|increased|rose|risen|grew|grown|gained|climbed|"
    r"expanded)(?: by)?|(?:rise|increase|gain|growth|addition|"
    r"improvement|jump|advance) of|added"
)
_DOWN: Final = (
    r"(?:down|falling|fell|fallen|decreased|decreasing|dropped|declined|shrank|shrunk)"
    r"(?: by)?|(?:fall|decrease|drop|decline|loss|reduction|slide) of|lost"
)
_SIGNED: Final = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s{QUALIFIED}$", re.IGNORECASE
)
_MORE: Final = re.compile(
    r"(?:\s[\w'’-]+){0,2}?\s"
    r"(?:(?P<up>more|higher|above)|(?P<down>fewer|less|lower|below))\s(?:than|the)\b"
)
# "8.3 % above last year's", "2.7 % up": a rate of change of something.
_COMPARED: Final = re.compile(
    r"\s(?:(?P<up>up|above|higher|more|over|better|dearer)|"
    r"(?P<down>down|below|lower|less|fewer|under|cheaper))\b(?!\s(?:the age|\d))"
)
# A rate for each of several years is not the rate from the first to the last.
_PER_YEAR: Final = re.compile(
    r"\s?(?:a|per|each|every)\s(?:year|month|annum|term)\b|\s?(?:annually|yearly|monthly)",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:and|while|whereas|but)\s(?!by\b|thus\b|so\b|is\b|was\b|an?\b|rose\b|fell\b)"
)
_AVERAGE: Final = re.compile(r"\b(?:average|averaging|annual|yearly)\b", re.IGNORECASE)
_GAP: Final = re.compile(
    rf"\b(?:gap|difference|margin) of\s{QUALIFIED}$", re.IGNORECASE
)
_FROM: Final = re.compile(r"\bfrom\s(?:the\s|a\s)?$", re.IGNORECASE)
_TO: Final = re.compile(
    r"(?:[\s,][\w'’-]+){0,6}?,?\sto\s" + QUALIFIED + "$", re.IGNORECASE
)
_TO_HEAD: Final = re.compile(r"\bto\s" + QUALIFIED + "$", re.IGNORECASE)
_NEXT_FROM: Final = re.compile(
    r"(?:[\s,][\w'’-]+){0,6}?,?\sfrom\s(?:the\s)?$", re.IGNORECASE
)
_AGAIN: Final = re.compile(
    r"(?:\s[\w'’-]+){0,3}?(?:,?\s(?:or|i\.e\.,?|that is,?)\s|\s?\()" + QUALIFIED,
    re.IGNORECASE,
)
_SHARE_OF: Final = re.compile(r"\s?\)?\s?of\b")
_THAN_BEFORE: Final = re.compile(
    r"[^.;:()]{0,60}\b(?:up|down|compared with|against)\s(?:from\s)?(?:the\s)?"
)
# How many characters may lie between a figure and its change.
_REACH: Final = 90


def is_change(text: str, figure: Quantity) -> bool:
    """Return whether the figure says by how much something changed."""
    return _sign(text, figure) != 0


def _sign(text: str, figure: Quantity) -> int:
    before = text[max(0, figure.start - 40) : figure.start]
    after = text[figure.end : figure.end + 40]
    found = _SIGNED.search(before) or _MORE.match(after)
    if found is None and figure.kind is Kind.SHARE:
        found = _COMPARED.match(after)
    if found is None:
        return 0
    return 1 if found["up"] else -1


def sign_at(text: str, figures: tuple[Quantity, ...], place: int) -> int:
    """Return 1 or -1 when the figure is a change up or down, else 0.

    "up 68 or 12.3 %" says the same change twice.
    """
    sign = _sign(text, figures[place])
    if sign or not place:
        return sign
    if moved := _behind_both(text, figures, place):
        return moved
    between = text[figures[place - 1].end : figures[place].start]
    again = len(between) < _REACH and _AGAIN.fullmatch(between)
    return _sign(text, figures[place - 1]) if again else 0


def _behind_both(text: str, figures: tuple[Quantity, ...], place: int) -> int:
    """Return 1 or -1 for the share of "from 620 to 700, or 12.9 per cent", else 0."""
    if place < 2 or figures[place].kind is not Kind.SHARE:  # noqa: PLR2004  two figures before it
        return 0
    old, new, share = figures[place - 2 : place + 1]
    between = text[new.end : share.start]
    if not (old.kind is new.kind is Kind.COUNT and _AGAIN.fullmatch(between)):
        return 0
    from_to = _FROM.search(text[max(0, old.start - 24) : old.start])
    if not from_to or not _TO.fullmatch(text[old.end : new.start]):
        return 0
    if _SHARE_OF.match(text, share.end):
        return 0
    return 1 if new.printed.value > old.printed.value else -1


def change_claims(text: str, figures: tuple[Quantity, ...]) -> Iterator[ChangeClaim]:
    """Yield the changes that a sentence states with both of their ends."""
    for place, change in enumerate(figures):
        sign = sign_at(text, figures, place) if change.kind is not Kind.OTHER else 0
        if not sign or _is_per_year(text, change):
            continue
        pair = _before_and_after(text, figures, place)
        if pair is not None and _is_own(text, pair, change):
            yield ChangeClaim(pair[0], pair[1], change, sign)
    yield from _gaps(text, figures)


def _is_own(text: str, pair: tuple[Quantity, Quantity], change: Quantity) -> bool:
    """Whether no other subject begins between the figures and the change behind."""
    last = max(pair[0].end, pair[1].end)
    return _OTHER.search(text[last : change.start]) is None


def _is_per_year(text: str, change: Quantity) -> bool:
    before = text[max(0, change.start - 40) : change.start]
    return bool(_PER_YEAR.match(text, change.end) or _AVERAGE.search(before))


def _gaps(text: str, figures: tuple[Quantity, ...]) -> Iterator[ChangeClaim]:
    """Yield the distance between the only two shares before it, whichever is more."""
    for place, gap in enumerate(figures):
        shares = [q for q in figures[:place] if q.kind is Kind.SHARE]
        near = gap.kind is Kind.POINTS and _GAP.search(text[: gap.start][-60:])
        if near and len(shares) == 2 and not any(q.in_words for q in shares):  # noqa: PLR2004  two ends
            low, high = sorted(shares, key=lambda share: share.printed.value)
            yield ChangeClaim(low, high, gap, 1)


def _before_and_after(
    text: str, figures: tuple[Quantity, ...], place: int
) -> tuple[Quantity, Quantity] | None:
    change = figures[place]
    near = sorted(_neighbours(figures, place), key=lambda pair: _distance(change, pair))
    for first, second in near:
        if not may_change(change, first, second):
            continue
        head = text[max(0, first.start - 24) : first.start]
        between = text[first.end : second.start]
        if _FROM.search(head) and _TO.fullmatch(between):
            return first, second
        if _TO_HEAD.search(head) and _NEXT_FROM.fullmatch(between):
            return second, first
        behind = second.end <= change.start and not is_change(text, second)
        if behind and _THAN_BEFORE.fullmatch(between):
            return second, first
    return _more_than(text, figures, place) or _up_from(text, figures, place)


def _distance(change: Quantity, pair: tuple[Quantity, Quantity]) -> int:
    first, second = pair
    if first.start >= change.end:
        return first.start - change.end
    return max(0, change.start - second.end)


def _neighbours(
    figures: tuple[Quantity, ...], place: int
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield pairs of like figures that stand together, years between left out."""
    kept = [
        number
        for number in range(max(0, place - 4), min(len(figures), place + 5))
        if number != place and figures[number].kind is not Kind.OTHER
    ]
    for one, other in pairwise(kept):
        yield figures[one], figures[other]


def _more_than(
    text: str, figures: tuple[Quantity, ...], place: int
) -> tuple[Quantity, Quantity] | None:
    """Return the pair of "619, 68 more than the 551 of 2017"."""
    change = figures[place]
    if not place or place + 1 >= len(figures):
        return None
    new, old = figures[place - 1], figures[place + 1]
    if not may_change(change, old, new) or new.depth != old.depth:
        return None
    found = _MORE.match(text, change.end)
    if found is None or text[found.end() : old.start].strip() not in {
        "",
        "the",
        "the previous",
        "the earlier",
        "the last",
    }:
        return None
    between = text[new.end : change.start]
    return (
        (old, new)
        if re.fullmatch(r"[^.;:]{0,50},\s(?:or\s|some\s)?", between)
        else None
    )


def _up_from(
    text: str, figures: tuple[Quantity, ...], place: int
) -> tuple[Quantity, Quantity] | None:
    """Return the pair of "171 women, up 23 from 148"."""
    if place + 1 >= len(figures):
        return None
    change, old = figures[place], figures[place + 1]
    if not _NEXT_FROM.fullmatch(text[change.end : old.start]):
        return None
    for new in reversed(figures[max(0, place - 3) : place]):
        near = change.start - new.end <= _REACH and ";" not in text[new.end : old.start]
        if new.kind is old.kind and new.depth == old.depth and not is_change(text, new):
            return (old, new) if near else None
    return None
