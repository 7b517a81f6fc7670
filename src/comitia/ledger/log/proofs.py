"""Checking proofs against roots, by the algorithms of RFC 9162, section 2.1.

They are written from the side of the reader, who has no tree: nothing is shared
with the code that makes the proofs.
"""

from collections.abc import Sequence

from comitia.ledger.log.tree import EMPTY_ROOT, node_hash


def includes(
    root: bytes, size: int, *, leaf: bytes, index: int, path: Sequence[bytes]
) -> bool:
    """Return whether the path leads from a leaf at `index` to the root.

    RFC 9162, section 2.1.3.2. The leaf is a leaf hash, not the entry's bytes.
    """
    if not 0 <= index < size:
        return False
    place, last, hashed = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            hashed = node_hash(step, hashed)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            hashed = node_hash(hashed, step)
        place, last = place >> 1, last >> 1
    return last == 0 and hashed == root


def extends(
    root: bytes, size: int, *, old_root: bytes, old: int, path: Sequence[bytes]
) -> bool:
    """Return whether a log of `size` leaves continues the one of `old` leaves.

    RFC 9162, section 2.1.4.2; nothing precedes the empty log, whose root is fixed.
    """
    if not 0 <= old <= size:
        return False
    if old == size:
        return not path and root == old_root
    if old == 0:
        return not path and old_root == EMPTY_ROOT
    steps = [old_root, *path] if old & (old - 1) == 0 else list(path)
    return bool(steps) and _walk(root, size, old_root=old_root, old=old, steps=steps)


def _walk(
    root: bytes, size: int, *, old_root: bytes, old: int, steps: Sequence[bytes]
) -> bool:
    place, last = old - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, step)
        place, last = place >> 1, last >> 1
    return last == 0 and before == old_root and after == root
