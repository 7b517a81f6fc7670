"""``comitia init`` and ``comitia account``, on real folders."""

from pathlib import Path

import pytest
from tests.elections import MINIMAL
from tests.unit.cli.desk import Desk, call, rehearsal
from tests.unit.cli.spoken import environment, say


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return rehearsal(tmp_path, monkeypatch)


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / "keys"))
    file = tmp_path / "secret.txt"
    file.write_text("correct horse battery\nanything else\n", encoding="utf-8")
    return file


def test_a_rehearsal_is_made_by_the_real_command(tmp_path: Path) -> None:
    env = environment(COMITIA_KEYS=str(tmp_path / "keys"))
    words = ("--charter", MINIMAL, "--officer", "anna", "--rehearsal", "--seed", "7")

    said = say("init", tmp_path / "club", *words, "--lang", "en", env=env)

    assert (said.returncode, said.stderr) == (0, "")
    assert "It is a rehearsal with the seed 7" in said.stdout
    assert (tmp_path / "club" / "election.sqlite3").exists()


def test_the_same_seed_makes_the_same_election(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for name in ("a", "b"):
        monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / f"keys-{name}"))
        words = ("--charter", MINIMAL, "--officer", "anna", "--rehearsal", "--seed=7")
        made.append(call("init", tmp_path / name, *words, "--json").json)

    assert made[0] == made[1]
    assert made[0]["rehearsal"]


def test_a_seed_in_earnest_is_refused(tmp_path: Path, secret: Path) -> None:
    said = call(
        *("init", tmp_path / "club", "--charter", MINIMAL, "--officer", "anna"),
        *("--seed", "1", "--password-file", secret),
    )

    assert (said.code, said.out) == (2, "")
    assert "Only a rehearsal takes a seed" in said.err
    assert not (tmp_path / "club").exists()


def test_a_rehearsal_without_a_seed_draws_one_and_tells_it(
    tmp_path: Path, secret: Path
) -> None:
    del secret
    words = ("--charter", MINIMAL, "--officer", "anna", "--rehearsal", "--json")

    seeds = {call("init", tmp_path / one, *words).json["seed"] for one in "ab"}

    assert len(seeds) == 2


def test_in_earnest_a_password_is_needed_where_nobody_can_be_asked(
    tmp_path: Path, secret: Path
) -> None:
    del secret
    said = call("init", tmp_path / "c", "--charter", MINIMAL, "--officer", "anna")

    assert said.code == 2
    assert "--password-file" in said.err


def test_in_earnest_only_the_right_password_acts(tmp_path: Path, secret: Path) -> None:
    folder, wrong = tmp_path / "club", tmp_path / "wrong.txt"
    wrong.write_text("anything else\n", encoding="utf-8")
    words = ("--charter", MINIMAL, "--officer", "anna", "--password-file", secret)
    made = call("init", folder, *words, "--json").json
    sheet = ("import", folder, "units", "-", "--as", "anna")
    units = "id,name\nvalley,Valley\n"

    refused = call(*sheet, "--password-file", wrong, given=units)
    done = call(*sheet, "--password-file", secret, given=units)

    assert not made["rehearsal"]
    assert made["seed"] is None
    assert (refused.code, done.code) == (1, 0)
    assert "This is not the password of anna." in refused.err


@pytest.mark.parametrize("content", ["", "\nsecond line", "\r\n"])
def test_a_file_without_a_password_is_not_taken(
    tmp_path: Path, secret: Path, content: str
) -> None:
    secret.write_text(content, encoding="utf-8")
    words = ("--charter", MINIMAL, "--officer", "anna", "--password-file", secret)

    said = call("init", tmp_path / "club", *words)

    assert said.code == 2
    assert "begins with an empty line" in said.err


def test_no_election_is_made_over_another(desk: Desk) -> None:
    words = ("--charter", MINIMAL, "--officer", "bo", "--rehearsal", "--seed", "1")

    said = call("init", desk.folder, *words, "--json")

    assert said.code != 0
    assert not said.json["done"]
    assert said.json["refusals"] != []


def test_an_account_is_added_and_listed_with_what_it_holds(desk: Desk) -> None:
    added = call("account", "add", desk.folder, "bo", "--json").json
    desk.act("grant_role", {"account": "@bo", "role": "officer"})

    listed = call("account", "list", desk.folder, "--json").json["accounts"]

    held = {one["name"]: [grant["role"] for grant in one["grants"]] for one in listed}
    assert held == {"anna": ["officer"], "bo": ["officer"]}
    assert added["account"] in {one["account"] for one in listed}
    assert "bo\n    officer" in call("account", "list", desk.folder).out


def test_a_name_is_given_to_one_account(desk: Desk) -> None:
    said = call("account", "add", desk.folder, "anna", "--json")

    assert (said.code, said.json["done"]) == (1, False)


def test_a_folder_without_an_election_is_not_understood(tmp_path: Path) -> None:
    said = call("account", "list", tmp_path, "--json")

    assert said.code == 2
    assert [one["code"] for one in said.json["refusals"]] == ["store.no_election"]


def test_a_damaged_database_is_no_traceback(desk: Desk) -> None:
    (desk.folder / "election.sqlite3").write_bytes(b"no database at all" * 100)

    said = call("account", "list", desk.folder, "--json")

    assert said.code == 2
    assert [one["code"] for one in said.json["refusals"]] == ["cli.database"]


def test_what_is_made_is_told_in_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / "keys"))
    words = ("--charter", MINIMAL, "--officer", "安娜", "--rehearsal", "--seed", "1")

    said = call("init", tmp_path / "club", *words, "--lang", "zh-hans")

    assert "首位选举工作人员为安娜" in said.out


@pytest.mark.parametrize(
    "words",
    [
        ("init", "--charter", str(MINIMAL), "--officer", "anna", "--rehearsal"),
        ("demo", "--out"),
    ],
)
def test_a_seed_that_says_nothing_is_refused(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / "keys"))

    said = call(*words, tmp_path / "new", "--seed", "", "--json")

    assert said.code == 2
    assert [one["code"] for one in said.json["refusals"]] == ["store.empty_seed"]
    assert list(tmp_path.iterdir()) == []


def passwords(tmp_path: Path, **named: str) -> dict[str, Path]:
    files = {name: tmp_path / f"{name}.txt" for name in named}
    for name, text in named.items():
        files[name].write_text(text + "\n", encoding="utf-8")
    return files


@pytest.fixture
def earnest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secret: Path) -> Path:
    monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / "keys"))
    words = ("--charter", MINIMAL, "--officer", "anna", "--password-file", secret)
    assert call("init", tmp_path / "club", *words).code == 0
    return tmp_path / "club"


@pytest.mark.parametrize(("password", "code"), [("7 signs", 1), ("8 signs.", 0)])
def test_in_earnest_a_password_has_eight_signs(
    earnest: Path, tmp_path: Path, password: str, code: int
) -> None:
    file = passwords(tmp_path, bo=password)["bo"]
    words = ("--charter", MINIMAL, "--officer", "bo", "--password-file", file)

    added = call("account", "add", earnest, "bo", "--password-file", file)
    founded = call("init", tmp_path / "other", *words)

    assert (added.code, founded.code) == (code, code)


def test_an_account_changes_its_own_password(earnest: Path, tmp_path: Path) -> None:
    files = passwords(tmp_path, old="the first one", new="the second one", bad="short")
    call("account", "add", earnest, "bo", "--password-file", files["old"])
    base = ("account", "password", earnest, "bo", "--password-file")

    wrong = call(*base, files["new"], "--new-password-file", files["new"])
    short = call(*base, files["old"], "--new-password-file", files["bad"])
    done = call(*base, files["old"], "--new-password-file", files["new"])
    again = call(*base, files["old"], "--new-password-file", files["new"])

    assert (wrong.code, short.code, done.code, again.code) == (1, 1, 0, 1)
    assert "at least 8" in short.err


def test_an_officer_and_nobody_else_gives_another_a_new_password(
    earnest: Path, tmp_path: Path, secret: Path
) -> None:
    files = passwords(tmp_path, old="the first one", new="the second one")
    call("account", "add", earnest, "bo", "--password-file", files["old"])
    base = ("account", "password", earnest)
    new = ("--new-password-file", files["new"])

    other = call(*base, "anna", "--as", "bo", "--password-file", files["old"], *new)
    done = call(*base, "bo", "--as", "anna", "--password-file", secret, *new)

    assert (other.code, done.code) == (1, 0)
    assert "bo is no officer" in other.err
