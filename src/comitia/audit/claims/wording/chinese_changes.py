"""How Chinese communiqués say that a figure grew or fell."""

import re
from collections.abc import Iterator
from typing import Final

from comitia.audit.claims.quantities import Kind, Quantity
from comitia.audit.claims.statements import ChangeClaim, may_change

QUALIFIED: Final = (
    r"(?:大?约|近|将近|接近|超过?了?|过|逾|不足|不到|至少|不少于|不低于|高于|低于|多于|少于|"
    r"至多|不超过|为|是|达到?了?|仅|已|高达|只有|在|大概)*\s?"
)
_DELTA: Final = re.compile(
    r"(?:(?P<up>(?<!新)增加?|增长|上升|提高|提升|净增|扩大|回升|升高|增幅|涨幅|增长率)|(?P<down>减少?|下降|降低|净减|缩小|回落|降幅))"
    r"了?" + QUALIFIED + r"$"
)
_COMPARED: Final = re.compile(
    r"(?:比|较)[^，。；]{0,30}?(?:(?P<up>[多高])|(?P<down>[少低]))(?:出|了|出了)?"
    + QUALIFIED
    + r"$"
)
_FROM: Final = re.compile(r"(?:从|由|自)[^，。；,;从由]{0,16}$")
_TO: Final = re.compile(
    r"(?:(?P<up>增加?|增长|提高|提升|上升|发展|扩大|升)|(?P<down>减少?|下降|降低?))"
    r"(?:到|至|为)了?[^，。；,;]{0,10}$|(?P<flat>^[^，。；,;]{0,8}(?:到|至|变为|调整为)[^，。；,;]{0,8}$)"
)
# A rate for each of several years is not the rate from the first to the last.
_PER_YEAR: Final = re.compile(
    r"(?:年均|每年|逐年|平均|月均|每月|每届|同比|环比|同口径|可比)[^，。；,;]{0,14}$"
)
_OWN: Final = re.compile(
    r"(?:[\d一二三四五六七八九十两几]+年(?:间|来|内|里)?|净|共|总共|总计|即|累计|人数|总数|总量|规模|数量|实际|"
    r"也就是|相当于|幅度|增幅|降幅|已|又|比例|占比|则|大幅|分别|人|\s)*"
    r"(?:增加?|增长|上升|提高|提升|净增|扩大|回升|升高|减少?|下降|降低|净减|缩小|回落)?了?(?:幅度)?"
    + QUALIFIED
)
_GAP: Final = re.compile(r"(?:相差|差距|差额|差)(?:为|是|约|了)?\s?$")
_COMPARED_WITH: Final = re.compile(r"(?:比|较)[^，。；,;]{0,18}$")


def is_change(text: str, figure: Quantity) -> bool:
    """Return whether the figure says by how much something changed."""
    return _sign(text, figure) != 0


def _sign(text: str, figure: Quantity) -> int:
    before = text[max(0, figure.start - 44) : figure.start]
    found = _DELTA.search(before[-14:]) or _COMPARED.search(before)
    if found is None:
        return 0
    return 1 if found["up"] else -1


def change_claims(text: str, figures: tuple[Quantity, ...]) -> Iterator[ChangeClaim]:
    """Yield the changes that a sentence states with both of their ends."""
    known = tuple(figure for figure in figures if figure.kind is not Kind.OTHER)
    for place, change in enumerate(known):
        sign = _sign(text, change)
        if not sign or _PER_YEAR.search(text[max(0, change.start - 24) : change.start]):
            continue
        pair = _before_and_after(text, known, place)
        if pair is not None and _is_own(text, pair, change):
            yield ChangeClaim(pair[0], pair[1], change, sign)
    yield from _gaps(text, known)


def _is_own(text: str, pair: tuple[Quantity, Quantity], change: Quantity) -> bool:
    """Whether the clause of a change behind its figures names no other subject."""
    last = max(pair[0].end, pair[1].end)
    clauses = re.split("[，,、(（]", text[last : change.start])
    return len(clauses) == 1 or _OWN.fullmatch(clauses[-1]) is not None


def _gaps(text: str, figures: tuple[Quantity, ...]) -> Iterator[ChangeClaim]:
    """Yield the distance between the only two shares before it, whichever is more."""
    for place, gap in enumerate(figures):
        shares = [q for q in figures[:place] if q.kind is Kind.SHARE]
        near = gap.kind is Kind.POINTS and _GAP.search(text[: gap.start][-14:])
        if near and len(shares) == 2 and not any(q.in_words for q in shares):  # noqa: PLR2004  two ends
            low, high = sorted(shares, key=lambda share: share.printed.value)
            yield ChangeClaim(low, high, gap, 1)


def _before_and_after(
    text: str, figures: tuple[Quantity, ...], place: int
) -> tuple[Quantity, Quantity] | None:
    """Return the two figures between which a change is stated, nearest first."""
    near = range(max(0, place - 3), min(len(figures) - 1, place + 3))
    for start in sorted(near, key=lambda start: abs(start - place)):
        old, new = figures[start], figures[start + 1]
        if place in {start, start + 1} or not may_change(figures[place], old, new):
            continue
        floor = figures[start - 1].end if start else 0
        head = text[max(floor, old.start - 24) : old.start]
        if _FROM.search(head) and _TO.search(text[old.end : new.start][-24:]):
            return old, new
    return _compared(text, figures, place)


def _compared(
    text: str, figures: tuple[Quantity, ...], place: int
) -> tuple[Quantity, Quantity] | None:
    """Return the pair of "T名，比上届的F名增加D名"."""
    if place < 2:  # noqa: PLR2004  two figures before it
        return None
    old, new = figures[place - 1], figures[place - 2]
    if not may_change(figures[place], old, new):
        return None
    between = text[new.end : old.start]
    after = text[old.end : figures[place].start]
    if re.search("[，。；,;]", after) or not _COMPARED_WITH.search(between):
        return None
    return old, new
