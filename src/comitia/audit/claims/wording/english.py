"""How English communiqués speak: what one sentence states, taken together."""

import re
from functools import lru_cache
from typing import Final

from comitia.audit.claims.passages import Sentence
from comitia.audit.claims.quantities import Kind, Quantity
from comitia.audit.claims.statements import BaseKind, BaseWords, Claim, Counted, Reading
from comitia.audit.claims.wording.english_changes import change_claims, is_change
from comitia.audit.claims.wording.english_parts import OF_IT, part_claims
from comitia.audit.claims.wording.english_shares import ALL, pairs, share_claims

_TOPIC: Final = re.compile(
    r"(?:.{0,60}:\s(?:of|among|out of)|"
    r"(?:.{0,60}[,:]\s)?(?:Of|Among|Out of|From among|Amongst))"
    rf"(?P<all>(?:\s{ALL})*)\s(?:(?P<within>these|them|those|whom)\b|"
    r"(?P<words>[A-Za-z][A-Za-z'’ -]{2,60}?)[,:])?"
)
_EMPTY_WORDS: Final = (
    "the of all its our their those these and or in at on by for with to from that "
    "who which were was are is be been had has have an as it they total whole "
    "number entire"
)
_EMPTY: Final = frozenset(_EMPTY_WORDS.split())


def read_english(
    sentence: Sentence, figures: tuple[Quantity, ...], topic: BaseWords
) -> Reading:
    """Return what an English sentence states; `topic` holds over a semicolon."""
    text = sentence.text
    base_here = _topic_of(text, figures) or (BaseWords() if sentence.opens else topic)
    bases = dict(pairs(text, figures))
    shares = list(share_claims(text, figures, bases, base_here))
    changes = list(change_claims(text, figures))
    taken = {id(claim.count) for claim in shares}
    known = taken | {id(claim.share) for claim in shares}
    for claim in changes:
        known |= {id(claim.old), id(claim.new), id(claim.change)}
    wholes = {id(figure) for figure in bases.values()}
    counts = tuple(
        Counted(
            figure,
            sentence,
            label_of(text, figures, place),
            is_part=id(figure) not in wholes
            and (
                id(figure) in taken
                or place in bases
                or _is_part(text, figure, base_here)
            ),
        )
        for place, figure in enumerate(figures)
        if figure.kind is Kind.COUNT
    )
    alone = tuple(
        figure
        for figure in figures
        if figure.kind in {Kind.SHARE, Kind.POINTS} and id(figure) not in known
    )
    claims: list[Claim] = [*shares, *changes, *part_claims(text, figures)]
    return Reading(sentence, counts, tuple(claims), alone, base_here, figures)


def label_of(text: str, figures: tuple[Quantity, ...], place: int) -> str:
    """Return the words close to a figure: before it and, mostly, behind it."""
    figure = figures[place]
    floor = figures[place - 1].end if place else 0
    before = text[max(floor, figure.start - 40) : figure.start]
    rest = (other for other in figures[place + 1 :] if other.kind is Kind.COUNT)
    ceiling = next((other.start for other in rest), len(text))
    after = text[figure.end : min(ceiling, figure.end + 80)]
    return re.sub(r"[\s.,;:()%]+", " ", f"{before} {after}")


def _is_part(text: str, figure: Quantity, base: BaseWords) -> bool:
    if is_change(text, figure) or figure.depth:
        return True
    if base.kind is not BaseKind.NONE and base.figure is not figure:
        return True
    return OF_IT.search(text[max(0, figure.start - 60) : figure.start]) is not None


def _topic_of(text: str, figures: tuple[Quantity, ...]) -> BaseWords | None:
    found = _TOPIC.match(text[:160])
    if found is None:
        return None
    if found["words"]:
        return BaseWords(BaseKind.TOPIC, found["words"])
    if found["within"]:
        return BaseWords(BaseKind.WITHIN)
    figure = next((q for q in figures if q.start >= found.end() - 1), None)
    if (
        figure
        and figure.kind is Kind.COUNT
        and not text[found.end() : figure.start].strip()
    ):
        return BaseWords(BaseKind.FIGURE, "", figure)
    near = found["within"] or re.match(
        r"\s?(?:these|them|those|whom)\b", text[found.end("all") :]
    )
    return BaseWords(BaseKind.WITHIN) if near or "these" in found["all"] else None


@lru_cache(maxsize=1024)
def words_of(label: str) -> frozenset[str]:
    """Return the words of a label that tell one group from another.

    >>> sorted(words_of("the front-line delegates elected"))
    ['delegate', 'elected', 'front', 'line']
    """
    found = re.findall(r"[A-Za-z][A-Za-z'’]+", label.lower())
    kept = (word.removesuffix("'s").removesuffix("’s") for word in found)
    return frozenset(
        word[:-1] if word.endswith("s") and not word.endswith("ss") else word
        for word in kept
        if word not in _EMPTY
    )
