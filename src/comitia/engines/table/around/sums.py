"""Rows of sums among rows of units: told by their names, doubted by their numbers."""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import normalize

from comitia.engines.table.sheet import Sheet
from comitia.kernel.findings import Finding, Place

_SUM_WORDS: Final = frozenset(
    {"total", "totals", "subtotal", "subtotals", "sum", "sums", "all", "overall"}
)
_BESIDE: Final = frozenset(
    {
        *("grand", "sub", "of", "the", "in", "and", "a", "number", "numbers"),
        *("unit", "units", "member", "members", "vote", "votes", "seat", "seats"),
        *("row", "rows", "column", "columns", "page", "national", "everybody"),
        *("delegate", "delegates", "person", "persons", "people", "nationwide"),
    }
)
_CHINESE: Final = frozenset(
    {
        *("总数", "总人数", "总和", "总额", "总名额", "总席位", "总票数", "总量"),
        *("全国", "全省", "全市", "全区", "全县", "全部", "全体", "累计", "总合"),
        *("所有单位", "全部单位", "各单位", "合计数", "总计数", "合计人数", "总计人数"),
    }
)
_ENDINGS: Final = ("合计", "总计", "共计", "小计", "汇总")
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")
_WORD: Final = re.compile(r"[^\W\d_]+")
# Of two or three rows one may well be as large as the others together.
_FEWEST_OTHERS: Final = 3


def names_a_sum(name: str) -> bool:
    """Return whether a row of this name is a sum of others, whatever its number is.

    Spaces, signs, brackets and what they hold do not count.

    >>> [names_a_sum(one) for one in ("合 计：", "总计（人）", "Grand total", "Total")]
    [True, True, True, True]
    >>> [names_a_sum(one) for one in ("Allstedt", "会计学院", "Members", "Total Oil")]
    [False, False, False, False]
    """
    plain = normalize("NFKC", name).casefold()
    words = _WORD.findall(_BRACKETS.sub(" ", plain)) or _WORD.findall(plain)
    joined = "".join(words)
    if joined in _CHINESE or joined.endswith(_ENDINGS):
        return True
    said = set(words)
    return bool(said & _SUM_WORDS) and said <= _SUM_WORDS | _BESIDE


def sums_named(sheet: Sheet, key: str, names: Sequence[str]) -> Iterator[Finding]:
    """Yield a fault for each row whose name is that of a sum."""
    for line, name in zip(sheet.lines, names, strict=True):
        if names_a_sum(name):
            place = Place(sheet.name, line.number)
            yield Finding.of("table.sum_row", key=key, place=place, name=name)


def doubtful_sums(
    file: str, key: str, rows: Sequence[tuple[int, str, int]]
) -> Iterator[Finding]:
    """Yield a warning for each row that has as much as all others together.

    `rows` are line, name and number. It can be honest, so it is no fault.

    >>> rows = [(2, "a", 1), (3, "b", 2), (4, "c", 3), (5, "d", 6)]
    >>> [one.place.line for one in doubtful_sums("t.csv", "weight", rows)]
    [5]
    """
    every = sum(number for _, _, number in rows)
    if len(rows) <= _FEWEST_OTHERS or not every:
        return
    for line, name, number in rows:
        if 2 * number == every:
            place = Place(file, line)
            yield Finding.of(
                "table.as_all_others", key=key, place=place, name=name, number=number
            )
