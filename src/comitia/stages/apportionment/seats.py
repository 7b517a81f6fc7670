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

    Charter keys: ``apportionment.seats``, ``apportionment.fixed.*``.
    """
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
    for unit, fixed in rules.family("apportionment.fixed").items():
        if facts.seats.get(unit, 0) != fixed.value:
            yield Finding.of(
                "apportionment.fixed",
                key=fixed.key,
                clause=fixed.provenance.clause,
                unit=unit,
                given=facts.seats.get(unit, 0),
                fixed=str(fixed.value),
            )
