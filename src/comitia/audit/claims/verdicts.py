"""Each claim recomputed: it agrees, it is flagged, or it cannot be checked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from comitia.audit.claims.arithmetic import (
    Interval,
    Printed,
    fitting_counts,
    percent,
    plain,
    spread,
)
from comitia.audit.claims.bases import Bases, Earlier
from comitia.audit.claims.explained import explaining_pair, is_explained
from comitia.audit.claims.passages import Sentence
from comitia.audit.claims.quantities import Kind, Quantity
from comitia.audit.claims.statements import (
    ChangeClaim,
    Claim,
    Counted,
    HundredClaim,
    MultipleClaim,
    PartsClaim,
    Reading,
    ShareClaim,
)

_LONGEST_SHOWN: Final = 200
# "In the north, one in five (45)" speaks of a whole that the text may not give.
_ELSEWHERE: Final = re.compile(
    r"^\s*(?:in|at|among|for|within|from|on|of)\b|在|中[，,]", re.IGNORECASE
)
_ROLL: Final = re.compile(
    r"\b(?:roll|rolls|register|electoral register|electorate|electors|entitled to vote|"
    r"eligible to vote|registered voters)\b",
    re.IGNORECASE,
)


class Outcome(StrEnum):
    """What came of checking one claim."""

    AGREE = "agree"
    FLAGGED = "flagged"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True)
class Fit:
    """A figure that would fit, and the printed one whose place it would take."""

    figure: str
    instead_of: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One claim with what was printed, what was recomputed, and from which base.

    `why` is a code of the catalogue: how a claim agrees, or why it cannot be
    checked. Nothing is ever corrected: `fits` lists what would fit.
    """

    outcome: Outcome
    kind: str
    text: str
    line: int
    printed: str
    recomputed: str = ""
    count: str = ""
    base: str = ""
    base_value: str = ""
    base_is_assumed: bool = False
    why: str = ""
    fits: tuple[Fit, ...] = ()


def verdicts(reading: Reading, earlier: Earlier) -> Iterator[Checked]:
    """Yield the verdict on each claim of a sentence; learns the bases that agree."""
    for claim in reading.claims:
        found = _checked(claim, reading.sentence, earlier)
        flagged = found.outcome is Outcome.FLAGGED
        yield _unless_explained(found, claim, reading) if flagged else found
    for figure in reading.alone:
        if not figure.in_words:
            points = figure.kind is Kind.POINTS
            why = "figures.no_earlier_figure" if points else "figures.no_count"
            kind = "change" if points else "share"
            yield _unchecked(reading.sentence, figure, kind, why)


def _unless_explained(found: Checked, claim: Claim, reading: Reading) -> Checked:
    """Return the flag, or what other figures of the sentence make of the figure."""
    if isinstance(claim, ShareClaim) and (pair := explaining_pair(claim, reading)):
        return _shown_rate(claim, reading.sentence, pair, "rounded")
    if not isinstance(claim, ShareClaim | ChangeClaim):
        return found
    if not is_explained(claim, reading):
        return found
    figure = claim.share if isinstance(claim, ShareClaim) else claim.change
    why = "figures.explained_otherwise"
    return _unchecked(reading.sentence, figure, found.kind, why)


def _checked(claim: Claim, sentence: Sentence, earlier: Earlier) -> Checked:
    match claim:
        case ShareClaim():
            return _share(claim, sentence, earlier)
        case PartsClaim():
            return _parts(claim, sentence)
        case HundredClaim():
            return _hundred(claim, sentence)
        case ChangeClaim():
            return _change(claim, sentence)
        case MultipleClaim():
            return _multiple(claim, sentence)


def _unchecked(sentence: Sentence, figure: Quantity, kind: str, why: str) -> Checked:
    return Checked(
        Outcome.NOT_CHECKABLE,
        kind,
        shown(sentence),
        sentence.line_at(figure.start),
        figure.text,
        why=why,
    )


def shown(sentence: Sentence) -> str:
    """Return the sentence as a report shows it, cut when it is very long."""
    text = sentence.text.strip()
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _share(claim: ShareClaim, sentence: Sentence, earlier: Earlier) -> Checked:
    if claim.rivals:
        return _rate(claim, sentence)
    bases = earlier.bases_for(claim.count, sentence, claim.base)
    for base in bases.possible:
        found = share_of(claim.count, base.quantity)
        how = found and claim.share.printed.agreement(found)
        if found and how:
            earlier.agree(base)
            return _shown_share(claim, sentence, bases, base, how)
    # "Half" with no word of what is often a manner of speaking.
    vague = claim.share.in_words and not bases.stated and not _is_tied(claim, sentence)
    if not bases.likely or vague or (claim.is_loose and not _on_roll(bases)):
        return _unchecked(sentence, claim.share, "share", bases.reason)
    return _shown_share(claim, sentence, bases, bases.likely[0], None)


def _is_tied(claim: ShareClaim, sentence: Sentence) -> bool:
    """Whether the count stands in brackets right behind its share in words."""
    between = sentence.text[claim.share.end : claim.count.start]
    if between.strip() != "(":
        return False
    return not _ELSEWHERE.search(sentence.text[: claim.share.start])


def _on_roll(bases: Bases) -> bool:
    """Whether a turnout has a roll of voters to be held against."""
    return _ROLL.search(bases.likely[0].sentence.text) is not None


def share_of(count: Quantity, base: Quantity) -> Interval | None:
    """Return the share that a count has of a base, or None of a base of nought."""
    whole = base.printed.interval()
    if whole.high == 0:
        return None
    return count.printed.interval().over(whole)


def _shown_share(
    claim: ShareClaim, sentence: Sentence, bases: Bases, base: Counted, how: str | None
) -> Checked:
    fits = [] if how else [fit for b in bases.likely for fit in share_fits(claim, b)]
    found = share_of(claim.count, base.quantity)
    return Checked(
        Outcome.AGREE if how else Outcome.FLAGGED,
        "share",
        shown(sentence),
        sentence.line_at(claim.count.start),
        claim.share.text,
        share_text(found, claim.share),
        claim.count.text,
        base.name,
        base.quantity.text,
        base not in bases.stated,
        how or "",
        tuple(dict.fromkeys(fits)),
    )


def share_text(found: Interval | None, share: Quantity) -> str:
    """Return a recomputed share with as many decimals as the printed one."""
    if found is None:
        return ""
    return spread(found, lambda value: percent(value, share.decimals))


def share_fits(claim: ShareClaim, base: Counted) -> Iterator[Fit]:
    """Yield the share that fits the count, then the counts that fit the share."""
    found = share_of(claim.count, base.quantity)
    yield Fit(share_text(found, claim.share), claim.share.text)
    for count in fitting_counts(claim.share.printed, base.quantity.printed.interval()):
        yield Fit(count, claim.count.text)


def _rate(claim: ShareClaim, sentence: Sentence) -> Checked:
    """Check a rate against all pairs of counts that it may be made of."""
    pairs = [
        (count, base)
        for count in claim.rivals
        for base in claim.rivals
        if count is not base and count.unit == base.unit and _may_divide(count, base)
    ]
    for count, base in pairs:
        found = share_of(count, base)
        how = found and claim.share.printed.agreement(found)
        if how:
            return _shown_rate(claim, sentence, (count, base), how)
    if len(claim.rivals) == 2 and len(pairs) == 1 and not claim.is_loose:  # noqa: PLR2004  one pair, no doubt
        return _shown_rate(claim, sentence, pairs[0], None)
    return _unchecked(sentence, claim.share, "share", "figures.no_base")


def _may_divide(count: Quantity, base: Quantity) -> bool:
    return 0 != base.printed.value >= count.printed.value


def _shown_rate(
    claim: ShareClaim,
    sentence: Sentence,
    pair: tuple[Quantity, Quantity],
    how: str | None,
) -> Checked:
    count, base = pair
    bases = Bases((), (Counted(base, sentence, ""),))
    meant = ShareClaim(count, claim.share, claim.base)
    return _shown_share(meant, sentence, bases, bases.likely[0], how)


def _parts(claim: PartsClaim, sentence: Sentence) -> Checked:
    whole = claim.whole.printed.interval()
    parts = [part.printed.interval() for part in claim.parts]
    summed = sum(parts[1:], parts[0])
    if claim.exhaustive:
        right = summed.overlaps(whole)
    else:
        summed = summed if claim.disjoint else max(parts, key=lambda part: part.low)
        right = whole.high is None or summed.low <= whole.high
    return Checked(
        Outcome.AGREE if right else Outcome.FLAGGED,
        "sum" if claim.exhaustive or (claim.disjoint and not right) else "part",
        shown(sentence),
        sentence.line_at(claim.parts[0].start),
        claim.whole.text,
        spread(summed, plain),
        count=" + ".join(part.text for part in claim.parts),
        base_value=claim.whole.text,
        why="rounded" if right else "",
        fits=() if right else tuple(_sum_fits(claim, summed, whole)),
    )


def _sum_fits(claim: PartsClaim, summed: Interval, whole: Interval) -> Iterator[Fit]:
    """Yield the whole that fits the parts, then each part that fits the rest."""
    at_least = "" if claim.exhaustive else "≥ "
    yield Fit(at_least + spread(summed, plain), claim.whole.text)
    if not claim.exhaustive and not claim.disjoint:
        yield Fit(f"≤ {spread(whole, plain)}", plain(summed.low))
        return
    for part in claim.parts:
        fitting = part.printed.value + whole.low - summed.low
        if fitting >= 0 and summed.is_point and whole.is_point:
            at_most = "" if claim.exhaustive else "≤ "
            yield Fit(at_most + plain(fitting), part.text)


def _hundred(claim: HundredClaim, sentence: Sentence) -> Checked:
    values = [share.printed for share in claim.shares]
    summed = sum((value.value for value in values), Fraction(0))
    leeway = sum((value.step for value in values), Fraction(0)) / 2
    loose = any(not value.interval().is_point and not value.step for value in values)
    right = abs(summed - 1) <= leeway or loose
    decimals = max(share.decimals for share in claim.shares)
    fits = tuple(
        Fit(percent(share.printed.value + 1 - summed, decimals), share.text)
        for share in claim.shares
        if not right and share.printed.value + 1 >= summed
    )
    return Checked(
        Outcome.AGREE if right else Outcome.FLAGGED,
        "hundred",
        shown(sentence),
        sentence.line_at(claim.shares[0].start),
        " + ".join(share.text for share in claim.shares),
        percent(summed, decimals),
        why="rounded" if right else "",
        fits=fits,
    )


def _change(claim: ChangeClaim, sentence: Sentence) -> Checked:
    if claim.old.kind is Kind.SHARE:
        return _change_of_shares(claim, sentence)
    old, new = claim.old.printed.interval(), claim.new.printed.interval()
    moved = new.minus(old) if claim.sign > 0 else old.minus(new)
    if claim.change.kind is Kind.SHARE:
        if claim.old.printed.value == 0:
            return _unchecked(sentence, claim.change, "growth", "figures.no_base")
        rate = moved.over(old)
        text = share_text(rate, claim.change)
        fits = (Fit(text, claim.change.text),)
        how = claim.change.printed.agreement(rate)
        return _shown_change(claim, sentence, "growth", how, (text, fits))
    if claim.change.kind is not Kind.COUNT or _unlike(claim.change, claim.new):
        return _unchecked(sentence, claim.change, "change", "figures.unlike_units")
    how = claim.change.printed.agreement(moved)
    text = spread(moved, plain)
    return _shown_change(
        claim, sentence, "difference", how, (text, _change_fits(claim, text))
    )


def _unlike(one: Quantity, other: Quantity) -> bool:
    return bool(one.unit and other.unit and one.unit != other.unit)


def _change_fits(claim: ChangeClaim, text: str) -> tuple[Fit, ...]:
    step = claim.sign * claim.change.printed.value
    return (
        Fit(text, claim.change.text),
        Fit(plain(claim.old.printed.value + step), claim.new.text),
        Fit(plain(claim.new.printed.value - step), claim.old.text),
    )


def _change_of_shares(claim: ChangeClaim, sentence: Sentence) -> Checked:
    """Check points between two shares; "%" for points is common and let pass."""
    old, new, said = claim.old.printed, claim.new.printed, claim.change.printed
    moved = claim.sign * (new.value - old.value)
    leeway = (old.step + new.step + said.step) / 2
    loose = Printed(said.value, said.step, said.qualifier, leeway)
    how = loose.agreement(Interval(moved, moved))
    if how is None and claim.change.kind is Kind.SHARE and old.value:
        how = said.agreement(Interval(moved / old.value, moved / old.value))
    text = plain(moved * 100, claim.change.decimals)
    fits = (Fit(text, claim.change.text),)
    return _shown_change(claim, sentence, "points", how, (text, fits))


def _multiple(claim: MultipleClaim, sentence: Sentence) -> Checked:
    """Check "doubled" and its like, with the leeway that such words have."""
    ends = claim.new.printed.interval(), claim.old.printed.interval()
    more, less = reversed(ends) if claim.is_smaller else ends
    times = more.over(less)
    how = claim.times.agreement(times) if less.low > 0 else claim.text
    factor = 1 / claim.times.value if claim.is_smaller else claim.times.value
    fit = Fit(plain(claim.old.printed.value * factor), claim.new.text)
    return Checked(
        Outcome.AGREE if how else Outcome.FLAGGED,
        "growth",
        shown(sentence),
        sentence.line_at(claim.start),
        claim.text,
        f"× {spread(times, lambda value: plain(value, 2))}",
        count=claim.new.text,
        base_value=claim.old.text,
        why="rounded" if how else "",
        fits=() if how else (fit,),
    )


def _shown_change(
    claim: ChangeClaim,
    sentence: Sentence,
    kind: str,
    how: str | None,
    shown_as: tuple[str, tuple[Fit, ...]],
) -> Checked:
    text, fits = shown_as
    return Checked(
        Outcome.AGREE if how else Outcome.FLAGGED,
        kind,
        shown(sentence),
        sentence.line_at(claim.change.start),
        claim.change.text,
        text,
        count=claim.new.text,
        base_value=claim.old.text,
        why=how or "",
        fits=() if how else fits,
    )
