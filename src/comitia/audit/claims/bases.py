"""Which earlier count a share is a share of: stated, or assumed and shown as such."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import chain
from typing import Final

from comitia.audit.claims.passages import Sentence
from comitia.audit.claims.quantities import Quantity
from comitia.audit.claims.statements import BaseKind, BaseWords, Counted, Reading
from comitia.audit.claims.units import MONEY
from comitia.audit.claims.wording.english import words_of

# How far back a base is sought; enough for any communiqué, and it bounds the time.
WHOLES_KEPT: Final = 60
NEAR_KEPT: Final = 40
_HALF: Final = Fraction(1, 2)
_FIFTH: Final = Fraction(1, 5)
_ENOUGH: Final = 3 * _FIFTH
_GENERIC_WORDS: Final = (
    "delegate member person people participant total elected congress conference "
    "present vote voter representative"
)
_GENERIC: Final = frozenset(_GENERIC_WORDS.split())
_NEUTRAL: Final = re.compile(
    r"(?:总数|总人数|总量|总额|总票数|人数|全体|全部|所有|的|这些|上述|以上|本次|这次|本届|此次|当选|"
    r"大会|现有|共有|在|其)"
)
_HEADS: Final = re.compile(
    r"(?:代表|党员|会员|委员|职工|员工|人员|人选|成员|选票|票|支部|组织|单位|社员|居民|村民|教师|学生|队员|运动员|股东|户|人)+$"
)
_CHINESE: Final = re.compile("[\u3400-\u9fff]")
_BECAME: Final = re.compile(
    r"^[^，。；,;\d]{0,16}(?:到|至|为)[^，。；,;\d]{0,8}$|^[^.,;\d]{0,30}\bto\s[^.,;\d]{0,12}$"
)
_THERE: Final = re.compile(
    r"到会|实到|出席|与会|参会|投票|\b(?:present|attend|vot|turned up|came)",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[^.,;:()\d]{1,60},\s")
_VERB: Final = re.compile(
    r"\s(?!fish|sheep|cattle|aircraft|poultry)[a-z]+(?<!s)\s"
    r"(?:in|at|for|on|as|by|with|from|to|under|a|an|the|their|no|full)\b"
)
_MODIFIED: Final = re.compile(r"女|男|青年|少数民族|老年|农民工|基层|新")


@dataclass(frozen=True, slots=True)
class Bases:
    """The counts that may be the base of one share, and how they were found.

    A share that fits any of `possible` is right; only when it fits none is it
    held against `likely`, which stays empty when nothing is likely enough.
    """

    possible: tuple[Counted, ...]
    likely: tuple[Counted, ...]
    stated: tuple[Counted, ...] = ()
    reason: str = "figures.no_base"


class Earlier:
    """The counts read so far, and those that shares have agreed with."""

    def __init__(self) -> None:
        """Begin with a text of which nothing has been read."""
        self._wholes: deque[Counted] = deque(maxlen=WHOLES_KEPT)
        self._near: deque[Counted] = deque(maxlen=NEAR_KEPT)
        self._agreed: deque[Counted] = deque(maxlen=8)

    def add(self, reading: Reading) -> None:
        """Take in the counts of a sentence, before its claims are checked."""
        self.include(reading.counts)

    def include(self, counts: Iterable[Counted]) -> None:
        """Take in counts, such as the totals of a table above what is read next."""
        for counted in counts:
            self._near.append(counted)
            if not counted.is_part:
                self._wholes.append(counted)

    def agree(self, base: Counted) -> None:
        """Remember a base that a share was found to agree with."""
        if base in self._agreed:
            self._agreed.remove(base)
        self._agreed.append(base)

    def wholes(self) -> tuple[Fraction, ...]:
        """Return the exact counts that shares of a table may refer to."""
        values = (c.quantity for c in (*reversed(self._agreed), *self._wholes))
        return tuple(
            dict.fromkeys(
                q.printed.value for q in values if q.is_whole and q.printed.value > 1
            )
        )

    def bases_for(
        self, count: Quantity, sentence: Sentence, stated: BaseWords
    ) -> Bases:
        """Return the counts that a share of this count may be a share of."""
        if stated.figure is not None:
            return self._for_figure(count, sentence, stated)
        alike = [c for c in _distinct(self._all()) if _is_like(count, c.quantity)]
        larger = tuple(c for c in alike if _may_hold(c, count))
        named = tuple(c for c in larger if _is_named(c, count, sentence))
        match stated.kind:
            case BaseKind.WORDS:
                found = _best(stated.words, alike, count)
                reason = "figures.base_not_found"
                holding = tuple(
                    c
                    for c in found
                    if _may_hold(c, count) and _is_named(c, count, sentence)
                )
                kin = _kin(stated.words, found, larger)
                return Bases((*found, *kin), self._sure(holding), found, reason)
            case BaseKind.TOPIC:
                topic = _best(stated.words, alike, count)
                holding = tuple(c for c in topic if _may_hold(c, count))
                return Bases((*topic, *larger), self._sure(holding), topic)
            case BaseKind.WITHIN:
                return Bases(larger, self._enclosing(named, sentence, count))
            case _:
                likely = self._unstated(named, sentence, count, stated)
                return Bases((*likely, *larger), likely)

    def _all(self) -> Iterator[Counted]:
        return chain(
            reversed(self._agreed), reversed(self._near), reversed(self._wholes)
        )

    def _for_figure(
        self, count: Quantity, sentence: Sentence, stated: BaseWords
    ) -> Bases:
        figure = stated.figure
        if figure is None or not (
            _is_like(count, figure) or _is_said_of(figure, count, sentence.text)
        ):
            return Bases((), (), reason="figures.unlike_units")
        known = next((c for c in self._near if c.quantity is figure), None)
        base = known or Counted(figure, sentence, stated.words)
        same = known is not None and known.sentence is not sentence
        others = [c for c in self._near if c.sentence is sentence and same]
        return Bases((base, *others), (base,), (base,))

    def _sure(self, found: tuple[Counted, ...]) -> tuple[Counted, ...]:
        wholes = tuple(c for c in found if not c.is_part or c in self._agreed)
        return wholes[:1] or found[:1]

    def _enclosing(
        self, larger: tuple[Counted, ...], sentence: Sentence, count: Quantity
    ) -> tuple[Counted, ...]:
        """Return the count that "of these" points back to, and what it is part of."""
        passage = sentence.place[0]
        before = [
            c
            for c in larger
            if c.sentence.place[0] == passage
            and (c.sentence.place < sentence.place or c.quantity.end <= count.start)
        ]
        known = tuple(c for c in self._agreed if c in larger)
        return (*known[-1:], *before[:1]) if before else ()

    def _unstated(
        self,
        larger: tuple[Counted, ...],
        sentence: Sentence,
        count: Quantity,
        stated: BaseWords,
    ) -> tuple[Counted, ...]:
        """Return the whole that a share without a stated base most likely means."""
        known = [
            c
            for c in reversed(self._agreed)
            if c in larger and c.quantity.unit == count.unit
        ]
        if known:
            return tuple(known[:1])
        wholes = [c for c in larger if not c.is_part and c.quantity is not count]
        passage = sentence.place[0]
        near = [
            c
            for c in wholes
            if c.sentence.place[0] == passage and _is_before(c, sentence, count)
        ]
        if near or stated.kind is BaseKind.WHOLE:
            return tuple((near or wholes)[:1])
        mine = next((c for c in self._near if c.quantity is count), None)
        of_prose = (c for c in wholes if c.sentence.place[0] >= 0)
        return tuple(c for c in of_prose if mine and _share_a_noun(c, mine))[:1]


def _is_named(base: Counted, count: Quantity, sentence: Sentence) -> bool:
    """Whether a base says what it counts, or stands in the same sentence."""
    same = base.sentence is sentence and base.quantity.end <= count.start
    return bool(base.quantity.unit) or not count.unit or same


def _kin(
    words: str, found: tuple[Counted, ...], larger: tuple[Counted, ...]
) -> Iterator[Counted]:
    """Yield other totals that the words may mean: of a later year, or without a noun.

    "Members" may be any whole told of them, and what a whole has grown to is named
    only once.
    """
    is_general = not _narrowing(words)
    units = {c.quantity.unit for c in found} - {""}
    for counted in larger:
        if counted in found or counted.quantity.unit not in units:
            continue
        whole = not counted.is_part and not _THERE.search(counted.label)
        general = is_general and whole
        if general or any(_is_next(c, counted) for c in found):
            yield counted


def _narrowing(words: str) -> str | frozenset[str]:
    """Return what in the stated words tells one group from another."""
    if _CHINESE.search(words):
        return _split(words)[0]
    return words_of(words) - _GENERIC


def _is_next(old: Counted, new: Counted) -> bool:
    """Whether a count is what another of the same sentence has become."""
    if old.sentence is not new.sentence or new.quantity.start < old.quantity.end:
        return False
    between = old.sentence.text[old.quantity.end : new.quantity.start]
    return _BECAME.search(between) is not None


def _is_before(base: Counted, sentence: Sentence, count: Quantity) -> bool:
    return base.sentence is not sentence or base.quantity.end <= count.start


def _is_like(one: Quantity, other: Quantity) -> bool:
    """Whether two counts may be divided: people by people, never by households."""
    if one is other:
        return False
    if MONEY in {one.unit, other.unit}:
        return one.unit == other.unit
    return one.unit == other.unit or (not one.unit) != (not other.unit)


def _is_said_of(figure: Quantity, count: Quantity, text: str) -> bool:
    """Whether a verb follows the count: "Of the 648 delegates, 187 teach"."""
    between = text[figure.end : count.start]
    directly = _CLAUSE.fullmatch(between) is not None
    return directly and _VERB.match(text, count.end) is not None


def _may_hold(base: Counted, count: Quantity) -> bool:
    if base.quantity is count:
        return False
    below, above = base.quantity.printed.bounds[1], count.printed.bounds[0]
    if below is None or below <= 0 or below + 1 < above:
        return False
    if below - 1 > above:
        return True
    high = base.quantity.printed.interval().high
    return high is not None and high >= count.printed.interval().low and high > 0


def _distinct(counts: Iterable[Counted]) -> Iterator[Counted]:
    seen: set[int] = set()
    for counted in counts:
        if id(counted) not in seen:
            seen.add(id(counted))
            yield counted


def _best(
    words: str, counts: Iterable[Counted], count: Quantity
) -> tuple[Counted, ...]:
    """Return the counts whose labels match the stated words best, if well enough."""
    way = _chinese_score if _CHINESE.search(words) else _english_score
    scored = [(way(words, counted), counted) for counted in counts]
    scored = [
        (score, counted)
        for score, counted in scored
        if score >= _ENOUGH
        and counted.quantity is not count
        and counted.quantity.printed.value != count.printed.value
    ]
    best = max((score for score, _ in scored), default=Fraction(0))
    return tuple(c for score, c in scored if score == best)


def _english_score(words: str, counted: Counted) -> Fraction:
    """Return how much of the stated base a label holds, from 0 to 1.

    Only choosing between labels rests on this number, never a figure.
    """
    stated, label = words_of(words), words_of(counted.label)
    if not stated:
        return Fraction(0)
    narrow = stated - _GENERIC
    if not narrow:
        known = stated & label or (counted.quantity.unit == "person")
        if counted.is_part or not known:
            return Fraction(0)
        return Fraction(1) if stated & label else 4 * _FIFTH
    weights = {word: Fraction(1) if word in narrow else _HALF for word in stated}
    return sum((weights[word] for word in stated & label), Fraction(0)) / sum(
        weights.values()
    )


def _chinese_score(words: str, counted: Counted) -> Fraction:
    narrow, noun = _split(words)
    if not narrow:
        if noun and _NEUTRAL.sub("", counted.label).strip() == noun:
            return Fraction(1)
        plain = not counted.is_part and not _MODIFIED.search(counted.label)
        return Fraction(bool(noun and plain and noun[-2:] in counted.label))
    label = counted.label
    if not any(sign in label for sign in narrow):
        return Fraction(0)
    if len(narrow) == 1:
        return Fraction(narrow in label)
    pairs = [narrow[at : at + 2] for at in range(len(narrow) - 1)]
    hit = Fraction(sum(pair in label for pair in pairs), len(pairs))
    # "budget income" and "budget spending" differ in their last word only.
    ends = narrow[-2:] in label
    begins = 1 if narrow[0] in label else 4 * _FIFTH
    return hit * begins * (1 if ends else _ENOUGH)


@lru_cache(maxsize=512)
def _split(words: str) -> tuple[str, str]:
    """Return the words that narrow a stated base, and the noun that they narrow."""
    core = _NEUTRAL.sub("", words)
    head = _HEADS.search(core)
    return (core[: head.start()], head[0]) if head else (core, "")


def _share_a_noun(one: Counted, other: Counted) -> bool:
    if one.sentence.is_chinese:
        head = re.search(_HEADS.pattern[:-1], other.label)
        return head is not None and head[0][-2:] in one.label and head[0] not in "人名"
    return bool(words_of(one.label) & words_of(other.label))
