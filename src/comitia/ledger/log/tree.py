"""The RFC 6962 tree over all entries: appending, roots, proofs."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

EMPTY_ROOT: Final = hashlib.sha256(b"").digest()
_sha256 = hashlib.sha256


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of a node over its two children (RFC 6962, section 2.1)."""
    return _sha256(b"\1" + left + right).digest()


class Tree:
    r"""An append-only Merkle tree that keeps every level of complete subtrees.

    Level 0 holds the leaf hashes; level h the roots of full subtrees of 2**h
    leaves. That takes 64 bytes a leaf and gives any proof in logarithmic time.

    >>> tree = Tree()
    >>> tree.append(hashlib.sha256(b"\0").digest())
    >>> tree.root().hex()[:16]
    '6e340b9cffb37a98'
    """

    def __init__(self) -> None:
        """Start with no leaf."""
        self._levels: list[list[bytes]] = [[]]

    def __len__(self) -> int:
        """Return the number of leaves."""
        return len(self._levels[0])

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash, and every node that it completes."""
        levels, node, height = self._levels, leaf, 0
        while True:
            level = levels[height]
            level.append(node)
            if len(level) & 1:
                return
            node = _sha256(b"\1" + level[-2] + node).digest()
            height += 1
            if height == len(levels):
                levels.append([])

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Add many leaf hashes, level by level, which is the fastest order."""
        levels, sha256 = self._levels, _sha256
        levels[0].extend(leaves)
        height = 0
        while len(levels[height]) > 1:
            if height + 1 == len(levels):
                levels.append([])
            below, above = levels[height], levels[height + 1]
            fresh = below[2 * len(above) : len(below) // 2 * 2]
            above.extend(
                sha256(b"\1" + left + right).digest()
                for left, right in zip(fresh[::2], fresh[1::2], strict=True)
            )
            height += 1

    def root(self, size: int | None = None) -> bytes:
        """Return the root over the first `size` leaves, or over all of them.

        Raises ``IndexError`` when there are fewer.
        """
        size = self._known(len(self) if size is None else size)
        return self._subtree(0, size) if size else EMPTY_ROOT

    def inclusion(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        """Return the audit path of a leaf in the tree of `size` leaves, from below.

        Section 2.1.1 of RFC 6962. Raises ``IndexError`` when the leaf is not in.
        """
        size = self._known(len(self) if size is None else size)
        if not 0 <= index < size:
            raise IndexError(index)
        path: list[bytes] = []
        low, high = 0, size
        while high - low > 1:
            middle = low + _split(high - low)
            if index < middle:
                path.append(self._subtree(middle, high))
                high = middle
            else:
                path.append(self._subtree(low, middle))
                low = middle
        return tuple(reversed(path))

    def consistency(self, old: int, size: int | None = None) -> tuple[bytes, ...]:
        """Return the proof that the first `old` leaves are the start of `size`.

        Section 2.1.2 of RFC 6962. From nothing, or to the same size, the proof is
        empty. Raises ``IndexError`` when `old` is larger than `size`.
        """
        size = self._known(len(self) if size is None else size)
        if not 0 <= old <= size:
            raise IndexError(old)
        if old in {0, size}:
            return ()
        path: list[bytes] = []
        low, high = 0, size
        while old != high:
            middle = low + _split(high - low)
            if old <= middle:
                path.append(self._subtree(middle, high))
                high = middle
            else:
                path.append(self._subtree(low, middle))
                low = middle
        if low:
            path.append(self._subtree(low, high))
        return tuple(reversed(path))

    def _known(self, size: int) -> int:
        if not 0 <= size <= len(self):
            raise IndexError(size)
        return size

    def _subtree(self, low: int, high: int) -> bytes:
        """Return the hash over the leaves from `low` to `high`."""
        width = high - low
        height = (width - 1).bit_length()
        if width == 1 << height and low % width == 0:
            return self._levels[height][low >> height]
        middle = low + _split(width)
        return node_hash(self._subtree(low, middle), self._subtree(middle, high))


def _split(width: int) -> int:
    """Return the largest power of two below `width`."""
    return 1 << (width - 1).bit_length() - 1


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root over leaf hashes, keeping no more than one hash a level.

    >>> root_of([]) == EMPTY_ROOT
    True
    """
    peaks: list[tuple[int, bytes]] = []
    for leaf in leaves:
        node, height = leaf, 0
        while peaks and peaks[-1][0] == height:
            node, height = node_hash(peaks.pop()[1], node), height + 1
        peaks.append((height, node))
    if not peaks:
        return EMPTY_ROOT
    root = peaks.pop()[1]
    while peaks:
        root = node_hash(peaks.pop()[1], root)
    return root
