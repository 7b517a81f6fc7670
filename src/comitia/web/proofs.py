"""Where entries stand in the tree, worked out from the entries alone."""

from collections.abc import Iterator, Mapping, Sequence

from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import leaf_hash, payload_of, read_entry
from comitia.ledger.ledger import CHECKPOINT
from comitia.ledger.log.tree import Tree
from comitia.web.reading import Inclusion

Lines = Mapping[str, Sequence[bytes]]


class Proofs:
    """The tree over everything that a checkpoint covers.

    Each checkpoint entry closes a batch: what is new since the last one, sorted by
    unit and height.

    Source: ``docs/reference/record-format.md``, section 4.
    """

    def __init__(self, lines: Lines) -> None:
        """Grow the tree, batch by batch."""
        self._tree = Tree()
        self._places: dict[tuple[str, int], int] = {}
        self._sizes: list[int] = []
        covered: dict[str, int] = {}
        for counts in _batches(lines):
            for unit in sorted(counts):
                for height in range(covered.get(unit, 0), counts[unit]):
                    self._places[unit, height] = len(self._tree)
                    self._tree.append(leaf_hash(lines[unit][height]))
            covered = counts
            self._sizes.append(len(self._tree))

    def of(self, unit: str, height: int) -> Inclusion | None:
        """Return the proof for an entry under the newest checkpoint, if covered."""
        index = self._places.get((unit, height))
        if index is None:
            return None
        size = self._sizes[-1]
        return Inclusion(
            len(self._sizes),
            index,
            size,
            self._tree.root(size),
            self._tree.inclusion(index, size),
        )


def _batches(lines: Lines) -> Iterator[dict[str, int]]:
    """Return how many entries of each unit each checkpoint covers."""
    for height, line in enumerate(lines.get(CENTRE, ())):
        # Reading every entry in full would be slow; a glance sorts most of them out.
        if b'"act":"checkpoint"' not in line:
            continue
        entry = read_entry(line)
        heads = payload_of(entry).get("heads")
        if entry.act == CHECKPOINT and isinstance(heads, dict):
            counts = {unit: int(str(count)) for unit, count in heads.items()}
            yield {**counts, CENTRE: height + 1}
