"""Proofs: the edges that a reader must refuse."""

import pytest

from comitia.ledger.log.proofs import extends, includes
from comitia.ledger.log.tree import EMPTY_ROOT, Tree, root_of

LEAVES = [bytes([n]) * 32 for n in range(8)]
ROOT = root_of(LEAVES)


def test_a_single_leaf_is_its_own_root() -> None:
    assert includes(LEAVES[0], 1, leaf=LEAVES[0], index=0, path=())
    assert not includes(LEAVES[0], 1, leaf=LEAVES[0], index=0, path=[LEAVES[1]])
    assert not includes(LEAVES[0], 1, leaf=LEAVES[1], index=0, path=())


@pytest.mark.parametrize(("index", "size"), [(-1, 1), (1, 1), (0, 0), (0, -1)])
def test_a_leaf_outside_the_tree_is_not_in_it(index: int, size: int) -> None:
    assert not includes(LEAVES[0], size, leaf=LEAVES[0], index=index, path=())


def test_a_root_is_not_a_leaf_of_its_own_tree() -> None:
    assert not includes(ROOT, 8, leaf=ROOT, index=0, path=())


def test_every_log_continues_the_empty_one() -> None:
    assert extends(ROOT, 8, old_root=EMPTY_ROOT, old=0, path=())
    assert not extends(ROOT, 8, old_root=LEAVES[0], old=0, path=())
    assert not extends(ROOT, 8, old_root=EMPTY_ROOT, old=0, path=[LEAVES[0]])


def test_a_log_continues_itself_without_a_proof() -> None:
    assert extends(ROOT, 8, old_root=ROOT, old=8, path=())
    assert not extends(ROOT, 8, old_root=LEAVES[0], old=8, path=())
    assert not extends(ROOT, 8, old_root=ROOT, old=8, path=[LEAVES[0]])
    assert extends(EMPTY_ROOT, 0, old_root=EMPTY_ROOT, old=0, path=())


@pytest.mark.parametrize(("old", "size"), [(-1, 8), (9, 8), (1, 0)])
def test_a_larger_log_is_never_continued(old: int, size: int) -> None:
    assert not extends(ROOT, size, old_root=ROOT, old=old, path=())


def test_a_continuation_needs_its_proof() -> None:
    tree = Tree()
    tree.extend(LEAVES)

    assert not extends(ROOT, 8, old_root=tree.root(3), old=3, path=())
    assert not extends(ROOT, 8, old_root=tree.root(4), old=4, path=())
    assert extends(ROOT, 8, old_root=tree.root(3), old=3, path=tree.consistency(3))
