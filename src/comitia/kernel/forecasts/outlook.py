"""The outlook of a target: what is certain of the elected, and what is likely."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Final

from comitia.kernel.forecasts.spread import SURE, Spread, alike, together
from comitia.kernel.slates.asked import Asked, Target
from comitia.kernel.slates.counting import Span, elected, standing
from comitia.kernel.slates.pool import Pool

_DOUBT: Final = Fraction(1, 40)


class Word(StrEnum):
    """What is said of a target before the ballot."""

    CERTAIN = "certain"
    LIKELY = "likely"
    AT_RISK = "at_risk"
    OUT_OF_REACH = "out_of_reach"


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's part in a target: how many stand, and what can become of them."""

    on_list: int
    others: int
    bounds: Span
    alike: Spread

    @property
    def is_open(self) -> bool:
        """Whether it rests with the voters how many are elected."""
        return self.bounds.fewest < self.bounds.most


@dataclass(frozen=True, slots=True)
class Outlook:
    """A target, and how many of its people are elected: by unit, and in all.

    `bounds` hold whomever the voters strike; `alike` is the spread if every choice of
    the voters is as likely as another, units apart.
    """

    target: Target
    parts: Mapping[str, Part]
    bounds: Span
    alike: Spread

    @property
    def on_list(self) -> int:
        """How many of the target's people stand on the list."""
        return sum(one.on_list for one in self.parts.values())

    @property
    def is_certain(self) -> bool:
        """Whether the target is met whomever the voters strike."""
        fewest, most = self.bounds.fewest, self.bounds.most
        return self.target.holds(fewest) and self.target.holds(most)

    @property
    def is_possible(self) -> bool:
        """Whether the voters can still meet the target."""
        span = range(self.bounds.fewest, self.bounds.most + 1)
        return any(map(self.target.holds, span))

    @property
    def is_about_one(self) -> bool:
        """Whether a chance in this target were the chance of one person alone.

        So it is where the voters can strike only one of the group, or only one of all
        others.
        """
        open_parts = [one for one in self.parts.values() if one.is_open]
        group = sum(one.on_list for one in open_parts)
        return 1 in {group, sum(one.others for one in open_parts)}

    def word(self, drawn: Spread | None = None) -> Word:
        """Return what is said of the target, by a spread that was drawn if one was.

        "Likely" is a chance of at least 95 %. Of a spread that was drawn it is said
        only when so many draws leave no more than 2.5 % doubt.
        """
        if not self.is_possible:
            return Word.OUT_OF_REACH
        if self.is_certain:
            return Word.CERTAIN
        if drawn is None:
            is_likely = self.alike.chance(self.target.holds) >= SURE
        else:
            hits = drawn.chance(self.target.holds) * drawn.whole
            is_likely = hits >= hits_needed(drawn.whole)
        return Word.LIKELY if is_likely else Word.AT_RISK


def outlook_of(pool: Pool, asked: Asked, target: Target) -> Outlook:
    """Return the outlook of a target on a pool that is the list, everybody on it.

    Its limits are held against the elected, whatever the target is stated of.

    >>> from comitia.kernel.slates.asked import Places
    >>> from comitia.kernel.slates.pool import Member
    >>> three = tuple(Member(one, (one[0],)) for one in ("F1", "F2", "M1"))
    >>> two = Target("women", "sex", frozenset({"F"}), at_least=2)
    >>> found = outlook_of(Pool(("sex",), three), Asked({"": Places(3, 2)}), two)
    >>> found.bounds, found.alike.chance(found.target.holds), found.word().value
    (Span(fewest=1, most=2), Fraction(1, 3), 'at_risk')
    """
    stand = standing(pool, target, {one.id for one in pool.members})
    parts = {}
    for unit in asked.units_of(target):
        places = asked.units[unit]
        bounds = elected(stand[unit], places)
        others, ways = places.names - stand[unit], alike(stand[unit], places)
        parts[unit] = Part(stand[unit], others, bounds, ways)
    spans = [one.bounds for one in parts.values()]
    bounds = Span(sum(one.fewest for one in spans), sum(one.most for one in spans))
    joined = together(tuple(one.alike for one in parts.values()))
    return Outlook(target, parts, bounds, joined)


@cache
def hits_needed(draws: int) -> int:
    """Return from how many hits on a chance is likely, by an exact test of 2.5 %.

    Fewer hits would come up more often than once in 40 at a chance just below 95 %.
    More than `draws` where even all of them were too few.

    >>> hits_needed(100), hits_needed(10_000), hits_needed(10)
    (100, 9543, 11)
    """
    sure, miss = SURE.numerator, SURE.denominator - SURE.numerator
    limit = _DOUBT * SURE.denominator**draws
    # The weight of so many hits follows from that of one more: nothing is left over.
    least, weight = draws + 1, sure**draws
    added = weight
    while added <= limit:
        least -= 1
        weight = weight * least * miss // ((draws - least + 1) * sure)
        added += weight
    return least
