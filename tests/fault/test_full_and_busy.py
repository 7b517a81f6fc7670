"""A full disk and a busy database are told as such, and nothing has changed."""

import errno
import sqlite3
from pathlib import Path

import pytest
from django.db import OperationalError, connections
from tests.offices import BODIES, DrivenOffice, founded, register

from comitia.kernel.findings import Refused
from comitia.store.database.rows import DatabaseViews
from comitia.store.database.trouble import trouble_refused
from comitia.store.record import lines_of

ROWS = {
    "rows": [
        {"name": "B" * 5000, "unit": "valley", **row, "body": f"branch-{one}"}
        for one in range(50)
        for row in BODIES[-1:]
    ]
}


@pytest.fixture
def driven(tmp_path: Path) -> DrivenOffice:
    driven = founded(tmp_path)
    register(driven)
    return driven


def limit(driven: DrivenOffice, pages: int) -> None:
    with connections[driven.office.place.alias].cursor() as cursor:
        cursor.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_is_told_and_the_act_goes_through_with_more_room(
    driven: DrivenOffice,
) -> None:
    before = lines_of(driven.office.place.alias)
    limit(driven, 1)

    with pytest.raises(Refused, match="disk_full"):
        driven.do("register_bodies", ROWS, key="sheet")

    assert lines_of(driven.office.place.alias) == before
    limit(driven, 10**6)
    assert not driven.do("register_bodies", ROWS, key="sheet").repeated


def test_a_busy_database_is_told_and_asked_again(driven: DrivenOffice) -> None:
    place = driven.office.place
    with connections[place.alias].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(place.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(Refused, match="busy"):
        driven.do("checkpoint", {"reason": "x"}, key="one")

    other.execute("ROLLBACK")
    other.close()
    assert not driven.do("checkpoint", {"reason": "x"}, key="one").repeated


def test_a_disk_that_is_full_of_rolls_is_told(
    driven: DrivenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, content: bytes) -> str:
        raise OSError(errno.ENOSPC, f"{folder} has no room for {len(content)} bytes")

    with monkeypatch.context() as patched:
        patched.setattr("comitia.store.work.keep", full)
        with pytest.raises(Refused, match="disk_full"):
            driven.do("close_register", {}, key="closing")

    assert not driven.do("close_register", {}, key="closing").repeated


def test_an_invariant_of_the_tables_is_told(driven: DrivenOffice) -> None:
    alias = driven.office.place.alias
    with connections[alias].cursor() as cursor:
        cursor.execute("UPDATE head SET height = height + 1")
    before = list(driven.office.views.all_rows()), lines_of(alias)

    with pytest.raises(Refused, match=r"store\.invariant"):
        driven.do("register_bodies", ROWS)

    assert (list(driven.office.views.all_rows()), lines_of(alias)) == before


@pytest.mark.parametrize("fault", [OSError(errno.EIO, "x"), OperationalError("x")])
def test_what_no_patience_cures_is_not_called_a_refusal(fault: Exception) -> None:
    with pytest.raises(type(fault)), trouble_refused():
        raise fault


def test_readers_see_nothing_of_an_act_that_is_under_way(driven: DrivenOffice) -> None:
    place = driven.office.place
    before = list(DatabaseViews(place.alias).all_rows())
    other = sqlite3.connect(place.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE view_body SET members = 7")

    during = list(DatabaseViews(place.alias).all_rows())

    other.execute("ROLLBACK")
    other.close()
    assert during == before
