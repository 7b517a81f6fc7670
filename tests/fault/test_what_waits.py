"""What a busy database keeps an act from ending is ended by the next, or at open."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import connections
from tests.offices import DrivenOffice, erase, founded, register

from comitia.audit.election.verify import verify
from comitia.kernel.findings import Refused
from comitia.store.office import Office


@pytest.fixture
def driven(tmp_path: Path) -> DrivenOffice:
    driven = founded(tmp_path, seed=None)
    register(driven, people=2)
    driven.office.add_account("second", "another long password")
    second = driven.office.account_id("second")
    driven.do("grant_role", {"account": second, "role": "officer"})
    return driven


@contextmanager
def reader(driven: DrivenOffice) -> Iterator[sqlite3.Connection]:
    """Yield a connection that reads the election as it stands now, and goes on."""
    base = sqlite3.connect(driven.office.place.database, isolation_level=None)
    with closing(base):
        base.execute("BEGIN")
        base.execute("SELECT count(*) FROM entry").fetchone()
        yield base


def log_of(driven: DrivenOffice) -> bytes:
    return Path(f"{driven.office.place.database}-wal").read_bytes()


def index_of(driven: DrivenOffice, person: str) -> bytes:
    return next(
        digest.encode()
        for digest, held in driven.office.work().index()
        if held == person
    )


def test_the_log_that_was_read_during_an_erasure_is_emptied_by_the_next_act(
    driven: DrivenOffice,
) -> None:
    person = driven.people()[0]
    digest = index_of(driven, person)

    with reader(driven) as base:
        erase(driven, person)
        during = log_of(driven)
        base.execute("ROLLBACK")
        driven.do("checkpoint", {"reason": "x"})
        after = log_of(driven)

    assert digest in during
    assert after == b""


def test_the_log_that_was_read_during_an_erasure_is_emptied_at_open(
    driven: DrivenOffice,
) -> None:
    with reader(driven) as base:
        erase(driven, driven.people()[0])
        driven.office.close()
        base.execute("ROLLBACK")
        before = log_of(driven)
        with Office.open(driven.office.place.folder):
            after = log_of(driven)

    assert len(before) > 0
    assert after == b""


def test_a_key_that_cannot_go_yet_hides_no_refusal_and_goes_with_the_next_act(
    driven: DrivenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {"body": "nowhere", "name": "Somebody", "office_id": "99"}

    @contextmanager
    def full(alias: str) -> Iterator[None]:
        raise OSError(errno.ENOSPC, f"no room for {alias}")
        yield

    with monkeypatch.context() as patched:
        patched.setattr("comitia.store.erasing.alone", full)
        with pytest.raises(Refused) as refused:
            driven.do("register_persons", {"rows": [row]})
        left = set(driven.office.keys.persons()) - set(driven.people())
    driven.do("checkpoint", {"reason": "x"})

    assert "store.disk_full" not in [one.code for one in refused.value.findings]
    assert len(left) == 1
    assert set(driven.office.keys.persons()) == set(driven.people())


def test_a_database_that_is_busy_is_still_opened(
    driven: DrivenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = "f" * 32
    driven.office.keys.new_card_key(stranger, os.urandom)
    driven.office.close()
    base = sqlite3.connect(driven.office.place.database, isolation_level=None)
    base.execute("BEGIN IMMEDIATE")

    options = connections.databases[driven.office.place.alias]["OPTIONS"]
    quick = options["init_command"].replace("20000", "1000")

    with monkeypatch.context() as patched:
        patched.setitem(options, "init_command", quick)
        office = Office.open(driven.office.place.folder)

    base.close()
    assert stranger in office.pending.persons
    office.close()


def test_files_that_were_being_written_go_at_open_and_complete_ones_stay(
    driven: DrivenOffice,
) -> None:
    place = driven.office.place
    half = [folder / f".{'0' * 64}" for folder in (place.objects, place.rolls)]
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    for file, content in ((half[0], "x"), (half[1], ""), (place.objects / digest, "x")):
        file.write_text(content)
    driven.do("checkpoint", {"reason": "x"})
    driven.office.close()

    Office.open(place.folder).close()

    verdict = verify(place.folder, environment=os.environ)
    assert [file.exists() for file in half] == [False, False]
    assert (place.objects / digest).exists()
    assert verdict.faults == ()
    assert "election.left_over" in {one.code for one in verdict.not_checked}
