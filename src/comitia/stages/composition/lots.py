"""The seed of a lot: once something was drawn from it, it is the seed that counts."""

from collections.abc import Iterator

from comitia.charter.kinds import Value
from comitia.charter.rules import Setting
from comitia.kernel.findings import Finding


def faults_of_seed(
    lot: str, settled: str, tie: Setting[Value] | None
) -> Iterator[Finding]:
    """Return that a division done again has another seed than the one before.

    Whoever may divide again could otherwise draw until the lot suits.

    >>> [one.code for one in faults_of_seed("second", "first", None)]
    ['division.other_seed']
    >>> list(faults_of_seed("first", "first", None))
    []

    Charter keys: ``apportionment.tie``, ``composition.tie``.
    """
    if lot and settled and lot != settled:
        yield Finding.of(
            "division.other_seed",
            key=tie.key if tie else "lot",
            clause=tie.provenance.clause if tie else "",
            seed=lot,
            settled=settled,
        )
