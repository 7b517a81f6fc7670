"""Whether a list keeps what is asked of its categories, or says why it departs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import ClassVar, Final

from comitia.charter.direction import SOFT
from comitia.charter.kinds import Value
from comitia.charter.rules import Rules, Setting
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Fact, Finding, Word
from comitia.kernel.views import Row, Views
from comitia.stages.composition.floors.keys import (
    ABOVE_MEMBERS,
    CEILINGS,
    FLOORS,
    STRENGTHS,
)
from comitia.stages.composition.floors.members import shares_of
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.forms import Count, NameId, Text, payload
from comitia.stages.register.steps import Step


@payload
class Departure:
    """A category of which a list holds too few, and why; the reasons name nobody."""

    category: NameId
    reasons: Text


@payload
class Departed:
    """How many of a category a list holds, and how many were asked for."""

    category: NameId
    people: Count
    least: Count


@dataclass(frozen=True, slots=True)
class ListDeparture(Row):
    """Where a list that was adopted at a step holds fewer of a category than asked."""

    view: ClassVar[str] = "list_departure"
    keys: ClassVar[int] = 4
    unit: str
    step: str
    number: int
    category: str
    people: int
    least: int
    reasons: str


@dataclass(frozen=True, slots=True)
class Composed:
    """Of each name on a list its categories; shares of categories among the members.

    `departures` are the categories for which reasons are given.
    """

    categories: Mapping[str, tuple[str, ...]]
    member_shares: Mapping[str, Fraction]
    departures: tuple[str, ...] = ()


NOBODY: Final = Composed({}, {})


@dataclass(frozen=True, slots=True)
class Asked:
    """How many of a category, or of all `others`, a list must hold, by which key."""

    category: str
    held: Setting[Value]
    least: int
    others: bool = False


@dataclass(frozen=True, slots=True)
class Lack:
    """Too few on a list: of which category, by which key, how many are asked for."""

    category: str
    held: Setting[Value]
    people: int
    least: int
    others: bool = False


def composed(
    unit: str,
    names: tuple[str, ...],
    departures: tuple[Departure, ...],
    views: Views,
) -> Composed:
    """Return what is known of the names of a list when it is adopted."""
    rows = [one for one in views.every(Identity, unit=unit) if not one.stale]
    found: dict[str, tuple[str, ...]] = dict.fromkeys(names, ())
    for row in rows:
        if row.person in found:
            found[row.person] += (row.category,)
    return Composed(
        found,
        shares_of(unit, views),
        tuple(one.category for one in departures),
    )


def floor_faults(facts: Composed, seats: int, rules: Rules) -> Iterator[Finding]:
    """Return of which categories a list holds too few, and needless reasons.

    A soft one may be departed from with reasons; a hard one never.

    Charter keys: ``composition.floors.*``, ``composition.ceilings.*``,
    ``composition.above_members``, ``composition.strengths.*``.
    """
    yield from _no_member_share(facts, rules)
    lacks = tuple(lacking(facts, seats, rules))
    for lack in lacks:
        may_depart = is_soft(lack.category, rules)
        if not may_depart or lack.category not in facts.departures:
            yield _too_few(lack, seats, may_depart=may_depart)
    kept = set(facts.departures) - {one.category for one in lacks}
    if kept:
        yield Finding.of(
            "composition.needless_departure",
            key="departures",
            categories=tuple(sorted(kept)),
        )


def lost_floors(facts: Composed, seats: int, rules: Rules) -> Iterator[Finding]:
    """Return of which categories an adopted list holds too few by now, where it binds.

    Names leave a list, and categories are recorded anew, after a body has adopted it.

    Charter keys: ``composition.floors.*``, ``composition.ceilings.*``,
    ``composition.above_members``, ``composition.strengths.*``.
    """
    for lack in lacking(facts, seats, rules):
        if not is_soft(lack.category, rules):
            yield _lost(lack, seats)


def departed(facts: Composed, seats: int, rules: Rules) -> tuple[Departed, ...]:
    """Return where a list departs with reasons from what is asked."""
    return tuple(
        Departed(one.category, one.people, one.least)
        for one in lacking(facts, seats, rules)
    )


def departures_of(
    unit: str,
    step: Step,
    number: int,
    said: tuple[Departed, ...],
    reasons: tuple[Departure, ...],
) -> Iterator[Row]:
    """Return the rows of where a list departs from what is asked, with the reasons."""
    words = {one.category: one.reasons for one in reasons}
    for one in said:
        yield ListDeparture(
            unit,
            step.value,
            number,
            one.category,
            one.people,
            one.least,
            words.get(one.category, ""),
        )


def lacking(facts: Composed, seats: int, rules: Rules) -> Iterator[Lack]:
    """Return what a list holds too few of: of a category, or of all others."""
    for one in asked_of(seats, facts.member_shares, rules):
        people = sum(
            (one.category in held) is not one.others
            for held in facts.categories.values()
        )
        if people < one.least:
            yield Lack(one.category, one.held, people, one.least, one.others)


def asked_of(
    seats: int, member_shares: Mapping[str, Fraction], rules: Rules
) -> Iterator[Asked]:
    """Return of which categories a list for so many seats must hold how many.

    Charter keys: ``composition.floors.*``, ``composition.ceilings.*``,
    ``composition.above_members``.
    """
    for category, held in rules.family(FLOORS).items():
        if isinstance(held.value, Bound):
            yield Asked(category, held, held.value.limit(seats))
    for category, held in rules.family(CEILINGS).items():
        if isinstance(held.value, Bound):
            most = min(held.value.limit(seats), seats)
            yield Asked(category, held, seats - most, others=True)
    for category, held in _above_members(rules):
        share = member_shares.get(category)
        if share is not None:
            least = min(floor(share * seats) + 1, seats)
            yield Asked(category, held, least)


def _above_members(rules: Rules) -> Iterator[tuple[str, Setting[Value]]]:
    held = rules.get(ABOVE_MEMBERS)
    if held is not None and isinstance(held.value, tuple):
        for category in held.value:
            yield category, held


def _no_member_share(facts: Composed, rules: Rules) -> Iterator[Finding]:
    """Return the categories whose share among the members nobody has stated."""
    lack = tuple(
        category
        for category, _ in _above_members(rules)
        if category not in facts.member_shares
    )
    if lack:
        held = rules.read(ABOVE_MEMBERS, tuple)
        yield Finding.of(
            "composition.no_member_share",
            key=held.key,
            clause=held.provenance.clause,
            categories=lack,
        )


def _too_few(lack: Lack, seats: int, *, may_depart: bool) -> Finding:
    code = "composition.too_few_others" if lack.others else "composition.too_few"
    strength = Word("floor.soft" if may_depart else "floor.hard")
    return _told(code, lack, seats, strength=strength)


def _lost(lack: Lack, seats: int) -> Finding:
    code = "composition.others_lost" if lack.others else "composition.floor_lost"
    return _told(code, lack, seats)


def _told(code: str, lack: Lack, seats: int, **more: Fact) -> Finding:
    return Finding.of(
        code,
        key=lack.held.key,
        clause=lack.held.provenance.clause,
        place=None,
        category=lack.category,
        people=lack.people,
        least=lack.least,
        missing=lack.least - lack.people,
        seats=seats,
        **more,
    )


def is_soft(category: str, rules: Rules) -> bool:
    """Return whether what is asked of a category may be departed from with reasons."""
    held = rules.get(f"{STRENGTHS}.{category}")
    return held is not None and held.value == SOFT
