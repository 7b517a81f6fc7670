"""How Chinese communiqués divide a whole into parts."""

import re
from collections.abc import Iterator
from itertools import pairwise, permutations
from typing import Final

from comitia.audit.claims.quantities import Kind, Quantity, add_up
from comitia.audit.claims.statements import HundredClaim, PartsClaim
from comitia.audit.claims.wording.chinese_changes import is_change

WINDOW: Final = 60
_JOINED: Final = re.compile(
    r"[^，。；,;、：:()]{0,24}(?:[、，,；;和及与](?:以及|还有|另有|其他|其余)?[^，。；,;、：:()]{0,24})?"
)
_DIVIDED: Final = re.compile(
    r"由[^，。]{0,20}(?:组成|构成)|分为|分成|包括以下|组成为?[：:]|分布(?:情况)?(?:为|是)|分别(?:是|为|有)|[：:]\s?[^，。]{0,12}$"
)
_OF_IT: Final = re.compile(r"其中|包括|包含|含")
_SUMMED: Final = re.compile(
    r"(?:^|[，,、；;\s])(?:总共|一共|共计?有?|合计|总计|共有)\s?[^，。；,;]{0,8}$"
)
# Labels that divide a whole between them, nothing left over and nobody twice.
_HALVES: Final = (
    ("男", "女"),
    ("正式", "预备"),
    ("汉族", "少数民族"),
)
# Labels that count nobody twice, though others may be left over.
_APART: Final = (
    *_HALVES,
    ("连任", "新任"),
    ("连任", "新当选"),
    ("留任", "新任"),
    ("在职", "退休"),
    ("专职", "兼职"),
    ("城镇", "农村"),
)
_SORTS: Final = (
    "业",
    "省",
    "市",
    "县区旗",
    "乡镇",
    "村",
    "部",
    "系",
    "班",
    "队",
    "组",
    "厂",
)
_GROUP: Final = re.compile(r"(?:企业|单位|会员|代表|委员|团体|有|为|共|各|分别|\s)+$")
_TOPIC_LIST: Final = re.compile(r"[^，。；,;()]{0,14}中[，,]")
_LISTED: Final = re.compile(r"[，、；。,;)和及与(]|\s*$")
_REST: Final = re.compile(r"其余|剩余|余下")
_HUNDREDS: Final = (*_HALVES, ("有效", "无效"))
CUT: Final = re.compile(r"[，。；：、,;:()！？]")


def part_claims(text: str, figures: tuple[Quantity, ...]) -> Iterator[PartsClaim]:
    """Yield the wholes that a sentence divides, with their parts."""
    counts = [q for q in figures if q.kind is Kind.COUNT and not is_change(text, q)]
    done: set[int] = set()
    for place, whole in enumerate(counts[:-1]):
        listed = _list_after(text, counts, place)
        if not listed:
            continue
        opening = text[whole.end : listed[0].start]
        exhaustive = _is_exhaustive(text, counts, whole, listed)
        apart = are_apart(text, listed)
        topic = apart and _TOPIC_LIST.match(opening)
        if exhaustive or topic or _OF_IT.search(opening):
            done.update(id(part) for part in listed)
            yield PartsClaim(whole, tuple(listed), exhaustive, apart)
    yield from _summed(text, counts, done)


def _is_exhaustive(
    text: str, counts: list[Quantity], whole: Quantity, listed: list[Quantity]
) -> bool:
    """Whether the text says that the parts are all there are."""
    opening = text[whole.end : listed[0].start]
    rest = _OF_IT.search(opening) and _has_rest(text, whole, listed)
    if rest or are_halves(text, listed):
        return True
    divided = len(listed) > 1 and _DIVIDED.search(opening) is not None
    return divided and _is_complete(text, counts, listed)


def _has_rest(text: str, whole: Quantity, listed: list[Quantity]) -> bool:
    """Whether the last part is all the rest; parts before it may overlap."""
    if len(listed) < 2 or not _REST.search(text[listed[-2].end : listed[-1].start]):  # noqa: PLR2004  one and the rest
        return False
    summed = sum(part.printed.value for part in listed)
    few = len(listed) == 2  # noqa: PLR2004  one and the rest
    return few or are_apart(text, listed) or summed < whole.printed.value


def are_apart(text: str, listed: list[Quantity]) -> bool:
    """Return whether the labels of the parts count nobody twice.

    Trades, districts and teams are such labels; women and the young are not.
    """
    if len(listed) < 2 or any(part.depth != listed[0].depth for part in listed):  # noqa: PLR2004  one part is none
        return False
    if len(listed) == 2 and _are_paired(text, listed, _APART):  # noqa: PLR2004  two halves
        return True
    heads = [CUT.split(text[max(0, q.start - 14) : q.start])[-1] for q in listed]
    names = [_GROUP.sub("", head).removeprefix("其中") for head in heads]
    ends = [name[-1:] for name in names]
    if any(one in other for one, other in permutations(names, 2)):
        return False
    if not all(_LISTED.match(text, part.end) for part in listed):
        return False
    return all(ends) and any(set(ends) <= set(sort) for sort in _SORTS)


def _is_complete(text: str, counts: list[Quantity], listed: list[Quantity]) -> bool:
    """Whether nothing behind a list says that it goes on."""
    last = listed[-1]
    if re.match(
        r"[^，。；,;]{0,12}(?:等|其余|其他)|[，,、](?:其余|其他|以及)", text[last.end :]
    ):
        return False
    return not any(0 < count.start - last.end < WINDOW for count in counts)


def _list_after(text: str, counts: list[Quantity], place: int) -> list[Quantity]:
    """Return the counts of the same kind that the text lists right behind one."""
    whole = counts[place]
    opening = text[whole.end : counts[place + 1].start]
    if len(opening) > WINDOW or "。" in opening:
        return []
    return row_of(text, counts[place + 1 : place + 40], whole)


def row_of(text: str, counts: list[Quantity], whole: Quantity) -> list[Quantity]:
    """Return the leading counts that form one list and count what the whole does."""
    row: list[Quantity] = []
    for count in counts:
        if count.unit != whole.unit or (row and not _follows(text, row[-1], count)):
            break
        row.append(count)
    if len(row) > 2 and are_halves(text, row[:2]):  # noqa: PLR2004  two halves are all
        return row[:2]
    return row


def _follows(text: str, one: Quantity, other: Quantity) -> bool:
    between = re.sub(
        r"[，,]?\(?占?[^，,、；()]{0,12}\d[\d.]*%\)?", "", text[one.end : other.start]
    )
    return one.depth == other.depth and _JOINED.fullmatch(between) is not None


def are_halves(text: str, counts: list[Quantity]) -> bool:
    """Return whether two parts divide everybody between them, as men and women do."""
    return len(counts) == 2 and _are_paired(text, counts, _HALVES)  # noqa: PLR2004  two halves


def _are_paired(
    text: str, counts: list[Quantity], pairs: tuple[tuple[str, str], ...]
) -> bool:
    heads = [CUT.split(text[max(0, q.start - 12) : q.start])[-1] for q in counts]
    return any(
        {first, second} == {_which(head, (first, second)) for head in heads}
        and _rest(heads[0], (first, second)) == _rest(heads[1], (first, second))
        for first, second in pairs
    )


def _which(head: str, pair: tuple[str, str]) -> str:
    return next((word for word in pair if word in head), "")


def _rest(head: str, pair: tuple[str, str]) -> str:
    kept = head.rsplit("其中", maxsplit=1)[-1]
    for word in (*pair, "有", "为", "和", "及", "与", "性", "计", "共", "：", "分别"):
        kept = kept.replace(word, "")
    return kept.strip()


def _summed(text: str, counts: list[Quantity], done: set[int]) -> Iterator[PartsClaim]:
    """Yield "男70名、女50名，共120名": the whole behind its parts."""
    for place, whole in enumerate(counts):
        if place < 2 or not _is_a_sum(text, whole):  # noqa: PLR2004  two parts at least
            continue
        row, doubtful = _row_before(text, counts[:place], whole)
        fresh = not any(id(part) in done for part in row)
        if len(row) > 1 and fresh and not (doubtful and not add_up(row, whole)):
            yield PartsClaim(whole, tuple(row), exhaustive=True)


def _is_a_sum(text: str, whole: Quantity) -> bool:
    head = text[max(0, whole.start - 16) : whole.start]
    return _SUMMED.search(head) is not None


def _row_before(
    text: str, counts: list[Quantity], whole: Quantity
) -> tuple[list[Quantity], bool]:
    """Return the list that ends at a sum, and whether another sum stands before it.

    That may be the sum of another list, or a part of this one.
    """
    row: list[Quantity] = []
    for count in reversed(counts):
        near = row[0] if row else whole
        if count.unit != whole.unit or not _follows(text, count, near):
            break
        if _is_a_sum(text, count):
            return row, True
        row.insert(0, count)
    return row, False


def hundred_claims(text: str, figures: tuple[Quantity, ...]) -> Iterator[HundredClaim]:
    """Yield the shares of men and women and the like, when they stand together."""
    shares = [q for q in figures if q.kind is Kind.SHARE and not q.in_words]
    for one, other in pairwise(shares):
        if (
            other.start - one.end > WINDOW
            or is_change(text, one)
            or is_change(text, other)
        ):
            continue
        heads = [
            re.sub(r"占比?|\d[\d,.]*[名人位个]?|,|，|的|比例|约", "", _clause(text, q))
            for q in (one, other)
        ]
        if any(
            {_which(head, pair) for head in heads} == set(pair)
            and _rest(heads[0], pair) == _rest(heads[1], pair)
            for pair in _HUNDREDS
        ):
            yield HundredClaim((one, other))


def _clause(text: str, share: Quantity) -> str:
    before = text[max(0, share.start - 40) : share.start]
    pieces = [p.strip() for p in re.split(r"[；;、%。：:，,]|其中", before)]
    own = pieces.pop()
    return pieces[-1] + own if own.startswith("占") and pieces else own
