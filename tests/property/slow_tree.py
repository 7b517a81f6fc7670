"""RFC 6962, section 2.1, written down as it stands there: slow and recursive."""

import hashlib
from collections.abc import Sequence


def slow_root(leaves: Sequence[bytes]) -> bytes:
    """Return MTH of a list of leaf hashes."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = power_below(len(leaves))
    return slow_node(slow_root(leaves[:k]), slow_root(leaves[k:]))


def slow_path(m: int, leaves: Sequence[bytes]) -> list[bytes]:
    """Return PATH(m, D[n]) of section 2.1.1."""
    if len(leaves) == 1:
        return []
    k = power_below(len(leaves))
    if m < k:
        return [*slow_path(m, leaves[:k]), slow_root(leaves[k:])]
    return [*slow_path(m - k, leaves[k:]), slow_root(leaves[:k])]


def slow_proof(m: int, leaves: Sequence[bytes]) -> list[bytes]:
    """Return PROOF(m, D[n]) of section 2.1.2, for 0 < m <= n."""
    return _subproof(m, leaves, whole=True)


def _subproof(m: int, leaves: Sequence[bytes], *, whole: bool) -> list[bytes]:
    if m == len(leaves):
        return [] if whole else [slow_root(leaves)]
    k = power_below(len(leaves))
    if m <= k:
        return [*_subproof(m, leaves[:k], whole=whole), slow_root(leaves[k:])]
    return [*_subproof(m - k, leaves[k:], whole=False), slow_root(leaves[:k])]


def slow_node(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def slow_leaf(content: bytes) -> bytes:
    """Return the hash of a leaf."""
    return hashlib.sha256(b"\x00" + content).digest()


def power_below(n: int) -> int:
    """Return the largest power of two smaller than n."""
    k = 1
    while 2 * k < n:
        k *= 2
    return k
