"""The tables follow from the rows, and the database refuses what must not be."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction
from tests.offices import DrivenOffice, founded, register

from comitia.kernel.findings import Refused
from comitia.kernel.views import Row
from comitia.stages.grants import Grant
from comitia.stages.register.bodies import Body, Person
from comitia.stages.rulebook import ROWS
from comitia.store.database.columns import columns_of, kept, row_of
from comitia.store.database.connect import PRAGMAS, connect, connect_file
from comitia.store.database.durability import refuse_weak_settings
from comitia.store.models import VIEWS, attribute_of


@dataclass(frozen=True, slots=True)
class Odd(Row):
    view: ClassVar[str] = "odd"
    keys: ClassVar[int] = 1
    check: str
    many: tuple[str, ...]
    is_so: bool
    number: int | None


@pytest.fixture
def driven(tmp_path: Path) -> DrivenOffice:
    return founded(tmp_path)


def test_the_migration_is_the_one_that_the_models_need() -> None:
    call_command("makemigrations", "store", check=True, dry_run=True, verbosity=0)


def test_every_row_has_its_table_and_nothing_else_is_a_view(
    driven: DrivenOffice,
) -> None:
    connection = connections[driven.office.place.alias]

    tables = connection.introspection.table_names()

    views = [name for name in tables if name.startswith("view_")]
    assert sorted(views) == sorted(f"view_{kind.view}" for kind in ROWS)
    assert len(VIEWS) == len(ROWS)


def test_cells_come_back_as_they_went_in() -> None:
    row = Odd("a", ("张三", 'quoted "b"'), is_so=True, number=None)

    back = row_of(Odd, [kept(cell) for cell in row.cells()])

    assert back == row
    assert [column.name for column in columns_of(Odd) if column.may_be_none] == [
        "number"
    ]


def test_a_row_may_not_hold_a_float() -> None:
    @dataclass(frozen=True, slots=True)
    class Wrong(Row):
        view: ClassVar[str] = "wrong"
        share: float

    with pytest.raises(TypeError, match="share"):
        columns_of(Wrong)


def test_a_column_may_have_the_name_of_a_method() -> None:
    assert [attribute_of(name) for name in ("check", "pk", "unit")] == [
        "its_check",
        "its_pk",
        "unit",
    ]


def test_rows_are_found_by_key_by_value_and_in_order(driven: DrivenOffice) -> None:
    register(driven)
    views = driven.office.views

    body = views.one(Body, "branch-b")
    grants = views.every(Grant, revoked=False)

    assert body is not None
    assert (body.members, body.path) == (20, "000000000001")
    assert [one.role for one in grants] == ["officer"]
    assert grants[0].revoked is False
    assert views.one(Body, "nowhere") is None
    assert [one.body for one in views.every(Body, kind="branch")] == [
        "branch-a",
        "branch-b",
    ]
    with pytest.raises(ValueError, match="zip"):
        views.one(Body, "branch-b", "more")


REFUSED = {
    "UPDATE entry SET line = 'x'": "never changed",
    "DELETE FROM entry": "never changed",
    "UPDATE note SET text = 'x'": "never changed",
    "DELETE FROM note": "never changed",
    "INSERT OR REPLACE INTO entry SELECT * FROM entry": "never changed",
    "INSERT OR REPLACE INTO note SELECT * FROM note": "never changed",
    "INSERT INTO entry SELECT unit, height + 2, 'k', line, leaf FROM entry LIMIT 1": (
        "never changed"
    ),
    "INSERT INTO entry SELECT unit, (SELECT count(*) FROM entry WHERE unit = 'centre'),"
    " key, line, leaf FROM entry LIMIT 1": "UNIQUE",
    "UPDATE view_person SET standing = 'loyal'": "view_person|standing_known",
    "UPDATE view_body SET members = -1": "members_counts",
    "INSERT INTO view_person SELECT * FROM view_person": "UNIQUE",
    "INSERT INTO person_index SELECT * FROM person_index": "UNIQUE",
    "UPDATE view_grant SET role = 'king'": "role_known",
    "UPDATE view_progress SET step = 'party'": "step_known",
    "UPDATE view_election SET state = 'won'": "state_known",
}


@pytest.mark.parametrize(("statement", "why"), REFUSED.items())
def test_the_database_refuses(driven: DrivenOffice, statement: str, why: str) -> None:
    register(driven)
    driven.do("checkpoint", {"reason": "x"})
    before = list(driven.office.views.all_rows())
    connection = connections[driven.office.place.alias]

    with (
        pytest.raises(DatabaseError, match=why),
        transaction.atomic(using=connection.alias),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert list(driven.office.views.all_rows()) == before


def test_an_act_by_the_sheet_takes_a_thousand_rows(driven: DrivenOffice) -> None:
    register(driven, people=1000)

    assert len(driven.office.views.every(Person)) == 1000


WEAK = {
    "journal_mode": "DELETE",
    "synchronous": "NORMAL",
    "foreign_keys": "OFF",
    "secure_delete": "OFF",
    "busy_timeout": "10",
}


def test_each_setting_that_matters_is_tried() -> None:
    assert WEAK.keys() == PRAGMAS.keys()


def settings_with(place: Path, pragmas: dict[str, str], **options: object) -> str:
    lines = "; ".join(f"PRAGMA {name} = {value}" for name, value in pragmas.items())
    return connect(
        {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(place),
            "OPTIONS": {
                "init_command": lines,
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                **options,
            },
        }
    )


@pytest.mark.parametrize(("name", "value"), WEAK.items())
def test_a_weak_setting_is_refused_at_the_start(
    tmp_path: Path, name: str, value: str
) -> None:
    alias = settings_with(tmp_path / "db", {**PRAGMAS, name: value})

    with pytest.raises(Refused) as refused:
        refuse_weak_settings(alias)

    assert [one.code for one in refused.value.findings] == ["store.weak_setting"]
    assert dict(refused.value.findings[0].facts)["setting"] == name
    connections[alias].close()


def test_a_transaction_that_begins_without_its_lock_is_refused(tmp_path: Path) -> None:
    alias = settings_with(tmp_path / "db", PRAGMAS, transaction_mode="DEFERRED")

    with pytest.raises(Refused) as refused:
        refuse_weak_settings(alias)

    assert dict(refused.value.findings[0].facts)["setting"] == "transaction_mode"
    connections[alias].close()


def test_the_shipped_settings_are_strong_enough(tmp_path: Path) -> None:
    alias = connect_file(tmp_path / "db")

    refuse_weak_settings(alias)

    connections[alias].close()


def test_an_election_needs_no_project_of_django() -> None:
    asked = "from comitia.store.office import Office; print(Office.__name__)"
    ran = subprocess.run(
        [sys.executable, "-c", asked], check=True, capture_output=True, text=True
    )

    assert ran.stdout == "Office\n"
