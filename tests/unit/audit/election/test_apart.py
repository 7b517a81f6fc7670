"""Cards looked at in another process say what they say in this one."""

import sqlite3
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from pathlib import Path

import pytest
from tests.fault.tampering import DATABASE, held

from comitia.audit.election.apart import Cards, Looking, OnCards, look_at, looking_at
from comitia.ledger.cards.keys import KeyFolder


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Cards:
    election = held(tmp_path_factory.mktemp("office"))
    database = election.folder / DATABASE
    with closing(sqlite3.connect(database)) as base:
        # One card is no longer what its entry committed to; one person is erased.
        base.execute("UPDATE card SET sealed = x'00' WHERE rowid = 1")
        base.commit()
        (line,) = base.execute(
            "SELECT CAST(line AS TEXT) FROM entry WHERE unit = 'centre' AND height = 0"
        ).fetchone()
    named = line.partition('"election":"')[2][:32]
    keys = KeyFolder(Path(election.environment["COMITIA_KEYS"]) / named)
    return Cards(election.folder, database, named, frozenset(), keys, rehearsal=True)


def test_another_process_finds_what_this_one_finds(cards: Cards) -> None:
    here = look_at(cards)

    with looking_at(cards, is_sound=True, least=0) as looking:
        there = looking.found()

    assert "election.unreadable_card" in {one.code for one in here.people.faults}
    assert here.people.opened
    assert there == here


def test_a_small_or_unsound_record_needs_no_process(cards: Cards) -> None:
    with looking_at(cards, is_sound=True) as small:
        assert small.is_here
    with looking_at(cards, is_sound=False, least=0) as unsound:
        assert unsound.is_here


def test_where_the_other_process_was_ended_the_cards_are_looked_at_here(
    cards: Cards,
) -> None:
    ended: Future[OnCards] = Future()
    ended.set_exception(BrokenProcessPool())

    looking = Looking(cards, ended)

    assert looking.found() == look_at(cards)
