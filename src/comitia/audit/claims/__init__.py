"""Reads the figures of a text, recomputes them exactly, and says which disagree."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from comitia.audit.claims.bases import Earlier
from comitia.audit.claims.passages import Passage, lines_of, passages, sentences
from comitia.audit.claims.quantities import MOST_FIGURES, quantities
from comitia.audit.claims.statements import (
    BaseWords,
    ChangeClaim,
    Claim,
    PartsClaim,
    Reading,
)
from comitia.audit.claims.tabular.checking import check_table
from comitia.audit.claims.tabular.reading import split_tables
from comitia.audit.claims.tabular.totals import totals_of
from comitia.audit.claims.verdicts import Checked, Outcome, verdicts
from comitia.audit.claims.wording.ballots import Ballots
from comitia.audit.claims.wording.carried import carried_claims
from comitia.audit.claims.wording.chinese import read_chinese
from comitia.audit.claims.wording.english import read_english
from comitia.audit.claims.wording.multiples import multiple_claims

_DIGITS: Final = re.compile("[0-9]+")
_NUMERALS: Final = re.compile("[一二三四五六七八九十百千万亿两零〇]+")
# A text with more is no text to be mended figure by figure; it bounds the time.
MOST_FLAGGED: Final = 1000


@dataclass(frozen=True, slots=True)
class Report:
    """All verdicts on one text, in the order of the text.

    `stopped` tells that so many figures are flagged that the rest was not checked.
    """

    checked: tuple[Checked, ...]
    stopped: bool = False

    @classmethod
    def of(cls, verdicts_in_turn: Iterable[Checked]) -> "Report":
        """Return the report on verdicts, of which no more are sought than it shows."""
        found: list[Checked] = []
        flagged, stopped = 0, False
        for one in verdicts_in_turn:
            flagged += one.outcome is Outcome.FLAGGED
            stopped = flagged > MOST_FLAGGED
            if stopped:
                break
            found.append(one)
        return cls(tuple(sorted(found, key=lambda one: one.line)), stopped)

    def having(self, outcome: Outcome) -> tuple[Checked, ...]:
        """Return the verdicts with one outcome."""
        return tuple(one for one in self.checked if one.outcome is outcome)

    def shares_by_base(self) -> tuple[tuple[str, int], ...]:
        """Return how many shares agree with each base, most first.

        >>> check_text("共120人，其中女30人，占25%。").shares_by_base()
        (('120', 1),)
        """
        bases = Counter(
            one.base_value
            for one in self.having(Outcome.AGREE)
            if one.kind == "share" and one.base_value
        )
        return tuple(bases.most_common())


def check_text(text: str, *, wrapped: bool = True) -> Report:
    """Return the verdicts on the figures of a Chinese or English text.

    Nothing is corrected, and a figure whose base the text does not hold is not
    doubted. `wrapped` tells that a sentence may run over several lines.

    >>> report = check_text("Of the 120 members, 30 (26 %) are women.")
    >>> [(one.printed, one.recomputed) for one in report.having(Outcome.FLAGGED)]
    [('26 %', '25 %')]
    """
    return Report.of(_verdicts(text, wrapped=wrapped))


def _verdicts(text: str, *, wrapped: bool) -> Iterator[Checked]:
    """Yield the verdicts on the prose, then those on the tables."""
    prose, tables = split_tables(lines_of(text))
    earlier = Earlier()
    above = deque(tables)
    for index, passage in enumerate(passages(prose, wrapped=wrapped)):
        while above and above[0].rows[0].line.number < passage.numbers[0]:
            earlier.include(totals_of(above.popleft()))
        yield from _of_passage(passage, index, earlier)
    for table in tables:
        yield from check_table(table, earlier.wholes())


def _of_passage(passage: Passage, index: int, earlier: Earlier) -> Iterator[Checked]:
    ballots, before = Ballots(), None
    for sentence in sentences(passage, index):
        if _is_no_prose(sentence.text):
            continue
        figures = quantities(sentence.text, is_chinese=sentence.is_chinese)
        if len(figures) > MOST_FIGURES:
            continue
        read = read_chinese if sentence.is_chinese else read_english
        reading = read(sentence, figures, before.base if before else BaseWords())
        earlier.add(reading)
        more = (
            *carried_claims(reading, figures, before),
            *ballots.claims(sentence, figures),
            *multiple_claims(sentence.text, figures),
        )
        before = reading
        yield from verdicts(_with(reading, more), earlier)


def _is_no_prose(text: str) -> bool:
    """Whether a sentence has more figures than any that people write."""
    if len(text) <= MOST_FIGURES:
        return False
    if len(_DIGITS.findall(text)) > MOST_FIGURES:
        return True
    return len(_NUMERALS.findall(text)) > 2 * MOST_FIGURES


def _with(reading: Reading, more: Iterable[Claim]) -> Reading:
    """Return the reading with more claims; parts that must add up displace others."""
    claims = list(reading.claims)
    for claim in more:
        same = [other for other in claims if _is_same(other, claim)]
        if not any(isinstance(c, PartsClaim) and c.exhaustive for c in same):
            claims = [c for c in claims if not any(c is other for other in same)]
            claims.append(claim)
    settled = {id(c.change) for c in claims if isinstance(c, ChangeClaim)}
    alone = tuple(figure for figure in reading.alone if id(figure) not in settled)
    return replace(reading, claims=tuple(claims), alone=alone)


def _is_same(one: Claim, other: Claim) -> bool:
    if not isinstance(one, PartsClaim) or not isinstance(other, PartsClaim):
        return False
    alike = {id(part) for part in one.parts} == {id(part) for part in other.parts}
    return one.whole is other.whole and alike
