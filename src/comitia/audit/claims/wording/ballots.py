"""The papers and the votes of a ballot: what came back, what counted, how it fell."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Final

from comitia.audit.claims.arithmetic import Interval
from comitia.audit.claims.passages import Sentence
from comitia.audit.claims.quantities import Kind, Quantity, add_up
from comitia.audit.claims.statements import PartsClaim
from comitia.audit.claims.units import PERSON


class Role(StrEnum):
    """What a figure counts in a ballot."""

    INVALID = "invalid"
    BLANK = "blank"
    VALID = "valid"
    AGAINST = "against"
    ABSTAINED = "abstained"
    FOR = "for"
    RETURNED = "returned"
    CAST = "cast"
    VOTING = "voting"
    PRESENT = "present"


_VOTES: Final = frozenset({Role.FOR, Role.AGAINST, Role.ABSTAINED})
_PAPERS: Final = frozenset({Role.VALID, Role.INVALID, Role.BLANK})
_WHOLES: Final = (Role.VALID, Role.CAST, Role.RETURNED, Role.VOTING, Role.PRESENT)
_CHINESE: Final = (
    (Role.INVALID, re.compile("无效|废票|作废")),
    (Role.BLANK, re.compile("空白|(?<![明表])白票")),
    (Role.VALID, re.compile("有效")),
    (Role.AGAINST, re.compile("反对|不赞成|不同意")),
    (Role.ABSTAINED, re.compile("弃权")),
    (Role.FOR, re.compile("赞成|同意")),
    (Role.RETURNED, re.compile("收回|回收|收到")),
    (
        Role.VOTING,
        re.compile("参加[^，。]{0,6}(?:表决|投票)|参与[^，。]{0,4}表决|投票人数"),
    ),
    (Role.PRESENT, re.compile("出席|(?<!应)到会|与会|实到|在场")),
)
_ENGLISH: Final = (
    (Role.INVALID, re.compile(r"\b(?:invalid|spoil(?:ed|t)|void|rejected)\b")),
    (Role.BLANK, re.compile(r"\bblanks?\b")),
    (Role.VALID, re.compile(r"\bvalid\b")),
    (Role.AGAINST, re.compile(r"\bagainst\b|\bopposed\b")),
    (Role.ABSTAINED, re.compile(r"\babst(?:ain|ention)")),
    (
        Role.FOR,
        re.compile(
            r"^(?:\s\w+){0,3}?\sin favou?r\b|"
            r"^(?:\svotes?)?(?:\s(?:were|was|voted))?\sfor\b"
        ),
    ),
    (Role.CAST, re.compile(r"\bcast\b")),
    (
        Role.RETURNED,
        re.compile(r"\b(?:returned|received|collected|counted|handed in)\b"),
    ),
    (Role.VOTING, re.compile(r"\b(?:voted|took part in the (?:vote|ballot))\b")),
    (Role.PRESENT, re.compile(r"\b(?:present|attend(?:ed|ing))\b")),
)
_ENGLISH_HEAD: Final = (
    (
        Role.INVALID,
        re.compile(
            r"\b(?:invalid|spoil(?:ed|t))(?: (?:votes?|papers?|ballots?))?:?\s$"
        ),
    ),
    (Role.BLANK, re.compile(r"\bblank(?: (?:votes?|papers?|ballots?))?:?\s$")),
    (Role.VALID, re.compile(r"\bvalid(?: (?:votes?|papers?|ballots?))?:?\s$")),
    (Role.AGAINST, re.compile(r"\b[Aa]gainst:?\s$")),
    (Role.ABSTAINED, re.compile(r"\b[Aa]bst(?:entions|aining|ained):?\s$")),
    (Role.FOR, re.compile(r"\b(?:for|in favou?r):?\s$|^(?:For|In favou?r):\s$")),
    (Role.CAST, re.compile(r"\b[Vv]otes cast:\s$")),
    (Role.RETURNED, re.compile(r"\b(?:returned|received):?\s$")),
)
# "Against: 115." goes on with the entry before it.
_ENTRY: Final = re.compile(r"\s*(?:For|Against|Abst[a-z]+|Valid|Invalid): [\d,]+\.?\s*")
_ANY: Final = re.compile(
    "反对|不赞成|不同意|弃权|有效|收回|回收|收到|表决|出席|到会|与会|实到|在场|投票|"
    r"For: \d|[Aa]gainst|opposed|[Aa]bst|valid|spoil|cast|returned|received|present|"
    "attend|voted"
)
# Votes that stand beside those for, against and abstaining, or count more than one.
_OTHERS: Final = re.compile(
    "另选|未表决|未投票|未参加|未按|委托|代理|回避|"
    "did not vote|not voting|prox(?:y|ies)|"
    "card vote|weighted|absent|left the"
)
_WITHIN: Final = re.compile(r"其中|包括|含|of which|of them|including|inclu")
_BREAKS: Final = re.compile(r"[，。；：、,;:()！？]")
# Those on the spot are not all: others may take part from afar or by proxy.
_BY_SOME_WAY: Final = re.compile(
    r"现场|亲自|线上|线下|视频|网络|通讯|委托|代理|\b(?:in person|on ?line|remotely|"
    r"by (?:video|phone|telephone|proxy|post)|in the (?:room|hall)|on site)\b"
)
_HEADS: Final = frozenset({Role.PRESENT, Role.VOTING})
_CLOSE: Final = 48
_ALL_TAKE_PART: Final = re.compile("表决")


class Ballots:
    """The papers and votes of one passage, as far as it has been read.

    A whole that has been divided once is not held against the votes on another
    matter: the text may not say how many took part in those.
    """

    def __init__(self) -> None:
        """Begin with a passage of which nothing has been read."""
        self._wholes: dict[Role, tuple[int, Quantity]] = {}
        self._votes: dict[Role, Quantity] = {}
        self._entries = 0
        self._papers: dict[Role, Quantity] = {}

    def claims(
        self, sentence: Sentence, figures: tuple[Quantity, ...]
    ) -> Iterator[PartsClaim]:
        """Yield papers and votes with the whole they must add up to."""
        text, is_entry = sentence.text, _ENTRY.fullmatch(sentence.text) is not None
        self._entries += is_entry
        number = sentence.place[1] - self._entries
        if sentence.opens and not is_entry:
            self._votes, self._papers = {}, {}
        if not _ANY.search(text):
            return
        counts = [q for q in figures if q.kind is Kind.COUNT]
        for role, figure in _marked(text, counts, is_chinese=sentence.is_chinese):
            self._enter(role, figure, number)
            if len(self._votes) == len(_VOTES):
                yield from self._of_votes(text, number)
                self._votes = {}
        yield from self._of_papers(text, number)

    def _enter(self, role: Role, figure: Quantity, number: int) -> None:
        broken = figure.printed.value.denominator > 1
        if broken or (role in _PAPERS and figure.unit == PERSON):
            return
        if role in _PAPERS:
            self._papers.setdefault(role, figure)
        if role in _WHOLES:
            self._wholes[role] = (number, figure)
        if role in self._votes:
            self._votes = {}
        if role in _VOTES:
            self._votes[role] = figure

    def _of_papers(self, text: str, number: int) -> Iterator[PartsClaim]:
        """Yield valid, invalid and blank papers as parts of those that came back."""
        whole = self._nearest((Role.RETURNED, Role.CAST), number)
        if whole is None or not {Role.VALID, Role.INVALID} <= set(self._papers):
            return
        two = _in_order(self._papers[Role.VALID], self._papers[Role.INVALID])
        empty = self._papers.get(Role.BLANK) or self._unmarked()
        self._papers = {}
        if not all(_alike(whole, part) for part in two) or not _is_near(two, whole):
            return
        every = two if empty is None else _in_order(*two, empty)
        apart = add_up(two, whole) or _is_nested(text, every)
        if two[0].depth == two[1].depth and not _WITHIN.search(_between(text, two)):
            yield PartsClaim(whole, two if apart else every, exhaustive=True)

    def _unmarked(self) -> Quantity | None:
        """Return the papers that abstain, where no votes for anything are told."""
        return None if Role.FOR in self._votes else self._votes.get(Role.ABSTAINED)

    def _of_votes(self, text: str, number: int) -> Iterator[PartsClaim]:
        """Yield the votes with the whole they add up to, or the likeliest they miss."""
        votes = _in_order(*self._votes.values())
        if _OTHERS.search(text):
            return
        known = [
            (role, self._wholes[role][1])
            for role in _WHOLES
            if role in self._wholes and _alike(self._wholes[role][1], votes[0])
        ]
        lost = tuple(q for role, q in self._papers.items() if role is not Role.VALID)
        for _, whole in known:
            for parts in (votes, (*votes, *lost)):
                if add_up(parts, whole):
                    self._divided()
                    yield PartsClaim(whole, parts, exhaustive=True)
                    return
        fresh = [
            (role, whole)
            for role, whole in known
            if number - self._wholes[role][0] <= 1 and _is_near(votes, whole)
        ]
        if fresh:
            role, whole = fresh[0]
            self._divided()
            yield PartsClaim(
                whole,
                votes,
                # Blank papers may have an entry of their own further on.
                exhaustive=not (lost or _ENTRY.fullmatch(text))
                and _is_all(role, text, whole, votes),
                disjoint=True,
            )

    def _nearest(self, roles: tuple[Role, ...], number: int) -> Quantity | None:
        """Return the whole of this sentence or the one before it."""
        near = [self._wholes[role] for role in roles if role in self._wholes]
        return next((whole for at, whole in near if number - at <= 1), None)

    def _divided(self) -> None:
        self._wholes = {role: (-9, whole) for role, (_, whole) in self._wholes.items()}


def _is_all(
    role: Role, text: str, whole: Quantity, votes: tuple[Quantity, ...]
) -> bool:
    """Whether nobody can have stayed away: not so of those merely present."""
    if role is Role.VOTING:
        voted = _ALL_TAKE_PART.search(text[whole.end : votes[0].start])
        return whole.unit == votes[0].unit or voted is not None
    return role in {Role.VALID, Role.CAST}


def _alike(whole: Quantity, part: Quantity) -> bool:
    heads = {"", "person", "ballot"}
    return whole.unit == part.unit or {whole.unit, part.unit} <= heads


def _sum(parts: tuple[Quantity, ...]) -> Interval:
    spans = [part.printed.interval() for part in parts]
    return sum(spans[1:], spans[0])


def _is_near(votes: tuple[Quantity, ...], whole: Quantity) -> bool:
    """Whether the votes can be meant as those of the whole, one to a head."""
    return 2 * _sum(votes).low <= 3 * whole.printed.value


def _is_nested(text: str, papers: tuple[Quantity, ...]) -> bool:
    """Whether one kind of papers is counted within another: "97 (23 of them blank)"."""
    return any(
        one.depth != other.depth or _WITHIN.search(_between(text, (one, other)))
        for one, other in pairwise(papers)
    )


def _between(text: str, two: tuple[Quantity, ...]) -> str:
    return text[two[0].end : two[1].start]


def _in_order(*parts: Quantity) -> tuple[Quantity, ...]:
    return tuple(sorted(parts, key=lambda part: part.start))


def _marked(
    text: str, counts: list[Quantity], *, is_chinese: bool
) -> Iterator[tuple[Role, Quantity]]:
    floor = 0
    for place, figure in enumerate(counts):
        ceiling = counts[place + 1].start if place + 1 < len(counts) else len(text)
        head = text[max(floor, figure.start - _CLOSE) : figure.start]
        tail = text[figure.end : min(ceiling, figure.end + _CLOSE)]
        role = (_chinese if is_chinese else _english)(head, tail)
        floor = figure.end
        if role is not None:
            yield role, figure


def _chinese(head: str, tail: str) -> Role | None:
    clause, rest = _BREAKS.split(head)[-1], _BREAKS.split(tail)[0]
    role, behind = _first(_CHINESE, clause), _first(_CHINESE, rest)
    if (role or behind) in _HEADS and _BY_SOME_WAY.search(clause + rest):
        return None
    if role is Role.PRESENT and behind is Role.VOTING:
        return behind
    return role or behind


def _english(head: str, tail: str) -> Role | None:
    before = _first(_ENGLISH_HEAD, head)
    rest = re.split(r"[,.;:()]", tail)[0]
    role = _first(_ENGLISH, rest) or before
    return None if role in _HEADS and _BY_SOME_WAY.search(rest) else role


def _first(words: tuple[tuple[Role, re.Pattern[str]], ...], text: str) -> Role | None:
    return next((role for role, pattern in words if pattern.search(text)), None)
