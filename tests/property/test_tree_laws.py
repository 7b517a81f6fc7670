"""The tree and its proofs against a slow model of RFC 6962."""

from hypothesis import given
from hypothesis import strategies as st
from tests.property.slow_tree import slow_leaf, slow_path, slow_proof, slow_root

from comitia.ledger.log.proofs import extends, includes
from comitia.ledger.log.tree import Tree, root_of

KNOWN = (
    ("", "6e340b9cffb37a98"),
    ("00", "fac54203e7cc696c"),
    ("10", "aeb6bcfe274b70a1"),
    ("2021", "d37ee418976dd957"),
    ("3031", "4e3bbb1f7b478dcf"),
    ("40414243", "76e67dadbcdf1e10"),
    ("5051525354555657", "ddb89be403809e32"),
    ("606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9"),
)
LEAVES = [slow_leaf(n.to_bytes(2, "big")) for n in range(70)]
sizes = st.integers(1, len(LEAVES))


def a_tree(size: int) -> Tree:
    tree = Tree()
    tree.extend(LEAVES[:size])
    return tree


def test_the_well_known_leaves_have_the_well_known_roots() -> None:
    leaves = [slow_leaf(bytes.fromhex(content)) for content, _ in KNOWN]

    for size, (_, prefix) in enumerate(KNOWN, start=1):
        assert slow_root(leaves[:size]).hex()[:16] == prefix
        assert root_of(leaves[:size]).hex()[:16] == prefix


def test_every_small_tree_has_the_root_of_the_model() -> None:
    whole = a_tree(len(LEAVES))

    for size in range(len(LEAVES) + 1):
        expected = slow_root(LEAVES[:size])
        assert root_of(LEAVES[:size]) == expected
        assert whole.root(size) == expected


@given(steps=st.lists(st.integers(0, 9), max_size=8))
def test_leaves_may_be_added_one_by_one_or_in_batches(steps: list[int]) -> None:
    tree = Tree()

    for step in steps:
        tree.extend(LEAVES[len(tree) : len(tree) + step])
        if len(tree) < len(LEAVES):
            tree.append(LEAVES[len(tree)])

    assert tree.root() == slow_root(LEAVES[: len(tree)])


@given(size=sizes, data=st.data())
def test_inclusion_proofs_are_those_of_the_model(
    size: int, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, size - 1))

    path = a_tree(len(LEAVES)).inclusion(index, size)

    root, leaf = slow_root(LEAVES[:size]), LEAVES[index]
    assert list(path) == slow_path(index, LEAVES[:size])
    assert includes(root, size, leaf=leaf, index=index, path=path)


@given(size=sizes, data=st.data())
def test_consistency_proofs_are_those_of_the_model(
    size: int, data: st.DataObject
) -> None:
    old = data.draw(st.integers(1, size))

    path = a_tree(len(LEAVES)).consistency(old, size)

    root, before = slow_root(LEAVES[:size]), slow_root(LEAVES[:old])
    assert list(path) == slow_proof(old, LEAVES[:size])
    assert extends(root, size, old_root=before, old=old, path=path)


@given(size=sizes, data=st.data())
def test_a_changed_inclusion_proof_is_refused(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    root, leaf = slow_root(LEAVES[:size]), LEAVES[index]
    path = slow_path(index, LEAVES[:size])

    wrong_path = data.draw(changed(path))
    wrong_index = data.draw(st.integers(-2, size + 2).filter(lambda n: n != index))
    wrong_leaf = data.draw(st.sampled_from(LEAVES).filter(lambda one: one != leaf))
    wrong_root = slow_root(LEAVES[: data.draw(sizes.filter(lambda n: n != size))])

    assert not includes(root, size, leaf=leaf, index=index, path=wrong_path)
    assert not includes(root, size, leaf=leaf, index=wrong_index, path=path)
    assert not includes(root, size, leaf=wrong_leaf, index=index, path=path)
    assert not includes(wrong_root, size, leaf=leaf, index=index, path=path)


@given(size=sizes, data=st.data())
def test_a_changed_consistency_proof_is_refused(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size))
    root, before = slow_root(LEAVES[:size]), slow_root(LEAVES[:old])
    path = slow_proof(old, LEAVES[:size])

    wrong_path = data.draw(changed(path))
    wrong_old = data.draw(st.integers(-2, size + 2).filter(lambda n: n != old))
    wrong_size = data.draw(sizes.filter(lambda n: n != size))
    wrong_root = slow_root(LEAVES[:wrong_size])

    assert not extends(root, size, old_root=before, old=old, path=wrong_path)
    assert not extends(root, size, old_root=before, old=wrong_old, path=path)
    assert not extends(wrong_root, wrong_size, old_root=before, old=old, path=path)
    assert not extends(wrong_root, size, old_root=before, old=old, path=path)
    assert not extends(root, size, old_root=LEAVES[-1][::-1], old=old, path=path)


@given(size=sizes, data=st.data())
def test_a_path_of_another_length_fits_no_size(size: int, data: st.DataObject) -> None:
    """Root and size come together, signed; a size alone proves only its shape."""
    index = data.draw(st.integers(0, size - 1))
    path = slow_path(index, LEAVES[:size])
    other = data.draw(
        sizes.filter(
            lambda n: index >= n or len(slow_path(index, LEAVES[:n])) != len(path)
        )
    )

    root, leaf = slow_root(LEAVES[:size]), LEAVES[index]

    assert not includes(root, other, leaf=leaf, index=index, path=path)


@st.composite
def changed(draw: st.DrawFn, path: list[bytes]) -> list[bytes]:
    """Return a proof with a step changed, dropped, doubled or added."""
    if not path:
        return [draw(st.sampled_from(LEAVES))]
    at = draw(st.integers(0, len(path) - 1))
    kind = draw(st.sampled_from(["change", "drop", "double", "append", "prepend"]))
    if kind == "change":
        bit = draw(st.integers(0, 255))
        step = bytearray(path[at])
        step[bit // 8] ^= 1 << bit % 8
        return [*path[:at], bytes(step), *path[at + 1 :]]
    return {
        "drop": [*path[:at], *path[at + 1 :]],
        "double": [*path[: at + 1], *path[at:]],
        "append": [*path, bytes(32)],
        "prepend": [bytes(32), *path],
    }[kind]
