"""The ledger in memory: chains, batches and what a checkpoint signs."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.factories import ORIGIN, draft

from comitia.ledger.chain import HAND_OVER, TAKE_BACK, Head
from comitia.ledger.entry import leaf_hash, payload_of, read_entry
from comitia.ledger.ledger import OPEN, Ledger
from comitia.ledger.log.checkpoint import read_checkpoint
from comitia.ledger.log.note import Algorithm, is_signed_by, verifier_key
from comitia.ledger.log.tree import root_of

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))


def a_ledger(*units: str) -> Ledger:
    ledger = Ledger("0" * 32, ORIGIN)
    ledger.append(draft(OPEN, key="open"))
    for number, unit in enumerate(units):
        ledger.append(draft("a", key=f"k-{number}"), unit=unit)
    return ledger


def test_an_empty_ledger_begins_every_chain_with_the_centre() -> None:
    assert a_ledger().head("north") == Head.start("0" * 32, "north")


def test_an_act_is_entered_at_the_end_of_its_unit() -> None:
    ledger = a_ledger("north", "south", "north")

    last = ledger.lines["north"][-1]
    assert read_entry(last).height == 1
    assert ledger.head("north").parent == leaf_hash(last).hex()
    assert ledger.head("south").height == 1


def test_a_checkpoint_covers_units_in_the_order_of_their_names() -> None:
    ledger = a_ledger("south", "north", "centre", "south")

    note = ledger.checkpoint(draft("x", key="c", payload={"views": None}), KEY)

    order = ("centre", "north", "south")
    lines = [line for unit in order for line in ledger.lines[unit]]
    stated = read_checkpoint(note.text)
    entry = read_entry(ledger.lines["centre"][-1])
    assert entry.act == "checkpoint"
    assert payload_of(entry) == {"heads": {"north": 1, "south": 2}, "views": None}
    assert (stated.origin, stated.size) == (ORIGIN, 6)
    assert stated.root == root_of([leaf_hash(line) for line in lines])
    assert is_signed_by(note, verifier_key(ORIGIN, KEY, Algorithm.NOTE))
    assert ledger.notes == [note]


def test_the_next_checkpoint_appends_only_what_is_new() -> None:
    ledger = a_ledger("south")
    first = read_checkpoint(ledger.checkpoint(draft("x", key="c"), KEY).text)
    ledger.append(draft("a", key="n"), unit="north")

    second = read_checkpoint(ledger.checkpoint(draft("x", key="d"), KEY).text)

    assert (first.size, second.size) == (3, 5)
    assert ledger.tree.root(3) == first.root
    assert ledger.tree.root() == second.root


def test_a_unit_that_was_handed_over_is_written_by_its_copy() -> None:
    ledger = a_ledger()
    ledger.append(draft(HAND_OVER, key="h", payload={"writer": "copy"}), unit="north")

    entry = ledger.append(draft("a", key="a"), unit="north", writer="copy")
    back = ledger.append(draft(TAKE_BACK, key="t"), unit="north")

    assert (entry.writer, back.writer) == ("copy", "centre")
    assert ledger.head("north").writer == "centre"


def test_a_key_is_used_once_in_a_unit() -> None:
    ledger = a_ledger("north")

    with pytest.raises(ValueError, match="under the key k-0"):
        ledger.append(draft("a", key="k-0"), unit="north")

    assert ledger.append(draft("a", key="k-0"), unit="south").height == 0


@pytest.mark.parametrize("unit", ["centre", "north"])
def test_an_election_is_opened_once_and_first(unit: str) -> None:
    with pytest.raises(ValueError, match="open_election is the first act"):
        a_ledger().append(draft(OPEN, key="again"), unit=unit)
    with pytest.raises(ValueError, match="open_election is the first act"):
        Ledger("0" * 32, ORIGIN).append(draft("a", key="a"))


def test_the_centre_is_never_handed_over() -> None:
    with pytest.raises(ValueError, match="never handed over"):
        a_ledger().append(draft(HAND_OVER, key="h", payload={"writer": "copy"}))


@pytest.mark.parametrize("origin", ["", "two words", "a+b", "x" * 256])
def test_a_log_has_a_name_that_a_checkpoint_can_carry(origin: str) -> None:
    with pytest.raises(ValueError, match="name of a log"):
        Ledger("0" * 32, origin)
