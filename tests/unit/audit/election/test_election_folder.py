"""An election's folder: what belongs into it, wherever and however it lies."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from tests.fault.tampering import DATABASE, Held, held, tamper
from tests.forging import found, left
from tests.offices import founded, register

from comitia.audit.election import database
from comitia.audit.election.verify import verify
from comitia.kernel.findings import Refused
from comitia.ledger.cards.keys import KeyFolder
from comitia.store.work import DatabaseWork

DELETING = """
    CREATE TRIGGER more BEFORE INSERT ON head
    BEGIN DELETE FROM card; SELECT RAISE(ABORT, 'x'); END
"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Held:
    return held(tmp_path_factory.mktemp("office"))


@pytest.fixture
def election(kept: Held, tmp_path: Path) -> Held:
    return kept.copy(tmp_path / "e")


def run(election: Held, *statements: str) -> None:
    with closing(sqlite3.connect(election.folder / DATABASE)) as base:
        for statement in statements:
            base.execute(statement)
        base.commit()


def one(election: Held, query: str) -> str:
    with closing(sqlite3.connect(election.folder / DATABASE)) as base:
        return str(base.execute(query).fetchone()[0])


def erased(election: Held) -> str:
    return one(election, "SELECT person FROM view_person WHERE standing = 'erased'")


def living(election: Held) -> str:
    return one(election, "SELECT max(person) FROM card")


def keys_of(election: Held, root: Path) -> Held:
    """Return the election with keys of its own, which can be spoiled."""
    own = root / "own-keys"
    shutil.copytree(election.environment["COMITIA_KEYS"], own)
    return Held(election.folder, {"COMITIA_KEYS": str(own)})


def folder_of_keys(election: Held) -> KeyFolder:
    root = Path(election.environment["COMITIA_KEYS"])
    return KeyFolder(next(root.iterdir()))


def test_a_moved_copy_is_sound_and_stays_as_it_is(
    election: Held, tmp_path: Path
) -> None:
    moved = Held(tmp_path / "elsewhere", election.environment)
    election.folder.rename(moved.folder)
    before = {path: path.stat().st_mtime_ns for path in moved.folder.rglob("*")}

    verdict = moved.verdict()

    assert found(verdict) == []
    after = {path: path.stat().st_mtime_ns for path in moved.folder.rglob("*")}
    assert after == before


def test_a_vacuumed_database_is_sound(election: Held) -> None:
    run(election, "VACUUM")

    assert found(election.verdict()) == []


def test_a_database_in_another_mode_is_sound(election: Held) -> None:
    run(election, "PRAGMA journal_mode = DELETE")

    assert found(election.verdict()) == []


def test_a_folder_that_cannot_be_written_is_read(election: Held) -> None:
    for path in [election.folder, *election.folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)

    verdict = election.verdict()

    election.folder.chmod(0o755)
    assert found(verdict) == []


def test_what_lies_in_the_log_of_an_open_office_is_read(tmp_path: Path) -> None:
    driven = founded(tmp_path)
    register(driven)
    driven.do("checkpoint", {"reason": "enough"})
    folder = driven.office.place.folder
    there = {path.name for path in folder.iterdir()}
    shutil.copytree(folder, tmp_path / "copy")
    (tmp_path / "copy" / f"{DATABASE}-shm").unlink()

    verdict = verify(folder, environment=os.environ)
    copied = verify(tmp_path / "copy", environment=os.environ)

    driven.office.close()
    assert f"{DATABASE}-wal" in there
    assert (found(verdict), verdict.entries) == ([], 5)
    assert copied == verdict


def test_an_office_that_never_rests_is_not_copied_half(
    election: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = iter(range(10**6))
    monkeypatch.setattr(database, "_PAUSE", 0)
    real = database._stamp  # noqa: SLF001

    def moving(folder: Path) -> tuple[tuple[str, int, int, int], ...]:
        return tuple((name, next(stamps), 0, 0) for name, *_ in real(folder))

    monkeypatch.setattr(database, "_stamp", moving)

    with pytest.raises(Refused, match=r"election\.busy"):
        election.verdict()


def test_without_keys_the_cards_stay_closed_and_it_is_said(election: Held) -> None:
    verdict = verify(election.folder, environment={"COMITIA_KEYS": "nowhere"})

    assert found(verdict) == []
    assert left(verdict) >= {"election.closed_cards", "election.unread_index"}
    assert left(election.verdict()) & left(verdict) == {
        "record.uncovered",
        "record.unopened",
        "election.operation",
        "election.unread_requests",
    }


def test_a_card_without_its_key_is_at_fault(election: Held, tmp_path: Path) -> None:
    own = keys_of(election, tmp_path)
    folder_of_keys(own).erase_card_key(living(own), os.urandom)

    verdict = own.verdict()

    assert found(verdict) == [(f"card: {living(own)}", "election.no_key")]


def test_a_key_that_outlives_its_person_is_at_fault(
    election: Held, tmp_path: Path
) -> None:
    own = keys_of(election, tmp_path)
    folder_of_keys(own).new_card_key(erased(own), os.urandom)

    verdict = own.verdict()

    assert found(verdict) == [(f"key: {erased(own)}", "election.living_key")]


def test_the_keys_of_a_rehearsal_prove_nothing(tmp_path: Path) -> None:
    driven = founded(tmp_path)
    register(driven)
    driven.do("checkpoint", {"reason": "enough"})
    driven.office.keys.erase_card_key(driven.people()[0], os.urandom)
    driven.office.close()

    verdict = verify(driven.office.place.folder, environment=os.environ)

    assert found(verdict) == []
    assert "election.closed_cards" in left(verdict)


def test_cards_of_two_people_exchanged_open_neither(election: Held) -> None:
    run(
        election,
        "UPDATE card SET sealed = (SELECT sealed FROM card ORDER BY person LIMIT 1)"
        " WHERE person = (SELECT max(person) FROM card)",
    )

    verdict = election.verdict()

    assert found(verdict) == [(f"card: {living(election)}", "election.unreadable_card")]


def test_an_older_card_is_not_the_one_that_stands(tmp_path: Path) -> None:
    driven = founded(tmp_path, seed=None)
    register(driven, people=1)
    folder, person = driven.office.place.folder, driven.people()[0]
    election = Held(folder, {"COMITIA_KEYS": str(tmp_path / "keys")})
    old = one(election, "SELECT hex(sealed) FROM card")
    row = {"body": "branch-b", "name": "New Name", "office_id": "000"}
    driven.do("register_persons", {"rows": [row]})
    driven.do("checkpoint", {"reason": "enough"})
    driven.office.close()
    assert found(election.verdict()) == []

    run(election, f"UPDATE card SET sealed = x'{old}'")  # noqa: S608

    assert found(election.verdict()) == [(f"card: {person}", "election.other_card")]


@pytest.mark.parametrize(
    ("statement", "place", "code"),
    [
        (
            "INSERT INTO card VALUES ('{erased}', x'00')",
            "card: {erased}",
            "election.card_of_erased",
        ),
        (
            "INSERT INTO person_index VALUES ('{digest}', '{erased}')",
            "person_index: {digest}",
            "election.index_of_erased",
        ),
        (
            "INSERT INTO person_index VALUES ('{digest}', 'nobody')",
            "person_index: {digest}",
            "election.strange_row",
        ),
        (
            "INSERT INTO person_index VALUES ('{digest}', '{living}')",
            "person_index: {digest}",
            "election.other_row",
        ),
        ("CREATE TABLE more (x TEXT)", "more", "election.strange_table"),
        ("CREATE VIEW more AS SELECT 1", "more", "election.strange_table"),
        ("ALTER TABLE head ADD COLUMN more TEXT", "head", "election.no_table"),
        ("ALTER TABLE view_way ADD COLUMN more TEXT", "view_way", "election.no_table"),
        ("DROP TABLE view_person", "view_person", "election.no_table"),
        ("DROP TABLE card", "card", "election.no_table"),
        (
            "CREATE TRIGGER more AFTER INSERT ON head BEGIN DELETE FROM card; END",
            "more",
            "election.strange_trigger",
        ),
        (
            DELETING,
            "more",
            "election.strange_trigger",
        ),
        ("UPDATE head SET writer = 'me'", "head: centre", "election.other_head"),
        (
            "UPDATE view_person SET standing = 7 WHERE person = '{living}'",
            "view_person: {living}",
            "election.other_row",
        ),
        (
            "UPDATE view_grant SET revoked = 1.0",
            "view_grant: {grant}",
            "election.other_row",
        ),
    ],
)
def test_a_strange_or_changed_row_is_named(
    statement: str, place: str, code: str, election: Held
) -> None:
    names = {
        "digest": "f" * 64,
        "erased": erased(election),
        "grant": one(election, 'SELECT min("grant") FROM view_grant'),
        "living": living(election),
    }

    run(
        election,
        "PRAGMA ignore_check_constraints = ON",
        statement.format(**names),
    )

    assert (place.format(**names), code) in found(election.verdict())


def test_a_row_that_stands_there_twice_is_named(election: Held) -> None:
    run(
        election,
        "CREATE TABLE more AS SELECT * FROM view_unit",
        "DROP TABLE view_unit",
        "ALTER TABLE more RENAME TO view_unit",
        "INSERT INTO view_unit SELECT * FROM view_unit",
    )

    assert found(election.verdict()) == [("view_unit: valley", "election.doubled_row")]


def test_an_index_that_hides_a_row_is_seen(election: Held) -> None:
    with closing(sqlite3.connect(election.folder / DATABASE)) as base:
        base.execute("PRAGMA writable_schema = ON")
        base.execute("DELETE FROM sqlite_master WHERE name LIKE 'person_index_person%'")
        base.commit()

    assert (DATABASE, "election.damaged") in found(election.verdict())


@pytest.mark.parametrize("spoiled", [b"", b"nonsense" * 1000])
def test_a_database_that_is_none_is_a_fault(spoiled: bytes, election: Held) -> None:
    (election.folder / DATABASE).write_bytes(spoiled)

    verdict = election.verdict()

    assert verdict.faults != ()
    assert verdict.entries == 0


def test_a_database_that_is_missing_is_a_fault(election: Held) -> None:
    (election.folder / DATABASE).unlink()

    assert (DATABASE, "election.damaged") in found(election.verdict())


@pytest.mark.parametrize(
    "name", ["notes.txt", "entries.txt", "rolls/x", "openings.jsonl"]
)
def test_a_strange_file_is_named(name: str, election: Held) -> None:
    (election.folder / name).write_text("x", encoding="utf-8")

    assert found(election.verdict()) == [(name, "election.stranger")]


def test_a_link_in_place_of_a_file_is_named(election: Held, tmp_path: Path) -> None:
    place = election.folder / "format"
    place.rename(tmp_path / "kept")
    place.symlink_to(tmp_path / "kept")

    assert found(election.verdict()) == [("format", "election.stranger")]


@pytest.mark.parametrize("content", [b"2\n", b"", b"11"])
def test_another_format_is_named(content: bytes, election: Held) -> None:
    (election.folder / "format").write_bytes(content)

    assert found(election.verdict()) == [("format", "election.no_format")]


def test_another_charter_beside_the_sealed_one_is_named(election: Held) -> None:
    file = election.folder / "charter" / "charter.toml"
    file.write_text(file.read_text("utf-8") + "\n", encoding="utf-8")
    file.with_name("more.toml").write_text("", encoding="utf-8")

    assert found(election.verdict()) == [
        ("charter/charter.toml", "election.other_charter"),
        ("charter/more.toml", "election.stranger"),
    ]


def test_what_an_act_left_that_never_came_about_is_no_fault(election: Held) -> None:
    (election.folder / "objects" / f".{'0' * 64}").write_bytes(b"half")
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    (election.folder / "objects" / digest).write_bytes(b"x")

    verdict = election.verdict()

    assert found(verdict) == []
    assert "election.left_over" in left(verdict)


def test_a_sealed_file_with_another_digest_is_a_fault(election: Held) -> None:
    (election.folder / "objects" / ("0" * 64)).write_bytes(b"x")

    assert found(election.verdict()) == [(f"objects/{'0' * 64}", "record.unnamed")]


def test_after_a_broken_chain_nothing_else_is_blamed(election: Held) -> None:
    tamper(election.folder, "entry", "remove", Random(3))

    verdict = election.verdict()

    assert "replay.after_faults" in left(verdict)
    assert not [place for place, _ in found(verdict) if place.startswith("view_")]


def test_under_a_corrected_id_a_person_may_still_be_found(tmp_path: Path) -> None:
    driven = founded(tmp_path)
    register(driven, people=1)
    driven.do("close_register", {})
    second = driven.office.add_account("second", None)
    driven.do("grant_role", {"account": second, "role": "officer"})
    asked = {"office_id": "77", "person": driven.people()[0], "reason": "a slip"}
    for officer in ("officer", "second"):
        driven.do("correct_person", asked, by=officer)
    driven.do("checkpoint", {"reason": "enough"})
    driven.office.close()
    election = Held(
        driven.office.place.folder, {"COMITIA_KEYS": str(tmp_path / "keys")}
    )
    rows = int(one(election, "SELECT count(*) FROM person_index"))
    corrected = election.verdict()

    run(election, "DELETE FROM person_index")

    assert found(corrected) == []
    assert ("election.unread_index" in left(corrected)) == (rows > 1)
    assert [code for _, code in found(election.verdict())] == ["election.missing_row"]


def test_a_record_that_seals_no_policy_is_no_election(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = DatabaseWork.founding
    monkeypatch.setattr(
        DatabaseWork,
        "founding",
        lambda work: {
            name: content for name, content in files(work).items() if name != "policy"
        },
    )
    monkeypatch.setattr("comitia.store.office.refuse_another_policy", lambda _: None)
    driven = founded(tmp_path)
    driven.do("checkpoint", {"reason": "enough"})
    driven.office.close()

    verdict = verify(driven.office.place.folder, environment=os.environ)

    assert found(verdict) == [("entries/centre.jsonl:1", "election.no_policy")]


def test_after_a_thousand_faults_of_a_table_the_others_are_counted(
    election: Held,
) -> None:
    run(
        election,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1500)"
        " INSERT INTO card SELECT 'x' || i, x'00' FROM n",
    )

    verdict = election.verdict()

    assert len(verdict.faults) == 1001
    assert found(verdict)[0] == ("card", "record.more_faults")
    assert dict(verdict.faults[0].facts) == {"count": 500}
