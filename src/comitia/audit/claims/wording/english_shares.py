"""How English communiqués put a share beside its count and its base."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from comitia.audit.claims.quantities import Kind, Quantity
from comitia.audit.claims.statements import BaseKind, BaseWords, ShareClaim
from comitia.audit.claims.wording.english_changes import QUALIFIED, is_change, sign_at
from comitia.audit.claims.wording.english_parts import OF_IT

ALL: Final = (
    r"(?:the|all|its|our|their|his|those|these|a|total|entire|whole|full|some|about|"
    r"over|more|than|nearly|approximately|sum|number)\b"
)
_PAIR: Final = re.compile(
    rf"(?:\s[\w'’-]+){{0,3}}?,?\s(?:(?:out\s)?of|among)(?:\s{ALL})*"
    r"(?:(?:\s[\w-]+){1,3}['’]s?)?\s(?:of\s)?",
    re.IGNORECASE,
)
_LINK: Final = re.compile(
    r"(?P<mid>[^.;:()\d]{0,70}?)"
    r"(?:\s?\(|,?\s(?:or|i\.e\.,?|that is,?|which is|which means|which makes|"
    r"making(?: up)?|representing|accounting for|constituting|comprising|"
    r"amounting to|equal to|equivalent to|corresponding to|who (?:make|made) up|"
    r"account(?:s|ed)? for|ma(?:ke|kes|de) up|represent(?:s|ed)?|constitute[sd]?|"
    r"form(?:s|ed|ing)?|equals?|giving|meaning|for)|\s?[–—=]|,)\s?"
    r"(?:(?:a|the) (?:[a-z]+ )?"
    r"(?:share|proportion|turnout|rate|participation|attendance|level) of\s)?"
    + QUALIFIED,
    re.IGNORECASE,
)
_NOUN: Final = re.compile(r"(?:\s?[\w'’-]+){0,6}")
_OTHER_SUBJECT: Final = re.compile(
    r"\band\b|\bwhile\b|\bbut\b|\bwhereas\b|\bwith\b", re.IGNORECASE
)
_BASE: Final = re.compile(
    rf"\s?\)?\s?of(?P<all>(?:\s{ALL})*)\s?(?P<words>[A-Za-z][A-Za-z'’ -]{{0,70}})?",
    re.IGNORECASE,
)
_BASE_ENDS: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|who|which|that|voted|took|came|come|hold|held|"
    r"live|belong|cast|did|do|will|would|can|by|to|and|or|as|than|joined|supported|"
    r"compared)\b",
    re.IGNORECASE,
)
_THEN: Final = re.compile(
    r"(?:\s?of(?:\s[\w'’-]+){1,6}|\sof\sthem)?,?\s?"
    r"(?:\(|,\s(?:or|i\.e\.|that is,?|namely)\s|–\s?|—\s?|=\s?|,\s)" + QUALIFIED,
    re.IGNORECASE,
)
_RATE: Final = re.compile(
    r"\b(?:rate|turnout|participation|attendance)\b", re.IGNORECASE
)
_OF_WORDS: Final = re.compile(
    r"\sof (?:the|all|its|our|their) "
    r"(?P<words>[A-Za-z][A-Za-z'’-]*(?: [A-Za-z'’-]+){0,3})(?=,| \()"
)
_OF_THEM: Final = re.compile(r"\sof (?:them|whom|these|which)\b")
_SHORT: Final = 60
_PRONOUNS: Final = frozenset({"them", "these", "those", "whom", "which", "this group"})
_WHOLE: Final = re.compile(
    r"(?:the )?(?:total|whole|all|number|overall|entire|membership total)",
    re.IGNORECASE,
)
_NOUN_BEFORE: Final = re.compile(
    r"^(?:\s[\w'’-]+){1,4}(?=,)|^(?:\s[\w'’-]+){1,9}(?=\s\()"
)


def pairs(text: str, figures: tuple[Quantity, ...]) -> Iterator[tuple[int, Quantity]]:
    """Yield "85 of the 120 members": the place of a figure and its base."""
    for place, (one, other) in enumerate(pairwise(figures)):
        both = {Kind.COUNT, Kind.SHARE} >= {one.kind} and other.kind is Kind.COUNT
        between = text[one.end : other.start]
        if both and len(between) < _SHORT and _PAIR.fullmatch(between):
            yield place, other


def share_claims(
    text: str,
    figures: tuple[Quantity, ...],
    bases: dict[int, Quantity],
    topic: BaseWords,
) -> Iterator[ShareClaim]:
    """Yield the shares that stand with a count, each with the base it states."""
    for place, share in enumerate(figures):
        if share.kind is not Kind.SHARE or sign_at(text, figures, place):
            continue
        counted = _count_before(text, figures, bases, place)
        if counted is None:
            counted = _count_after(text, figures, bases, place)
        if counted is None:
            continue
        base = _base_of(text, figures, bases, place)
        if base is None and counted in bases:
            base = BaseWords(BaseKind.FIGURE, "", bases[counted])
        if base is None and _is_within(text, figures, counted):
            base = BaseWords(BaseKind.WITHIN)
        base = base or _words_behind(text, figures[counted]) or topic
        if base.figure is not figures[counted]:
            yield ShareClaim(
                figures[counted], share, base, is_loose=_is_rate(text, share, base)
            )


def _words_behind(text: str, count: Quantity) -> BaseWords | None:
    """Return the base of "432 of the volunteers, or 47 %"."""
    found = _OF_WORDS.match(text, count.end)
    return BaseWords(BaseKind.WORDS, found["words"]) if found else None


def _is_rate(text: str, share: Quantity, base: BaseWords) -> bool:
    """Whether the share is a rate of something that the sentence does not name."""
    near = text[max(0, share.start - _SHORT) : share.start]
    return base.figure is None and _RATE.search(near) is not None


def _is_within(text: str, figures: tuple[Quantity, ...], place: int) -> bool:
    floor = figures[place - 1].end if place else 0
    start = figures[place].start
    if _OF_THEM.match(text, figures[place].end):
        return True
    return OF_IT.search(text[max(floor, start - _SHORT) : start]) is not None


def _base_of(
    text: str, figures: tuple[Quantity, ...], bases: dict[int, Quantity], place: int
) -> BaseWords | None:
    """Return the base stated behind a share, or None when it states none."""
    if place in bases:
        return BaseWords(BaseKind.FIGURE, "", bases[place])
    share = figures[place]
    found = _BASE.match(text[share.end : share.end + 100])
    if found is None:
        return None
    words = _BASE_ENDS.split(found["words"] or "")[0].strip()
    if words.lower() in _PRONOUNS:
        return BaseWords(BaseKind.WITHIN)
    if not words or _WHOLE.fullmatch(words):
        return BaseWords(BaseKind.WHOLE)
    return BaseWords(BaseKind.WORDS, words)


def _count_before(
    text: str, figures: tuple[Quantity, ...], bases: dict[int, Quantity], place: int
) -> int | None:
    share = figures[place]
    for back in range(place - 1, max(-1, place - 6), -1):
        other = figures[back]
        between = text[other.end : share.start]
        if other.kind in {Kind.OTHER, Kind.POINTS} or is_change(text, other):
            continue
        if other.depth > share.depth and ")" in between:
            continue
        if other.kind is not Kind.COUNT or not _linked(between, share, other):
            return None
        is_base = back - 1 in bases and bases[back - 1] is other
        return back - 1 if is_base and figures[back - 1].kind is Kind.COUNT else back
    return None


def _linked(between: str, share: Quantity, other: Quantity) -> bool:
    aside = re.sub(r"\([^()]{0,40}\)", "", between)
    if len(aside) > 120:  # noqa: PLR2004  longer than any apposition
        return False
    found = _LINK.fullmatch(re.sub(r"\d[\d,.]*", "", aside))
    if found is None:
        return False
    mid = found["mid"]
    if share.depth > other.depth or aside.rstrip().endswith("("):
        return _NOUN.fullmatch(mid) is not None and not _OTHER_SUBJECT.search(mid)
    return not _OTHER_SUBJECT.search(mid)


def _count_after(
    text: str, figures: tuple[Quantity, ...], bases: dict[int, Quantity], place: int
) -> int | None:
    """Return the place of the count that follows its share."""
    share = figures[place]
    start = place + 2 if place in bases else place + 1
    if start >= len(figures) or figures[start].kind is not Kind.COUNT:
        return None
    between = text[figures[start - 1].end : figures[start].start]
    if start == place + 1:
        between = text[share.end : figures[start].start]
    else:
        between = _NOUN_BEFORE.sub("", between)
    short = len(between) < _SHORT and _THEN.fullmatch(between)
    if not short or is_change(text, figures[start]):
        return None
    following = figures[start + 1] if start + 1 < len(figures) else None
    if following and following.kind is Kind.SHARE and not following.in_words:
        gap = text[figures[start].end : following.start]
        if len(gap) < 40 and "(" in gap:  # noqa: PLR2004  its own share
            return None if not share.in_words else start
    return start
