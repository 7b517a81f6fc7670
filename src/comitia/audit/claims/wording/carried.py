"""What a sentence says about the figures of the sentence before it."""

import re
from collections.abc import Iterator
from typing import Final

from comitia.audit.claims.quantities import Kind, Quantity
from comitia.audit.claims.statements import ChangeClaim, Claim, PartsClaim, Reading
from comitia.audit.claims.wording import chinese_parts, english_parts

_OF_THESE: Final = re.compile(r"其中|(?:Of|Among|Amongst) (?:these|them|those)\b")
_ENGLISH: Final = re.compile(
    r"\s(?:(?P<up>higher|more)|(?P<down>lower|less|fewer))\s?(?:[.,;)]|$)"
)
_CHINESE: Final = re.compile(
    r"[，,](?:比前者|较前者)?(?:(?P<up>高)|(?P<down>低))(?:出|了|出了)?\s?$"
)
# Words that send the reader to a share of another time or place.
_FAR: Final = re.compile(
    r"\blast\b|\bprevious|\byear|\bearlier\b|\bsince\b|\baverage\b|\bbefore\b|"
    "上届|上年|去年|往年|同期|全国|平均|历年|前年|比上|较上",
    re.IGNORECASE,
)
_REACH: Final = 40


def carried_claims(
    reading: Reading, figures: tuple[Quantity, ...], before: Reading | None
) -> Iterator[Claim]:
    """Yield lists of "of these" and points, each with its figure a sentence before."""
    if before is None:
        return
    counts = [q for q in figures if q.kind is Kind.COUNT]
    if counts and _OF_THESE.match(reading.sentence.text):
        yield from _parts(reading, counts, before)
    yield from _points(reading, figures, before)


def _parts(
    reading: Reading, counts: list[Quantity], before: Reading
) -> Iterator[PartsClaim]:
    """Yield the leading list as parts of the one count before that may be meant."""
    wholes = [
        counted.quantity
        for counted in before.counts
        if counted.quantity.unit and counted.quantity.unit == counts[0].unit
    ]
    if len(wholes) != 1:
        return
    text, whole = reading.sentence.text, wholes[0]
    way = chinese_parts if reading.sentence.is_chinese else english_parts
    row = way.row_of(text, counts, whole)
    # Far more than the whole is no part of it: the sentence speaks of others.
    if any(part.printed.value > 2 * whole.printed.value for part in row):
        return
    exhaustive = len(row) == 2 and way.are_halves(text, row)  # noqa: PLR2004  two halves
    yield PartsClaim(whole, tuple(row), exhaustive, way.are_apart(text, row))


def _points(
    reading: Reading, figures: tuple[Quantity, ...], before: Reading
) -> Iterator[ChangeClaim]:
    """Yield points by which the only share here differs from the only one before."""
    text = reading.sentence.text
    points = [q for q in figures if q.kind is Kind.POINTS]
    here = [q for q in figures if q.kind is Kind.SHARE and not q.in_words]
    there = [q for q in before.figures if q.kind is Kind.SHARE and not q.in_words]
    if not len(points) == len(here) == len(there) == 1 or _FAR.search(text):
        return
    gap = points[0]
    found = _ENGLISH.match(text, gap.end) or _CHINESE.search(
        text[max(0, gap.start - _REACH) : gap.start]
    )
    if found is not None and here[0].end <= gap.start:
        yield ChangeClaim(there[0], here[0], gap, 1 if found["up"] else -1)
