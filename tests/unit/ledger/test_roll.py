"""Rolls: one row a line, counted and rooted."""

import hashlib

import pytest

from comitia.ledger.entry import leaf_hash
from comitia.ledger.log.tree import EMPTY_ROOT, root_of
from comitia.ledger.roll import Roll, SealedKind, roll_of


def test_a_roll_is_sealed_with_digest_number_and_root_of_its_rows() -> None:
    roll = roll_of(["branch", "entitled"], [["b-1", "30"], ["b-2", "7"]])

    leaves = [leaf_hash(b"b-1,30"), leaf_hash(b"b-2,7")]
    assert roll.content == b"branch,entitled\nb-1,30\nb-2,7\n"
    assert roll.as_sealed() == {
        "kind": "roll_csv",
        "root": root_of(leaves).hex(),
        "rows": 2,
        "sha256": hashlib.sha256(roll.content).hexdigest(),
    }


def test_a_roll_may_have_no_rows() -> None:
    roll = roll_of(["branch"], [])

    assert roll.rows() == []
    assert roll.root() == EMPTY_ROOT


def test_an_empty_cell_is_a_row_too() -> None:
    assert roll_of(["x"], [[""], [""]]).rows() == [b"", b""]


@pytest.mark.parametrize("cell", ["a,b", 'a"b', "a\nb", "a\rb"])
def test_a_cell_that_would_need_quoting_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="comma, a quote or a line end"):
        roll_of(["x"], [[cell]])
    with pytest.raises(ValueError, match="comma, a quote or a line end"):
        roll_of([cell], [])


@pytest.mark.parametrize("content", [b"", b"x", b"x\ny"])
def test_half_a_row_is_not_taken_for_a_whole_one(content: bytes) -> None:
    with pytest.raises(ValueError, match="does not end"):
        Roll(content).rows()


def test_two_of_the_sealed_kinds_are_rolls() -> None:
    assert [kind for kind in SealedKind if kind.is_roll] == [
        SealedKind.ROLL_CSV,
        SealedKind.ROLL_PARQUET,
    ]


@pytest.mark.parametrize("row", [["a"], ["a", "b", "c"]])
def test_a_row_has_as_many_cells_as_the_heading(row: list[str]) -> None:
    with pytest.raises(ValueError, match="more or fewer cells"):
        roll_of(["x", "y"], [["1", "2"], row])
