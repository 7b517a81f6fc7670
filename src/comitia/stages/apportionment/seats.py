"""Whether a division of the seats is one that the charter allows."""

from collections.abc import Iterator, Mapping

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding, Word
from comitia.kernel.seats.divisors import Method
from comitia.stages.apportionment.weights import (
    Division,
    base_of,
    free_units,
    lacking,
    parts_of,
)
from comitia.stages.composition.dividing import faults_of

_MOST_SHOWN = 20


def divide_seats(facts: Division, *, rules: Rules) -> Iterator[Finding]:
    """Return what forbids a division: sum, limits, the charter's method, its lots.

    Charter keys: ``apportionment.seats``, ``apportionment.units``,
    ``apportionment.method``, ``apportionment.weights.*``, ``apportionment.base``,
    ``apportionment.blocks.*``, ``apportionment.tie``, ``apportionment.fixed.*``,
    ``apportionment.least.*``, ``apportionment.most.*``.
    """
    unfit = [
        *_strangers(facts, rules),
        *_below_base(facts, rules),
        *_wrong_blocks(facts, rules),
        *lacking(facts, rules),
        *_no_multiplier(facts, rules),
    ]
    yield from unfit
    yield from _of_all(facts, rules)
    for name in ("fixed", "least", "most"):
        yield from _beyond_limits(name, facts, rules)
    if not unfit:
        yield from _by_method(facts, rules)


def _by_method(facts: Division, rules: Rules) -> Iterator[Finding]:
    """Return where the division is not the method's; one sum is told for all."""
    tie, has_blocks = rules.get("apportionment.tie"), bool(facts.blocks)
    for part in parts_of(facts, rules):
        for fault in faults_of(part, lot=facts.lot, tie=tie):
            if has_blocks or fault.code != "division.sum":
                yield fault


def _of_all(facts: Division, rules: Rules) -> Iterator[Finding]:
    seats = rules.read("apportionment.seats", int)
    given = sum(facts.seats.values())
    if given != seats.value:
        yield Finding.of(
            "apportionment.seats",
            key=seats.key,
            clause=seats.provenance.clause,
            seats=seats.value,
            given=given,
        )


def _strangers(facts: Division, rules: Rules) -> Iterator[Finding]:
    """Return seats for what is no unit, and numbers that are no seats."""
    units = rules.read("apportionment.units", tuple)
    known = frozenset(units.value)
    for unit, given in facts.seats.items():
        if unit in known and given >= 0:
            continue
        yield Finding.of(
            "apportionment.negative" if unit in known else "apportionment.units",
            key=units.key,
            clause=units.provenance.clause,
            unit=unit,
            given=given,
        )


def _below_base(facts: Division, rules: Rules) -> Iterator[Finding]:
    held, base = rules.get("apportionment.base"), base_of(rules)
    if held is None:
        return
    for unit in free_units(rules):
        given = facts.seats.get(unit, 0)
        if given < base:
            yield Finding.of(
                "apportionment.base",
                key=held.key,
                clause=held.provenance.clause,
                unit=unit,
                given=given,
                limit=base,
            )


def _wrong_blocks(facts: Division, rules: Rules) -> Iterator[Finding]:
    """Return blocks that are others than the charter's, or do not add up to the seats.

    Charter key: ``apportionment.blocks.*``.
    """
    asked = rules.family("apportionment.blocks")
    if asked.keys() != facts.blocks.keys():
        yield Finding.of(
            "apportionment.blocks",
            key="blocks",
            blocks=tuple(asked) or (Word("apportionment.none"),),
            given=tuple(facts.blocks) or (Word("apportionment.none"),),
        )
    elif asked:
        yield from _unlike_blocks(facts.blocks, facts.seats, rules)


def _no_multiplier(facts: Division, rules: Rules) -> Iterator[Finding]:
    """Return a multiplier that no share is computed with.

    Charter keys: ``apportionment.method``, ``apportionment.blocks.*``.
    """
    method = rules.read("apportionment.method", str)
    has_shares = method.value == Method.HAMILTON.value
    if facts.multiplier and not (
        has_shares and not rules.family("apportionment.blocks")
    ):
        yield Finding.of(
            "apportionment.multiplier_unasked",
            key=method.key,
            clause=method.provenance.clause,
            multiplier=facts.multiplier,
        )


def _unlike_blocks(
    blocks: Mapping[str, Mapping[str, int]], seats: Mapping[str, int], rules: Rules
) -> Iterator[Finding]:
    free = free_units(rules)
    strangers = {unit for block in blocks.values() for unit in block} - set(free)
    for unit in sorted(strangers)[:_MOST_SHOWN]:
        yield Finding.of("apportionment.block_unit", key="blocks", unit=unit)
    for unit in free:
        added = base_of(rules) + sum(one.get(unit, 0) for one in blocks.values())
        if added != seats.get(unit, 0):
            yield Finding.of(
                "apportionment.block_sum",
                key="blocks",
                unit=unit,
                given=seats.get(unit, 0),
                sum=added,
            )


def _beyond_limits(name: str, facts: Division, rules: Rules) -> Iterator[Finding]:
    for unit, held in rules.family(f"apportionment.{name}").items():
        given, limit = facts.seats.get(unit, 0), held.value
        if not isinstance(limit, int) or _keeps(name, given, limit):
            continue
        yield Finding.of(
            f"apportionment.{name}",
            key=held.key,
            clause=held.provenance.clause,
            unit=unit,
            given=given,
            limit=limit,
        )


def _keeps(name: str, given: int, limit: int) -> bool:
    if name == "fixed":
        return given == limit
    return given >= limit if name == "least" else given <= limit
