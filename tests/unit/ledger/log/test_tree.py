"""The tree: what it refuses to prove."""

import pytest

from comitia.ledger.log.tree import EMPTY_ROOT, Tree, node_hash, root_of

LEAVES = [bytes([n]) * 32 for n in range(5)]


def a_tree(size: int) -> Tree:
    tree = Tree()
    tree.extend(LEAVES[:size])
    return tree


def test_a_tree_without_leaves_has_the_digest_of_nothing() -> None:
    assert len(Tree()) == 0
    assert Tree().root() == root_of([]) == EMPTY_ROOT
    assert a_tree(5).root(0) == EMPTY_ROOT


def test_a_tree_of_one_leaf_is_that_leaf() -> None:
    assert a_tree(1).root() == LEAVES[0]
    assert a_tree(1).inclusion(0) == ()


def test_five_leaves_are_four_and_one() -> None:
    left = node_hash(node_hash(*LEAVES[:2]), node_hash(*LEAVES[2:4]))

    assert a_tree(5).root() == node_hash(left, LEAVES[4])
    assert a_tree(5).inclusion(4) == (left,)
    assert a_tree(5).consistency(4) == (LEAVES[4],)


def test_adding_no_leaf_changes_nothing() -> None:
    tree = a_tree(3)
    before = tree.root()

    tree.extend([])

    assert (len(tree), tree.root()) == (3, before)


@pytest.mark.parametrize("size", [-1, 6])
def test_there_is_no_root_over_leaves_that_are_not_there(size: int) -> None:
    tree = a_tree(5)

    with pytest.raises(IndexError):
        tree.root(size)
    with pytest.raises(IndexError):
        tree.inclusion(0, size)
    with pytest.raises(IndexError):
        tree.consistency(0, size)


@pytest.mark.parametrize(("index", "size"), [(-1, 5), (5, 5), (3, 3), (0, 0)])
def test_a_leaf_that_is_not_in_is_not_proved(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        a_tree(5).inclusion(index, size)


@pytest.mark.parametrize(("old", "size"), [(-1, 5), (4, 3), (6, 5)])
def test_a_larger_tree_is_not_the_start_of_a_smaller(old: int, size: int) -> None:
    with pytest.raises(IndexError):
        a_tree(5).consistency(old, size)


def test_from_nothing_and_to_itself_the_proof_is_empty() -> None:
    assert a_tree(5).consistency(0) == ()
    assert a_tree(5).consistency(5) == ()
    assert a_tree(5).consistency(3, 3) == ()
