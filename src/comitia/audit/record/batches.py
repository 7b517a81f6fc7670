"""Which entries each checkpoint covers, and the tree that follows (section 4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comitia.audit.record.chains import Chain
from comitia.kernel.findings import Finding, Place
from comitia.kernel.ids import is_name_id
from comitia.ledger.canonical import Json
from comitia.ledger.chain import CENTRE
from comitia.ledger.log.tree import Tree


@dataclass(frozen=True, slots=True)
class Batches:
    """The tree over the covered entries, and its size after each checkpoint entry.

    `sizes` is shorter than the number of checkpoint entries when a list of heads
    cannot be used: what follows it cannot be compared.
    """

    tree: Tree
    sizes: tuple[int, ...]
    faults: tuple[Finding, ...]


def build_batches(chains: Mapping[str, Chain]) -> Batches:
    """Return the tree that the entries and the checkpoint entries among them give."""
    tree, sizes, covered = Tree(), list[int](), dict[str, int]()
    faults: list[Finding] = []
    gaps: set[Place | None] = set()
    centre = chains[CENTRE]
    for number, heads in centre.checkpoints:
        found = _faults_of_heads(Place(centre.file, number), heads, chains, covered)
        counts = {**_counts(heads), CENTRE: number}
        faults += found or [
            gap for gap in _missing(counts, chains) if gap.place not in gaps
        ]
        gaps = {fault.place for fault in faults}
        if not faults:
            for unit in sorted(counts):
                tree.extend(chains[unit].leaves[covered.get(unit, 0) : counts[unit]])
            sizes.append(len(tree))
        covered = covered if found else counts
    return Batches(tree, tuple(sizes), tuple(faults))


def _counts(heads: Json) -> dict[str, int]:
    if not isinstance(heads, dict):
        return {}
    return {unit: count for unit, count in heads.items() if type(count) is int}


def _faults_of_heads(
    place: Place,
    heads: Json,
    chains: Mapping[str, Chain],
    covered: Mapping[str, int],
) -> Sequence[Finding]:
    """Return why the heads of a checkpoint entry cannot be used."""
    counts = _counts(heads)
    if not isinstance(heads, dict) or len(counts) != len(heads):
        return [Finding.of("record.malformed_heads", place=place)]
    known = all(
        is_name_id(unit) and unit in chains and unit != CENTRE and count > 0
        for unit, count in counts.items()
    )
    if not known:
        return [Finding.of("record.malformed_heads", place=place)]
    grows = all(
        counts.get(unit, 0) >= count
        for unit, count in covered.items()
        if unit != CENTRE
    )
    return [] if grows else [Finding.of("record.heads_fall", place=place)]


def _missing(
    counts: Mapping[str, int], chains: Mapping[str, Chain]
) -> Sequence[Finding]:
    """Return a fault for each chain that is shorter than a checkpoint says."""
    return [
        Finding.of(
            "record.entries_missing",
            place=Place(chains[unit].file, len(chains[unit].leaves) + 1),
            expected=count,
        )
        for unit, count in sorted(counts.items())
        if unit in chains and count > len(chains[unit].leaves)
    ]
