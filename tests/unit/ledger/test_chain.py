"""Chains: what a unit's next entry must be, and who may write it."""

import msgspec
import pytest
from tests.factories import draft

from comitia.ledger.canonical import Json
from comitia.ledger.chain import (
    HAND_OVER,
    TAKE_BACK,
    Head,
    faults_of_link,
    next_entry,
)
from comitia.ledger.entry import Entry, leaf_hash, raw

START = Head.start("0" * 32, "north")
AWAY = Head("0" * 32, "north", 4, "a" * 64, "copy-of-north")


def entry_at(head: Head, act: str = "enter_return", **payload: Json) -> Entry:
    made = draft(act, key="k", payload=payload)
    writer = "centre" if act == TAKE_BACK else head.writer
    return next_entry(head, made, writer=writer)[0]


def test_a_chain_begins_at_nothing_with_the_centre_in_charge() -> None:
    assert Head("0" * 32, "north", 0, "0" * 64, "centre") == START


def test_an_entry_links_to_the_head_and_moves_it_on() -> None:
    entry, line, behind = next_entry(AWAY, draft("a", key="k"), writer="copy-of-north")

    assert (entry.height, entry.parent, entry.unit) == (4, "a" * 64, "north")
    assert (entry.election, entry.writer) == ("0" * 32, "copy-of-north")
    assert behind == Head("0" * 32, "north", 5, leaf_hash(line).hex(), "copy-of-north")


def test_only_who_is_in_charge_may_write() -> None:
    with pytest.raises(ValueError, match="copy-of-north writes north, not centre"):
        next_entry(AWAY, draft("a", key="k"), writer="centre")
    with pytest.raises(ValueError, match="centre writes north, not stranger"):
        next_entry(START, draft("a", key="k"), writer="stranger")


def test_only_the_centre_takes_a_unit_back() -> None:
    entry, _, behind = next_entry(AWAY, draft(TAKE_BACK, key="k"), writer="centre")

    assert faults_of_link(AWAY, entry) == ()
    assert behind.writer == "centre"
    with pytest.raises(ValueError, match="centre writes north, not copy-of-north"):
        next_entry(AWAY, draft(TAKE_BACK, key="k"), writer="copy-of-north")


def test_a_copy_that_takes_itself_back_is_a_fault() -> None:
    own = msgspec.structs.replace(entry_at(AWAY), act=TAKE_BACK)

    assert faults_of_link(AWAY, own) == ("ledger.wrong_writer",)


def test_a_hand_over_puts_the_named_writer_in_charge() -> None:
    entry = entry_at(START, HAND_OVER, writer="copy-of-north")

    assert START.after(entry, bytes(32)).writer == "copy-of-north"


NOBODY: list[dict[str, Json]] = [{}, {"writer": None}, {"writer": 7}, {"writer": "X"}]


@pytest.mark.parametrize("payload", NOBODY)
def test_a_hand_over_to_nobody_changes_nothing(payload: dict[str, Json]) -> None:
    entry = msgspec.structs.replace(entry_at(START, "a"), act=HAND_OVER)
    entry = msgspec.structs.replace(entry, payload=raw(payload))

    assert START.after(entry, bytes(32)).writer == "centre"


@pytest.mark.parametrize("payload", NOBODY)
def test_a_hand_over_to_nobody_is_not_entered(payload: dict[str, Json]) -> None:
    with pytest.raises(ValueError, match="who writes next"):
        entry_at(START, HAND_OVER, **payload)


def test_another_act_that_names_a_writer_changes_nothing() -> None:
    assert START.after(entry_at(START, "a", writer="x"), bytes(32)).writer == "centre"


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        (Head("1" * 32, "north", 0, "0" * 64, "centre"), "ledger.other_election"),
        (Head("0" * 32, "south", 0, "0" * 64, "centre"), "ledger.other_unit"),
        (Head("0" * 32, "north", 1, "0" * 64, "centre"), "ledger.wrong_height"),
        (Head("0" * 32, "north", 0, "1" * 64, "centre"), "ledger.wrong_parent"),
        (Head("0" * 32, "north", 0, "0" * 64, "copy"), "ledger.wrong_writer"),
    ],
)
def test_an_entry_of_another_place_does_not_follow(head: Head, fault: str) -> None:
    entry = entry_at(START)

    assert faults_of_link(START, entry) == ()
    assert faults_of_link(head, entry) == (fault,)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    head = Head("1" * 32, "south", 1, "1" * 64, "copy")

    assert faults_of_link(head, entry_at(START)) == (
        "ledger.other_election",
        "ledger.other_unit",
        "ledger.wrong_height",
        "ledger.wrong_parent",
        "ledger.wrong_writer",
    )
