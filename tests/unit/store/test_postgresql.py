"""The same tables on PostgreSQL: the same rows, and the same refusals."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import DatabaseError, OperationalError, connections, transaction
from tests.offices import DrivenOffice, PlayedOffice, erase, founded, play
from tests.postgres import binaries, cluster

from comitia.kernel.findings import Refused
from comitia.ledger.views.dump import views_digest
from comitia.stages.register.bodies import Body
from comitia.store.database.connect import migrate
from comitia.store.database.durability import refuse_weak_settings
from comitia.store.database.trouble import trouble_refused
from comitia.store.database.turns import acting, alone
from comitia.store.record import lines_of, notes_of
from comitia.store.replay import rebuild

pytestmark = pytest.mark.skipif(
    binaries() is None, reason="needs PostgreSQL (Debian: apt install postgresql)"
)


@pytest.fixture(scope="module")
def strong() -> Iterator[str]:
    with cluster("fsync=on") as alias:
        migrate(alias)
        yield alias


@pytest.fixture(scope="module")
def twins(
    strong: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[DrivenOffice, DrivenOffice]:
    """Return an election in SQLite, and its record carried over to PostgreSQL."""
    driven = founded(tmp_path_factory.mktemp("twins"))
    play(PlayedOffice(driven.office))
    erase(driven, driven.people()[0])
    driven.do("checkpoint", {"reason": "x"})
    carry(driven.office.place.alias, strong)
    place = replace(driven.office.place, alias=strong)
    twin = DrivenOffice(replace(driven.office, place=place), driven.count)
    rebuild(twin.office.work())
    return driven, twin


def carry(source: str, target: str) -> None:
    """Carry entries, heads, notes and operation over; views follow by replay."""
    for table in ("entry", "head", "note", "card", "person_index", "account"):
        with connections[source].cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
            rows = cursor.fetchall()
            names = [one[0] for one in cursor.description]
        cells = ", ".join(["%s"] * len(names))
        with connections[target].cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({cells})",  # noqa: S608
                rows,
            )


def digest(driven: DrivenOffice) -> str:
    return views_digest(driven.office.views.all_rows())


def test_a_replay_gives_the_same_dump(twins: tuple[DrivenOffice, DrivenOffice]) -> None:
    lite, twin = twins

    assert digest(lite) == digest(twin)
    assert len(list(twin.office.views.all_rows())) > 90


def test_acts_enter_the_same_bytes(
    twins: tuple[DrivenOffice, DrivenOffice],
) -> None:
    for driven in twins:
        erase(driven, driven.people()[1])
        driven.do("checkpoint", {"reason": "y"})

    lite, twin = twins
    assert lines_of(lite.office.place.alias) == lines_of(twin.office.place.alias)
    assert notes_of(lite.office.place.alias) == notes_of(twin.office.place.alias)
    assert digest(lite) == digest(twin)


REFUSED = {
    "UPDATE entry SET line = 'x'": "never changed",
    "DELETE FROM entry": "never changed",
    "TRUNCATE entry": "never changed",
    "UPDATE note SET text = 'x'": "never changed",
    "DELETE FROM note": "never changed",
    "TRUNCATE note": "never changed",
    "INSERT INTO entry SELECT unit, height + 900, 'x' || key, line, leaf FROM entry"
    " WHERE height = 0": "never changed",
    "INSERT INTO entry SELECT * FROM entry ON CONFLICT (unit, height)"
    " DO UPDATE SET line = 'x'": "never changed",
    "INSERT INTO note SELECT number + 900, text FROM note": "never changed",
    "INSERT INTO note VALUES (0, 'x')": "never changed",
    "UPDATE view_body SET members = -1": "members_counts",
    "UPDATE view_person SET standing = 'loyal'": "standing_known",
}


@pytest.mark.parametrize(("statement", "why"), REFUSED.items())
def test_postgresql_refuses_too(
    twins: tuple[DrivenOffice, DrivenOffice], statement: str, why: str
) -> None:
    twin = twins[1]
    before = lines_of(twin.office.place.alias)
    connection = connections[twin.office.place.alias]

    with (
        pytest.raises(DatabaseError, match=why),
        transaction.atomic(using=connection.alias),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert lines_of(twin.office.place.alias) == before


def test_text_is_ordered_by_its_bytes(strong: str) -> None:
    with connections[strong].cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT collation_name FROM information_schema.columns"
            " WHERE table_name LIKE 'view%%' AND data_type = 'text'"
        )
        found = cursor.fetchall()

    assert found == [("C",)]


def test_the_settings_of_postgresql_itself_are_strong_enough(strong: str) -> None:
    refuse_weak_settings(strong)


@pytest.mark.parametrize(
    "setting", ["synchronous_commit=off", "default_transaction_read_only=on"]
)
def test_a_weak_session_is_refused(strong: str, setting: str) -> None:
    name, _, value = setting.partition("=")
    with (
        transaction.atomic(using=strong),
        connections[strong].cursor() as cursor,
    ):
        cursor.execute(f"SET LOCAL {name} = {value}")
        if name == "default_transaction_read_only":
            cursor.execute("SET TRANSACTION READ ONLY")

        with pytest.raises(Refused) as refused:
            refuse_weak_settings(strong)

    assert [one.code for one in refused.value.findings] == ["store.weak_setting"]


def test_a_weak_server_is_refused_with_every_reason(tmp_path: Path) -> None:
    del tmp_path
    weak = ("fsync=off", "full_page_writes=off", "data_sync_retry=on")

    with cluster(*weak) as alias, pytest.raises(Refused) as refused:
        refuse_weak_settings(alias)

    named = [dict(one.facts)["setting"] for one in refused.value.findings]
    assert named == ["fsync", "full_page_writes", "data_sync_retry"]


def elsewhere(alias: str, work: Callable[[], object]) -> None:
    """Do some work at the same time, on a connection of its own; wait a second."""

    def run() -> object:
        try:
            with connections[alias].cursor() as cursor:
                cursor.execute("SET lock_timeout = '1s'")
            return work()
        finally:
            connections[alias].close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(run).result()


def test_nobody_else_takes_the_head_that_an_act_has_read(
    twins: tuple[DrivenOffice, DrivenOffice],
) -> None:
    office = twins[1].office

    def other() -> None:
        with acting(office.place.alias):
            office.work().head("valley")

    with acting(office.place.alias):
        office.work().head("valley")
        with pytest.raises(OperationalError, match="lock timeout"):
            elsewhere(office.place.alias, other)


def test_an_act_that_rests_on_what_another_has_changed_is_refused(
    twins: tuple[DrivenOffice, DrivenOffice],
) -> None:
    office = twins[1].office
    alias = office.place.alias

    def change(name: str) -> None:
        body = min(office.views.every(Body), key=lambda row: row.body)
        office.views.put([replace(body, name=name)])

    def other() -> None:
        with acting(alias):
            change("first")

    def act() -> None:
        with trouble_refused(), acting(alias):
            assert office.views.every(Body)
            elsewhere(alias, other)
            change("second")

    with pytest.raises(Refused, match=r"store\.busy"):
        act()

    assert min(office.views.every(Body), key=lambda row: row.body).name == "first"


def test_no_act_runs_while_keys_are_destroyed(
    twins: tuple[DrivenOffice, DrivenOffice],
) -> None:
    alias = twins[1].office.place.alias

    def act() -> None:
        with acting(alias):
            pass

    with alone(alias), pytest.raises(OperationalError, match="lock timeout"):
        elsewhere(alias, act)
    with acting(alias):
        elsewhere(alias, act)
