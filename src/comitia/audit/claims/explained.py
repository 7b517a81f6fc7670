"""Whether a figure that fits no base fits other figures of its sentence instead.

A share may be a rate of growth, or belong to another count than the nearest one.
What such a reading explains is never flagged.
"""

import re
from collections.abc import Iterator
from itertools import chain, permutations
from math import ceil
from typing import Final, NamedTuple

from comitia.audit.claims.arithmetic import FAR, Printed
from comitia.audit.claims.quantities import Kind, Quantity
from comitia.audit.claims.statements import (
    BaseKind,
    ChangeClaim,
    Reading,
    ShareClaim,
)

# How many figures around a share are tried; it bounds the time.
_MOST: Final = 7
_REACH: Final = 40
_MOVED: Final = re.compile(
    r"\b(?:up|down|ros|ris|grow|grew|gain|fell|fall|drop|increas|decreas|declin|more|"
    r"less|fewer|higher|lower|above|below|against|from|than|since|plus|add|net|lost|"
    r"recover|climb|slip|chang)|[增升降减比较由从+]|提高|发展|扩大|回落|缩小",
    re.IGNORECASE,
)
_FALLEN: Final = re.compile(
    r"\b(?:down|fell|fall|drop|decreas|declin|less|fewer|lower|below|lost|slip|slid|shr)|"
    r"[降减]|缩小|回落",
    re.IGNORECASE,
)
_ABSENT: Final = re.compile(
    r"\b(?:absent|missing|not|without|remain|rest|other|others|neither|empty|left)\b|"
    r"其余|缺|未|没有|剩|另外|非",
    re.IGNORECASE,
)


class _Span(NamedTuple):
    """The whole numbers that a count may stand for."""

    low: int
    high: int


def explaining_pair(
    claim: ShareClaim, reading: Reading
) -> tuple[Quantity, Quantity] | None:
    """Return a count of the sentence and a larger one that give the share, if any.

    A figure that the clause states as the base leaves no room for another.
    """
    if not _may_mean_more(claim):
        return None
    bounds = _bounds(claim.share.printed)
    counts = _near(reading, claim.share)
    taken = _with_own_share(claim, reading)
    for one, other in permutations(counts, 2):
        part, whole = _span(one), _span(other)
        if id(one) in taken or part.high > whole.high or not _are_alike(one, other):
            continue
        if _is_within(part, whole, bounds):
            return one, other
    return None


def is_explained(claim: ShareClaim | ChangeClaim, reading: Reading) -> bool:
    """Return whether other figures of the sentence give what was printed."""
    if isinstance(claim, ChangeClaim):
        return _is_change_explained(claim, reading)
    return _may_mean_more(claim) and _is_share_explained(claim, reading)


def _may_mean_more(claim: ShareClaim) -> bool:
    """Whether neither the text binds the share nor its words fit almost anything."""
    span = claim.share.printed.interval()
    if claim.base.kind is BaseKind.FIGURE or claim.is_placed:
        return False
    return span.high is not None and span.low > 0


def _is_share_explained(claim: ShareClaim, reading: Reading) -> bool:
    bounds = _bounds(claim.share.printed)
    counts = _near(reading, claim.share)
    taken = _with_own_share(claim, reading)
    quotients = _of_the_sum(counts, taken)
    if _MOVED.search(reading.sentence.text):
        quotients = chain(quotients, _growth(counts))
    if _FALLEN.search(reading.sentence.text):
        quotients = chain(quotients, _decline(counts))
    if _ABSENT.search(_around(reading, claim.share)):
        quotients = chain(quotients, _rests(counts))
    return any(_is_within(part, whole, bounds) for part, whole in quotients)


def _is_change_explained(claim: ChangeClaim, reading: Reading) -> bool:
    """Whether other ends of the same kind give the change."""
    if claim.change.kind is Kind.SHARE and claim.old.kind is Kind.COUNT:
        bounds = _bounds(claim.change.printed)
        counts = _near(reading, claim.change)
        # A rate of the new figure is the very slip that is sought.
        counts = [count for count in counts if count is not claim.new]
        rates = _growth(counts) if claim.sign > 0 else _decline(counts)
        return any(_is_within(part, whole, bounds) for part, whole in rates)
    others = [
        figure
        for figure in reading.figures
        if figure.kind is claim.old.kind and figure is not claim.change
    ]
    span = claim.change.printed.interval()
    return any(
        one.printed.interval().minus(other.printed.interval()).overlaps(span)
        for one, other in permutations(_nearest(others, claim.change), 2)
        if _are_alike(one, other)
    )


def _around(reading: Reading, share: Quantity) -> str:
    start = max(0, share.start - _REACH)
    return reading.sentence.text[start : share.end + _REACH]


def _near(reading: Reading, share: Quantity) -> list[Quantity]:
    counts = [q for q in reading.figures if q.kind is Kind.COUNT]
    return _nearest(counts, share)


def _nearest(figures: list[Quantity], middle: Quantity) -> list[Quantity]:
    return sorted(figures, key=lambda q: abs(q.start - middle.start))[:_MOST]


def _are_alike(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or not one.unit or not other.unit


def _of_the_sum(
    counts: list[Quantity], taken: set[int]
) -> Iterator[tuple[_Span, _Span]]:
    """Yield each count over the sum of all: "214 for, 33 against (86.6 %)"."""
    if len(counts) < 2:  # noqa: PLR2004  a sum of two at least
        return
    spans = [_span(count) for count in counts]
    summed = _Span(sum(s.low for s in spans), sum(s.high for s in spans))
    free = (count for count in counts if id(count) not in taken)
    yield from ((_span(count), summed) for count in free)


def _growth(counts: list[Quantity]) -> Iterator[tuple[_Span, _Span]]:
    """Yield the rates by which one count may have grown to another."""
    for less, more in _ordered(counts):
        moved = _Span(max(0, more.low - less.high), more.high - less.low)
        yield from ((moved, less), (less, more), (less, moved))


def _decline(counts: list[Quantity]) -> Iterator[tuple[_Span, _Span]]:
    """Yield the rates by which one count may have shrunk to another."""
    for less, more in _ordered(counts):
        moved = _Span(max(0, more.low - less.high), more.high - less.low)
        summed = _Span(less.low + more.low, less.high + more.high)
        yield from ((moved, more), (less, more), (less, summed))


def _ordered(counts: list[Quantity]) -> Iterator[tuple[_Span, _Span]]:
    for one, other in permutations(counts, 2):
        less, more = _span(one), _span(other)
        if less.high < more.high and _are_alike(one, other):
            yield less, more


def _rests(counts: list[Quantity]) -> Iterator[tuple[_Span, _Span]]:
    """Yield what is left of a count when another is taken away."""
    for less, more in _ordered(counts):
        yield _Span(max(0, more.low - less.high), more.high - less.low), more


def _with_own_share(claim: ShareClaim, reading: Reading) -> set[int]:
    """Return the counts that other shares of the sentence belong to."""
    return {
        id(other.count)
        for other in reading.claims
        if isinstance(other, ShareClaim) and other.count is not claim.count
    }


def _span(count: Quantity) -> _Span:
    low, high = count.printed.bounds
    whole = count.is_whole
    return _Span(low, int(FAR) if high is None else high if whole else high + 1)


def _bounds(share: Printed) -> tuple[int, int, int]:
    """Return the ends of a printed share as numerators of one denominator."""
    span = share.interval()
    high = FAR if span.high is None else span.high
    below = span.low.denominator * high.denominator
    return int(span.low * below), ceil(high * below), below


def _is_within(part: _Span, whole: _Span, bounds: tuple[int, int, int]) -> bool:
    low, high, below = bounds
    if whole.high <= 0:
        return False
    reaches = part.high * below >= low * whole.low
    return reaches and part.low * below <= high * whole.high
