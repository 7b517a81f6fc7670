"""How Chinese communiqués put a share beside its count and its base."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from comitia.audit.claims.qualifiers import qualifier_of
from comitia.audit.claims.quantities import Kind, Quantity
from comitia.audit.claims.statements import BaseKind, BaseWords, ShareClaim
from comitia.audit.claims.wording.chinese_changes import QUALIFIED, is_change
from comitia.audit.claims.wording.chinese_parts import WINDOW

_TAKES: Final = re.compile(
    r"(?P<mark>占)(?:了|到)?(?P<base>[^，。；,;：:、()占]{0,40}?)的?(?:总?比例|比重|比率|百分比|份额|比)?"
    + QUALIFIED
    + r"$"
)
_IS: Final = re.compile(
    r"(?P<mark>[，,]\s?(?:即|也就是|比例|比重|占比))" + QUALIFIED + r"$"
)
_OPENED: Final = re.compile(r"(?P<mark>\()\s?(?:占比|占|比例|约占)?" + QUALIFIED + r"$")
_RATE: Final = re.compile(
    r"(?:(?P<strict>到会|出席|参会|到场|投票|赞成|得票|回收)|参与|参选|支持|有效|完成|"
    r"覆盖|入会|建会|差额|到课|合格|通过)(?:率|比例)" + QUALIFIED + r"$"
)
_EXCEEDS: Final = re.compile(
    r"(?P<mark>[，,]\s?(?:已|约|仅|就)?(?:超过?|不足|不到|将?近|接近|逾|达到?|约))"
    r"(?:了|占)?(?P<base>[^，。；,;：:、()占]{0,30}?)的?$"
)
_PARTICLES: Final = re.compile(
    r"\s?(?:约|大约|仅|只|共|各|就|也|均|已|合|还|即|其|他们|她们|分别|总计|又|则|并|大体|大致|"
    r"人数|比例|比重|这部分|刚好|正好|恰好|依次|同样|合计|合起来|两者|一共|所)*\s?"
)
_NOUN_MIDDLE: Final = re.compile(
    r"(?:代表|党员|会员|委员|职工|人员|人|员|者|名单|名额|单位|组织|支部|农户|村民)(?:之|当)?中"
)
WITHIN: Final = re.compile(r"其中")
_WHOLE: Final = re.compile(
    r"^(?:总数|总人数|总量|总额|总数量|全部|全体|总|总票数|全数|整体|总体|合计|总计|总和)?$"
)
_THEN: Final = re.compile(
    r"\s?(?:的[^，。；(]{0,14}|[^，。；(]{0,8})?\(\s?(?:共|约|即|为|计)?\s?|[，,]\s?(?:共|计|为|即|达|共计|总共|人数为|合)\s?"
)
_LISTED: Final = re.compile(r"\s?(?:[、，,]|[，,]?\s?(?:和|及|与|以及))\s?")
_OF_ALL: Final = re.compile(
    r"占(?P<base>[^，。；,;：:、()占]{0,30}?)(?:总?比例|比重|比)?[为是]?\s?$"
)
_AND: Final = re.compile(
    r"[^，。；,;：:()\d]{0,16}[、，,和及与][^，。；,;：:()\d]{0,16}"
)


def share_claims(
    text: str, figures: tuple[Quantity, ...], topic: BaseWords
) -> Iterator[ShareClaim]:
    """Yield the shares that stand with a count, each with the base it states."""
    listed: set[int] = set()
    for claim in _respectively(text, figures, topic):
        listed.add(id(claim.share))
        yield claim
    for place, share in enumerate(figures):
        if (
            share.kind is not Kind.SHARE
            or id(share) in listed
            or is_change(text, share)
        ):
            continue
        found = _share(text, figures, place, topic)
        if found is not None:
            yield _of_its_kind(found, topic)


def _of_its_kind(claim: ShareClaim, topic: BaseWords) -> ShareClaim:
    """Return the claim without a topic of another kind: "三名候选人中，甲得104票"."""
    figure = topic.figure
    if claim.base is not topic or figure is None or not claim.count.unit:
        return claim
    alike = figure.unit in {"", claim.count.unit}
    return claim if alike else replace(claim, base=BaseWords())


def _share(
    text: str, figures: tuple[Quantity, ...], place: int, topic: BaseWords
) -> ShareClaim | None:
    share = figures[place]
    floor = figures[place - 1].end if place else 0
    before = text[max(floor, share.start - WINDOW) : share.start]
    if rate := _RATE.search(before):
        return _rate(figures, place, is_loose=rate["strict"] is None)
    inside = _figure_as_base(text, figures, place)
    if inside is not None:
        mark, base = inside
        counted = _count_before(text, figures, place - 1, mark)
        return ShareClaim(counted, share, base) if counted else None
    share, found = _mark_of(share, before)
    if found is None:
        return _share_first(text, figures, place, topic)
    stated = found.groupdict().get("base")
    base = topic if stated is None else _stated(stated, topic)
    mark = share.start - len(before) + found.start("mark")
    counted = _count_before(text, figures, place, mark)
    if counted is None:
        return _share_first(text, figures, place, base)
    if base.figure is counted:
        return None
    within = WITHIN.search(text[: counted.start])
    if base.kind in {BaseKind.NONE, BaseKind.TOPIC} and within:
        base = BaseWords(BaseKind.WITHIN)
    return ShareClaim(counted, share, base)


def _mark_of(share: Quantity, before: str) -> tuple[Quantity, re.Match[str] | None]:
    """Return the word that ties a share to its count, such as 占 or 即.

    "超过三分之一" needs no 占, and in "超过总数的三分之一" the qualifier stands apart.
    """
    found = _TAKES.search(before) or _OPENED.search(before) or _IS.search(before)
    if found is None and share.in_words:
        found = _EXCEEDS.search(before)
        if found is not None:
            qualifier, _ = qualifier_of(found["mark"], "")
            printed = replace(share.printed, qualifier=qualifier)
            share = replace(share, printed=printed)
    return share, found


def _stated(words: str, topic: BaseWords) -> BaseWords:
    cleaned = words.strip().removesuffix("的")
    if cleaned in {"", "其", "比"}:
        return topic
    if _WHOLE.match(cleaned):
        within = topic.kind in {BaseKind.FIGURE, BaseKind.TOPIC}
        return topic if within else BaseWords(BaseKind.WHOLE)
    return BaseWords(BaseKind.WORDS, cleaned)


def _figure_as_base(
    text: str, figures: tuple[Quantity, ...], place: int
) -> tuple[int, BaseWords] | None:
    """Return the base that stands as a figure after 占: "占2296名代表的27 %"."""
    if not place or figures[place - 1].kind is not Kind.COUNT:
        return None
    base, share = figures[place - 1], figures[place]
    mark = text.rfind("占", max(0, base.start - 20), base.start)
    between = text[base.end : share.start]
    if mark < 0 or re.search(r"[，。；,;]", text[mark : base.start] + between):
        return None
    return mark, BaseWords(BaseKind.FIGURE, between, base)


def _count_before(
    text: str, figures: tuple[Quantity, ...], place: int, mark: int
) -> Quantity | None:
    """Return the count that the share at `place` belongs to, looking back."""
    share = figures[place]
    for other in reversed(figures[max(0, place - 8) : place]):
        between = text[other.end : mark]
        if other.depth > share.depth or other.kind in {Kind.POINTS, Kind.OTHER}:
            continue
        if other.kind is Kind.SHARE:
            if is_change(text, other) or re.fullmatch(r"[^，,]{0,2}[，,]\s?", between):
                continue
            return None
        if is_change(text, other):
            continue
        return other if _same_subject(between, share, other) else None
    return None


def _same_subject(between: str, share: Quantity, other: Quantity) -> bool:
    """Whether nothing between a count and its share names another group."""
    if other.depth < share.depth:
        return len(between) <= 14 and not re.search(r"[，。；：、,;:]", between)  # noqa: PLR2004  a noun's length
    if _NOUN_MIDDLE.search(between):
        return False
    aside = re.sub(r"\([^()]*\)", "", between)
    clauses = re.split(r"[，,：:]", aside)
    return len(clauses) == 1 or _PARTICLES.fullmatch(clauses[-1]) is not None


def _share_first(
    text: str, figures: tuple[Quantity, ...], place: int, base: BaseWords
) -> ShareClaim | None:
    """Return the claim of a share whose count comes behind it."""
    share = figures[place]
    following = figures[place + 1] if place + 1 < len(figures) else None
    if following is None or following.kind is not Kind.COUNT:
        return None
    between = text[share.end : following.start]
    if len(between) > 24 or not _THEN.fullmatch(between):  # noqa: PLR2004  a noun's length
        return None
    if base.kind is BaseKind.NONE and not share.in_words:
        floor = figures[place - 1].end if place else 0
        found = _TAKES.search(text[max(floor, share.start - WINDOW) : share.start])
        base = _stated(found["base"], base) if found else base
    return ShareClaim(following, share, base)


def _rate(
    figures: tuple[Quantity, ...], place: int, *, is_loose: bool
) -> ShareClaim | None:
    """Return a rate such as 到会率 with the counts that it may be made of."""
    counts = tuple(
        figure
        for figure in figures[max(0, place - 6) : place]
        if figure.kind is Kind.COUNT
    )
    if not counts:
        return None
    return ShareClaim(counts[-1], figures[place], BaseWords(), counts, is_loose)


def _respectively(
    text: str, figures: tuple[Quantity, ...], topic: BaseWords
) -> Iterator[ShareClaim]:
    """Yield "A名、B名，分别占x %、y %", each count with its own share."""
    place = 0
    while place < len(figures):
        shares = _bare_row(text, figures[place:])
        if len(shares) > 1:
            yield from _by_place(text, figures[:place], shares, topic)
        place += max(1, len(shares))


def _bare_row(text: str, figures: tuple[Quantity, ...]) -> list[Quantity]:
    """Return the leading shares with nothing but commas between them."""
    row: list[Quantity] = []
    for figure in figures:
        if figure.kind is not Kind.SHARE or figure.in_words:
            break
        if row and not _LISTED.fullmatch(text[row[-1].end : figure.start]):
            break
        row.append(figure)
    return row


def _by_place(
    text: str,
    before: tuple[Quantity, ...],
    shares: list[Quantity],
    topic: BaseWords,
) -> Iterator[ShareClaim]:
    """Yield each share of a list with the count at the same place of another list.

    Lists of unlike lengths are not doubted: who knows which count is meant.
    """
    head = text[before[-1].end if before else 0 : shares[0].start]
    counts = _leading_back(text, before)
    found = _OF_ALL.search(head)
    base = _stated(found["base"], topic) if found else topic
    unlike = len(counts) != len(shares)
    for counted, share in zip(counts[-len(shares) :], shares, strict=False):
        if len(counts) >= len(shares):
            claim = ShareClaim(counted, share, base)
            yield replace(claim, is_loose=unlike, is_placed=not unlike)


def _leading_back(text: str, figures: tuple[Quantity, ...]) -> list[Quantity]:
    """Return the last list of counts, the ages and years in its labels left out."""
    row: list[Quantity] = []
    for figure in reversed(figures):
        if figure.kind is Kind.OTHER:
            continue
        if figure.kind is not Kind.COUNT or is_change(text, figure):
            break
        if row and not _is_listed(text[figure.end : row[0].start], figure, row[0]):
            break
        row.insert(0, figure)
    return row


def _is_listed(between: str, one: Quantity, other: Quantity) -> bool:
    """Whether two counts stand in one list: "35岁以下97名，36至50岁268名"."""
    alike = one.unit == other.unit and one.depth == other.depth
    if WITHIN.search(between):
        return False
    return alike and _AND.fullmatch(re.sub(r"\d+", "", between)) is not None
