"""Figures said to have doubled, tripled or halved, 翻番, with both values given."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from comitia.audit.claims.arithmetic import Printed, Qualifier
from comitia.audit.claims.numerals import chinese_number
from comitia.audit.claims.qualifiers import qualifier_of
from comitia.audit.claims.quantities import Kind, Quantity
from comitia.audit.claims.statements import MultipleClaim

_WORDS: Final = re.compile(
    r"翻了?(?P<near>近|将近)?(?P<turns>[一两二三])番(?P<odd>多|有余|以上)?|"
    r"增[长加]了?(?P<close>近|将近)?(?P<more>[一两二三四五])倍(?P<over>多|有余|以上)?|"
    r"(?P<halved>减半|(?:减少|下降)了?一半)|"
    r"\b(?P<english>doubled|doubling|tripled|tripling|trebled|quadrupled|halved|halving)\b"
)
_ENGLISH: Final = {
    "doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "halv": 2,
}  # fmt: skip
_FROM: Final = re.compile(
    r"(?:从|由|自)[^，。；,;从由]{0,16}$|\bfrom\s(?:the\s|about\s)?$"
)
_TO: Final = re.compile(
    r"[^。；;]{0,20}(?:到|至|为|达)了?[^，。；,;]{0,12}|(?:[\s,][\w'’-]+){0,6}?,?\sto\s"
)
# Between a figure and the word behind it no other subject may stand.
_OWN: Final = re.compile(
    r"(?:[一二三四五六七八九十两几]+年(?:间|来|内)?|规模|人数|总数|总量|数量|实现|整整|几乎|大?约|"
    r"近|已|即|超过|又|[，,\s]|more than|nearly|almost|about|roughly|thus|thereby|"
    r"having|members|that is|or)*"
)
# How far the word may stand from the two figures.
_REACH: Final = 24
# What a plain "doubled" leaves open on either side.
_LEEWAY: Final = Fraction(1, 20)


def multiple_claims(
    text: str, figures: tuple[Quantity, ...]
) -> Iterator[MultipleClaim]:
    """Yield each such word that stands beside a figure before and one after."""
    words = list(_WORDS.finditer(text))
    if not words:
        return
    counts = [figure for figure in figures if figure.kind is Kind.COUNT]
    for old, new in pairwise(counts):
        head = text[max(0, old.start - _REACH) : old.start]
        between = text[old.end : new.start]
        if old.unit != new.unit or not _FROM.search(head):
            continue
        near = [word for word in words if _is_near(text, word, old, new)]
        if len(near) == 1 and _TO.fullmatch(between):
            yield MultipleClaim(
                old, new, _times(text, near[0]), near[0][0], near[0].start(),
                is_smaller=_is_smaller(near[0]),
            )  # fmt: skip


def _is_near(text: str, word: re.Match[str], old: Quantity, new: Quantity) -> bool:
    """Whether the word stands between the figures, or close by with no other."""
    if old.end <= word.start() and word.end() <= new.start:
        return True
    if word.start() >= new.end:
        return _OWN.fullmatch(text[new.end : word.start()][: 2 * _REACH]) is not None
    gap = text[word.end() : old.start]
    close = word.end() <= old.start and len(gap) <= _REACH
    return close and not re.search(r"[。；;]|\band\b|\bwhile\b", gap)


def _is_smaller(word: re.Match[str]) -> bool:
    return bool(word["halved"]) or (word["english"] or "").startswith("halv")


def _times(text: str, word: re.Match[str]) -> Printed:
    """Return how many times the larger figure is said to be the smaller."""
    value = Fraction(_value(word))
    printed = Printed(value, slack=value * _LEEWAY)
    if word["near"] or word["close"]:
        return replace(printed, qualifier=Qualifier.NEARLY)
    if word["odd"] or word["over"]:
        return replace(printed, qualifier=Qualifier.OVER)
    before = text[max(0, word.start() - _REACH) : word.start()]
    qualifier, _ = qualifier_of(before, "")
    return replace(printed, qualifier=qualifier)


def _value(word: re.Match[str]) -> int:
    number = chinese_number(word["turns"] or word["more"] or "") or 1
    if word["turns"]:
        return 1 << number
    if word["more"]:
        return 1 + number
    english = word["english"] or "halved"
    stems = (stem for stem in _ENGLISH if english.startswith(stem))
    return _ENGLISH[next(stems)]
