"""Adding papers up: which are void, and the votes of each name on the others."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from comitia.engines.count.marks import AGAINST, FOR, UNCLEAR
from comitia.engines.count.papers import Marks, Papers
from comitia.engines.count.written_in import alike, distinct
from comitia.stages.conference.counting.account import Votes
from comitia.stages.conference.counting.method import PaperRules, Unclear, WriteIn

TOO_MANY: Final = "too_many"
UNCLEAR_SIGN: Final = "unclear"
# So many marks of one each fit into a byte.
_BYTE: Final = 255
_PART: Final = 1 << 18

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Tally:
    """What papers come to: `void` says how many are so for each reason.

    `votes` has the names on the paper in their order, then those written in by
    their names. `ignored` is how many names were written in and not counted on
    valid papers.
    """

    papers: int
    void: Mapping[str, int]
    votes: tuple[Votes, ...]
    ignored: int = 0

    @property
    def valid(self) -> int:
        """How many papers count."""
        return self.papers - sum(self.void.values())


def tally(
    marks: Marks,
    rules: PaperRules,
    *,
    names: Sequence[str],
    written: Mapping[int, tuple[str, ...]] | None = None,
    invalid: Mapping[int, str] | None = None,
) -> Tally:
    """Return what the marks of papers come to under rules.

    `marks` has a row for each paper and a column for each name: 1 for, -1 against,
    0 abstain, 2 unclear. Raises ``ValueError`` for other marks, and for a matrix
    that has not as many columns as there are names.

    >>> marks = np.array([[1, -1], [1, 1], [0, 2]], np.int8)
    >>> found = tally(marks, PaperRules(most_names=1), names=("ada", "ben"))
    >>> found.void, [(one.votes_for, one.against) for one in found.votes]
    ({'too_many': 1}, [(1, 0), (0, 1)])
    """
    _checked(marks, len(names))
    counted, ignored = _counted(marks, rules, names, written or {})
    reasons = _reasons(marks, rules, counted, invalid or {})
    void = np.fromiter(reasons, np.intp, len(reasons))
    printed = _printed(marks, void, rules, names)
    return Tally(
        len(marks),
        dict(sorted(Counter(reasons.values()).items())),
        (*printed, *_written(counted, reasons)),
        sum(now for paper, now in ignored.items() if paper not in reasons),
    )


def tally_papers(papers: Papers, rules: PaperRules) -> Tally:
    """Return what papers come to that were read from a sheet."""
    return tally(
        papers.marks,
        rules,
        names=papers.names,
        written=papers.written,
        invalid=papers.invalid,
    )


def _checked(marks: Marks, names: int) -> None:
    if marks.shape != (len(marks), names) or marks.dtype != np.int8:
        raise ValueError(marks.shape)
    if marks.size and not (AGAINST <= marks.min() <= marks.max() <= UNCLEAR):
        raise ValueError(marks.dtype)


def _counted(
    marks: Marks,
    rules: PaperRules,
    names: Sequence[str],
    written: Mapping[int, tuple[str, ...]],
) -> tuple[dict[int, tuple[str, ...]], dict[int, int]]:
    """Return the written-in names that count on each paper, and how many do not."""
    printed = {alike(name) for name in names}
    counted: dict[int, tuple[str, ...]] = {}
    ignored: dict[int, int] = {}
    for paper, given in written.items():
        new = tuple(one for one in distinct(given) if alike(one) not in printed)
        against = int(np.count_nonzero(marks[paper] == AGAINST))
        counted[paper] = new if _may(rules.write_in, len(new), against) else ()
        ignored[paper] = len(given) - len(counted[paper])
    return counted, ignored


def _may(rule: WriteIn, names: int, against: int) -> bool:
    """Return whether so many names may be written in beside so many votes against."""
    return rule is WriteIn.FREE or (rule is WriteIn.AFTER_AGAINST and names <= against)


def _reasons(
    marks: Marks,
    rules: PaperRules,
    counted: Mapping[int, tuple[str, ...]],
    invalid: Mapping[int, str],
) -> dict[int, str]:
    """Return why papers are void: what people found, a sign, too many names."""
    chosen = np.concatenate(
        [np.zeros(0, np.int64), *(_by_row(part == FOR) for part in _parts(marks))]
    )
    for paper, given in counted.items():
        chosen[paper] += len(given)
    reasons = dict.fromkeys(
        np.flatnonzero(chosen > rules.most_names).tolist(), TOO_MANY
    )
    if rules.unclear is Unclear.VOID_PAPER:
        signs = np.flatnonzero((marks == UNCLEAR).any(axis=1))
        reasons |= dict.fromkeys(signs.tolist(), UNCLEAR_SIGN)
    return reasons | dict(invalid)


def _printed(
    marks: Marks, void: npt.NDArray[np.intp], rules: PaperRules, names: Sequence[str]
) -> Iterator[Votes]:
    left_out = marks[void]
    given, against, unclear = _column_sums(marks) - _column_sums(left_out)
    if rules.unclear is Unclear.ABSTAIN:
        unclear = np.zeros_like(unclear)
    rest = len(marks) - len(void) - given - against - unclear
    numbers = zip(
        *(one.tolist() for one in (given, against, rest, unclear)), strict=True
    )
    for name, four in zip(names, numbers, strict=True):
        yield Votes(name, *four)


def _written(
    counted: Mapping[int, tuple[str, ...]], reasons: Mapping[int, str]
) -> Iterator[Votes]:
    spellings: dict[str, Counter[str]] = {}
    for paper, names in counted.items():
        if paper not in reasons:
            for name in names:
                spellings.setdefault(alike(name), Counter())[name] += 1
    # Of several spellings the one that most papers have is shown.
    shown = [
        (min(given, key=lambda name: (-given[name], name)), given.total())
        for given in spellings.values()
    ]
    for name, votes in sorted(shown):
        yield Votes(name, votes, is_written_in=True)


def _parts(marks: Marks) -> Iterator[Marks]:
    """Return the matrix in parts that stay in the processor's own memory."""
    rows = max(1, _PART // max(1, marks.shape[1]) // _BYTE) * _BYTE
    for start in range(0, len(marks), rows):
        yield marks[start : start + rows]


def _column_sums(marks: Marks) -> npt.NDArray[np.int64]:
    """Return how many papers are for, against and unclear about each name."""
    sums = np.zeros((3, marks.shape[1]), np.int64)
    for part in _parts(marks):
        for place, mark in enumerate((FOR, AGAINST, UNCLEAR)):
            sums[place] += _by_column(part == mark)
    return sums


def _by_row(mask: Mask) -> npt.NDArray[np.int64]:
    """Return how many are true in each row, in bytes where they fit: that is fast."""
    size = np.uint8 if mask.shape[1] <= _BYTE else np.int64
    summed: npt.NDArray[np.int64] = np.add.reduce(
        mask.view(np.uint8), axis=1, dtype=size
    ).astype(np.int64)
    return summed


def _by_column(mask: Mask) -> npt.NDArray[np.int64]:
    """Return how many are true in each column, added up in bytes as far as they fit."""
    rows, columns = mask.shape
    signs, whole = mask.view(np.uint8), rows // _BYTE * _BYTE
    parts = signs[:whole].reshape(-1, _BYTE, columns)
    blocks = np.add.reduce(parts, axis=1, dtype=np.uint8)
    rest = np.add.reduce(signs[whole:], axis=0, dtype=np.int64)
    summed: npt.NDArray[np.int64] = blocks.sum(axis=0, dtype=np.int64) + rest
    return summed
