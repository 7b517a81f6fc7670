"""What each unit weighs: by the register, and by what the officer states."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from math import gcd, lcm
from typing import Final

from comitia.charter.kinds import Value
from comitia.charter.rules import Rules, Setting
from comitia.kernel.findings import Finding
from comitia.kernel.seats.division import Share
from comitia.kernel.seats.divisors import Method
from comitia.stages.composition.dividing import Part
from comitia.stages.forms import Count, NameId, Text, payload

GIVEN: Final = "given"
MEMBERS: Final = "members"
BODIES: Final = "bodies"
# The register knows these; every other term is stated with the division.
REGISTERED: Final = frozenset({MEMBERS, BODIES})


@payload
class StatedWeight:
    """A number for each unit that the register does not have, and where it is from.

    `term` is its name in the charter: votes at an election, seats at the last one.
    """

    term: Text
    units: dict[NameId, Count]
    source: Text


@dataclass(frozen=True, slots=True)
class Bodies:
    """How many bodies of a kind a unit has, and how many members are in them."""

    unit: str
    kind: str
    bodies: int
    members: int


@dataclass(frozen=True, slots=True)
class Division:
    """The seats that each unit was given, and everything they are measured by."""

    seats: Mapping[str, int]
    register: tuple[Bodies, ...] = ()
    weights: tuple[StatedWeight, ...] = ()
    blocks: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    multiplier: str = ""
    lot: str = ""


def terms_of(rules: Rules) -> dict[str, Setting[Value] | None]:
    """Return the terms by which the charter weighs units, each with its key.

    Where it names none, members alone count. Charter keys:
    ``apportionment.blocks.*``, ``apportionment.weights.*``.
    """
    if rules.read("apportionment.method", str).value == GIVEN:
        return {}
    named = rules.family("apportionment.blocks") or rules.family(
        "apportionment.weights"
    )
    return {**named} if named else {MEMBERS: None}


def lacking(facts: Division, rules: Rules) -> Iterator[Finding]:
    """Return the numbers that the charter asks for and nobody stated, or too many.

    Charter keys: ``apportionment.weights.*``, ``apportionment.blocks.*``.
    """
    units = rules.read("apportionment.units", tuple).value
    stated = Counter(one.term for one in facts.weights)
    asked = {
        term: held
        for term, held in terms_of(rules).items()
        if held is not None and term not in REGISTERED
    }
    for term, held in asked.items():
        if stated[term] != 1:
            yield Finding.of(
                "apportionment.not_stated",
                key=held.key,
                clause=held.provenance.clause,
                term=term,
                count=stated[term],
            )
    for one in facts.weights:
        if one.term not in asked:
            yield Finding.of(
                "apportionment.weight_unasked", key="weights", term=one.term
            )
        elif set(one.units) != set(units):
            yield Finding.of(
                "apportionment.weight_units",
                key="weights",
                term=one.term,
                units=tuple(sorted(set(units) ^ set(one.units))),
            )


def parts_of(facts: Division, rules: Rules) -> tuple[Part, ...]:
    """Return what is divided by the charter's method; nothing where seats are given.

    Units with fixed seats take no part. Each other gets the base first; the rest, or
    each block by itself, goes by weight. What :func:`lacking` returns must be nothing.

    Charter keys: ``apportionment.method``, ``apportionment.base``,
    ``apportionment.blocks.*``, ``apportionment.weights.*``, the limits of the units.
    """
    cited = rules.read("apportionment.method", str)
    if cited.value == GIVEN:
        return ()
    method = Method(cited.value)
    multiplier = Fraction(facts.multiplier) if facts.multiplier else None
    blocks = rules.family("apportionment.blocks")
    if not blocks:
        seats, shares = _rest(facts, rules)
        return (Part("", seats, shares, method, cited, multiplier, base_of(rules)),)
    free = free_units(rules)
    return tuple(
        Part(name, _whole(held), _block(name, facts, rules, free), method, held)
        for name, held in blocks.items()
    )


def _block(
    name: str, facts: Division, rules: Rules, free: tuple[str, ...]
) -> tuple[Share, ...]:
    column, given = _column(name, facts, rules), facts.blocks.get(name, {})
    return tuple(Share(unit, column.get(unit, 0), given.get(unit, 0)) for unit in free)


def _rest(facts: Division, rules: Rules) -> tuple[int, tuple[Share, ...]]:
    """Return how many seats are left beyond the fixed ones and the base, and shares."""
    free, base = free_units(rules), base_of(rules)
    weights = _weights(facts, rules)
    least = _limits("least", rules)
    most = _limits("most", rules)
    shares = tuple(
        Share(
            unit,
            weights[unit],
            facts.seats.get(unit, 0) - base,
            max(0, least.get(unit, 0) - base),
            most[unit] - base if unit in most else None,
        )
        for unit in free
    )
    fixed = sum(_limits("fixed", rules).values())
    seats = rules.read("apportionment.seats", int).value
    return seats - fixed - base * len(free), shares


def free_units(rules: Rules) -> tuple[str, ...]:
    """Return the units that have no fixed number of seats."""
    fixed = _limits("fixed", rules)
    units = rules.read("apportionment.units", tuple).value
    return tuple(unit for unit in units if unit not in fixed)


def base_of(rules: Rules) -> int:
    """Return how many seats each unit has before the rest is divided."""
    held = rules.get("apportionment.base")
    return 0 if held is None else _whole(held)


def _whole(setting: Setting[Value]) -> int:
    return setting.value if isinstance(setting.value, int) else 0


def _limits(name: str, rules: Rules) -> dict[str, int]:
    family = rules.family(f"apportionment.{name}")
    return {unit: _whole(held) for unit, held in family.items()}


def _weights(facts: Division, rules: Rules) -> dict[str, int]:
    """Return whole numbers that stand to one another as the weights of the units.

    Of one term that is its number itself. Several are added up as parts of a whole:
    of each the charter says how many parts it is, and a unit has of it what it has of
    the sum over all units.
    """
    units = rules.read("apportionment.units", tuple).value
    terms = terms_of(rules)
    columns = {term: _column(term, facts, rules) for term in terms}
    if len(terms) == 1:
        (column,) = columns.values()
        return {unit: column.get(unit, 0) for unit in units}
    sums = {term: sum(column.values()) for term, column in columns.items()}
    scale = lcm(*(one for one in sums.values() if one))
    added = dict.fromkeys(units, 0)
    for term, held in terms.items():
        if not sums[term] or held is None:
            continue
        times = _whole(held) * (scale // sums[term])
        for unit in units:
            added[unit] += times * columns[term].get(unit, 0)
    shared = reduce(gcd, added.values(), 0) or 1
    return {unit: weight // shared for unit, weight in added.items()}


def _column(term: str, facts: Division, rules: Rules) -> dict[str, int]:
    """Return a term's number for each unit.

    Charter key: ``nomination.body`` names the bodies whose members are counted.
    """
    if term not in REGISTERED:
        return {
            unit: number
            for one in facts.weights
            if one.term == term
            for unit, number in one.units.items()
        }
    kind = rules.read("nomination.body", str).value
    counted: Counter[str] = Counter()
    for row in facts.register:
        if row.kind == kind:
            counted[row.unit] += row.members if term == MEMBERS else row.bodies
    return dict(counted)
