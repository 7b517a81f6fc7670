"""How Chinese communiqués speak: what one sentence states, taken together."""

import re
from typing import Final

from comitia.audit.claims.passages import Sentence
from comitia.audit.claims.quantities import Kind, Quantity
from comitia.audit.claims.statements import BaseKind, BaseWords, Claim, Counted, Reading
from comitia.audit.claims.wording.chinese_changes import change_claims, is_change
from comitia.audit.claims.wording.chinese_parts import (
    CUT,
    WINDOW,
    hundred_claims,
    part_claims,
)
from comitia.audit.claims.wording.chinese_shares import WITHIN, share_claims

_TOPIC_ENDS: Final = re.compile(
    r"(?:之|当)?中(?![国央共小型级部心华学等层专])|(?:里|内)(?=[，,])"
)
_TOPIC: Final = re.compile(
    r"(?:^|[，,：:。])\s?(?:在|从)?(?P<words>[^，。；：,:()]{1,40}?)(?:之|当)?中(?=[，,有])"
)
_NARROW: Final = re.compile(
    r"^(?:女|男|少数民族|青年|老年|其中|新|基层|农民|工人|获|具有|年龄|\d)"
)


def read_chinese(
    sentence: Sentence, figures: tuple[Quantity, ...], topic: BaseWords
) -> Reading:
    """Return what a Chinese sentence states; `topic` holds over a semicolon."""
    text = sentence.text
    base_here = _topic_of(text, figures) or (BaseWords() if sentence.opens else topic)
    shares = list(share_claims(text, figures, base_here))
    taken = {id(claim.share) for claim in shares} | {
        id(claim.count) for claim in shares
    }
    changes = list(change_claims(text, figures))
    changed = {id(claim.change) for claim in changes} | {id(c.new) for c in changes}
    changed |= {id(claim.old) for claim in changes}
    alone = tuple(
        figure
        for figure in figures
        if figure.kind in {Kind.SHARE, Kind.POINTS}
        and id(figure) not in taken | changed
    )
    counts = tuple(
        Counted(
            figure,
            sentence,
            label_of(text, figures, place),
            is_part=id(figure) in taken or _is_part(text, figure, base_here),
        )
        for place, figure in enumerate(figures)
        if figure.kind is Kind.COUNT
    )
    claims: list[Claim] = [
        *shares,
        *changes,
        *part_claims(text, figures),
        *hundred_claims(text, figures),
    ]
    return Reading(sentence, counts, tuple(claims), alone, base_here, figures)


def label_of(text: str, figures: tuple[Quantity, ...], place: int) -> str:
    """Return the words of the clause around a figure, without the figure."""
    figure = figures[place]
    floor = figures[place - 1].end if place else 0
    before = text[max(floor, figure.start - 40) : figure.start]
    after = text[figure.end : figure.end + 30]
    return CUT.split(before)[-1] + re.split(r"[，。；：、,;:()！？占]", after)[0]


def _is_part(text: str, figure: Quantity, base: BaseWords) -> bool:
    before = text[max(0, figure.start - WINDOW) : figure.start]
    if is_change(text, figure) or WITHIN.search(before) or figure.depth:
        return True
    if base.kind is not BaseKind.NONE and base.figure is not figure:
        return True
    return _NARROW.search(CUT.split(before)[-1]) is not None


def _topic_of(text: str, figures: tuple[Quantity, ...]) -> BaseWords | None:
    """Return the group that the sentence speaks about: "X 中，", or "其中"."""
    for figure in figures:
        tail = re.match(
            r"[^，。；,()]{0,14}?(?=(?:之|当)?中|里)",
            text[figure.end : figure.end + 20],
        )
        if (
            figure.kind is Kind.COUNT
            and tail
            and _TOPIC_ENDS.match(text, figure.end + tail.end())
        ):
            return BaseWords(BaseKind.FIGURE, tail[0], figure)
    found = list(_TOPIC.finditer(text[:200]))
    last = found[-1] if found else None
    if last is not None and last["words"] not in {"其", "会", "在"}:
        return BaseWords(BaseKind.TOPIC, last["words"])
    return BaseWords(BaseKind.WITHIN) if text.startswith("其中") else None
