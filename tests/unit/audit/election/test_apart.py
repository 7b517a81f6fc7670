"""Cards looked at in another process say what they say in this one."""

import sqlite3
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from pathlib import Path

import pytest
from tests.fault.tampering import DATABASE, held

from comitia.audit.election import apart
from comitia.audit.election.apart import Cards, Looking, OnCards, look_at, looking_at
from comitia.audit.election.verify import verify
from comitia.ledger.cards.keys import KeyFolder
from comitia.stages.rulebook import ROWS

CHANGES = (
    "ANALYZE",
    (
        "UPDATE view_person SET unit = 'x'"
        " WHERE rowid = (SELECT max(rowid) FROM view_person)"
    ),
    "DELETE FROM view_person WHERE rowid = (SELECT max(rowid) FROM view_person)",
    (
        "UPDATE view_body SET members = x'07'"
        " WHERE rowid = (SELECT max(rowid) FROM view_body)"
    ),
)


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Cards:
    election = held(tmp_path_factory.mktemp("office"))
    database = election.folder / DATABASE
    with closing(sqlite3.connect(database)) as base:
        # One card is no longer what its entry committed to; one person is erased.
        base.execute(
            "UPDATE card SET sealed = x'00' WHERE rowid = (SELECT max(rowid) FROM card)"
        )
        base.commit()
        (line,) = base.execute(
            "SELECT CAST(line AS TEXT) FROM entry WHERE unit = 'centre' AND height = 0"
        ).fetchone()
    named = line.partition('"election":"')[2][:32]
    keys = KeyFolder(Path(election.environment["COMITIA_KEYS"]) / named)
    return Cards(election.folder, database, named, frozenset(), keys, rehearsal=True)


@pytest.fixture
def each_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "WORTH_A_PROCESS", 0)


@pytest.mark.usefixtures("each_is_large")
def test_another_process_finds_what_this_one_finds(cards: Cards) -> None:
    here = look_at(cards)

    with looking_at(cards, is_sound=True) as looking:
        there = looking.found()

    assert "election.unreadable_card" in {one.code for one in here.people.faults}
    assert here.people.opened
    assert there[:2] == here[:2]
    assert there.tables.keys() == {kind.view for kind in ROWS}


def test_a_small_record_needs_no_process(cards: Cards) -> None:
    with looking_at(cards, is_sound=True) as small:
        assert small.is_here


@pytest.mark.usefixtures("each_is_large")
def test_an_unsound_record_needs_none(cards: Cards) -> None:
    with looking_at(cards, is_sound=False) as unsound:
        assert unsound.is_here


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_row_is_found_in_whatever_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    election = held(tmp_path)
    with closing(sqlite3.connect(election.folder / DATABASE)) as base:
        base.execute(change)
        base.commit()
    here = verify(election.folder, environment=election.environment)

    monkeypatch.setattr(apart, "WORTH_A_PROCESS", 0)
    there = verify(election.folder, environment=election.environment)

    assert len(here.faults) == (0 if change.startswith("ANALYZE") else 1)
    assert there == here


def test_where_the_other_process_was_ended_the_cards_are_looked_at_here(
    cards: Cards,
) -> None:
    ended: Future[OnCards] = Future()
    ended.set_exception(BrokenProcessPool())

    looking = Looking(cards, ended)

    assert looking.found() == look_at(cards)
