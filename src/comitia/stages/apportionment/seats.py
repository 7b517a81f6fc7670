"""Whether a division of the seats is one that the charter allows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class Division:
    """How many seats each unit was given."""

    seats: Mapping[str, int]


def divide_seats(facts: Division, *, rules: Rules) -> Iterator[Finding]:
    """Return what forbids a division: it must sum, and keep what units are given.

    Charter keys: ``apportionment.seats``, ``apportionment.units``,
    ``apportionment.fixed.*``, ``apportionment.least.*``, ``apportionment.most.*``.
    """
    yield from _strangers(facts, rules)
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
    for name in ("fixed", "least", "most"):
        yield from _beyond_limits(name, facts, rules)


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
