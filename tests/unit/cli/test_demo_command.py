"""``comitia demo`` plays a whole election, the same wherever it runs."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.unit.cli.spoken import environment, say

from comitia.cli.election.demo import why
from comitia.demo.play import Stuck
from comitia.kernel.findings import Finding, Refused

OTHERS = [f"python3.{minor}" for minor in range(11, 16)]
INVENTED = "DEMONSTRATION – invented persons / 演示数据 虚构人员"


def demonstrated(place: Path, *words: str, **env: str) -> dict[str, Any]:
    said = say(
        "demo",
        "--charter",
        "minimal",
        "--out",
        place / "election",
        "--json",
        *words,
        env=environment(COMITIA_KEYS=str(place / "keys"), **env),
    )
    assert said.returncode == 0, said.stderr
    assert "register_units" in said.stderr
    answer: dict[str, Any] = json.loads(said.stdout)
    return answer


def test_a_demonstration_is_complete_and_says_what_it_is(tmp_path: Path) -> None:
    answer = demonstrated(tmp_path)

    assert answer["done"]
    assert (answer["state"], answer["seats"], answer["delegates"]) == (
        "completed",
        3,
        3,
    )
    assert answer["invented"] == INVENTED


def test_the_same_seed_gives_the_same_record_wherever_it_runs(tmp_path: Path) -> None:
    first = demonstrated(tmp_path / "a", "--seed", "7", PYTHONHASHSEED="1")
    zone = {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "2"}
    second = demonstrated(tmp_path / "b", "--seed", "7", **zone)
    plain = demonstrated(tmp_path / "c", "--seed", "7", LC_ALL="C", PYTHONUTF8="0")
    other = demonstrated(tmp_path / "d", "--seed", "8")

    assert first["checkpoint"] == second["checkpoint"] == plain["checkpoint"]
    assert first["checkpoint"] != other["checkpoint"]


def able() -> list[str]:
    """Return the interpreters at hand that can run the program."""
    found = [shutil.which(name) for name in OTHERS]
    asked = [sys.executable, *(path for path in found if path)]
    return [path for path in dict.fromkeys(asked) if can_run(path)]


def can_run(python: str) -> bool:
    question = "import comitia.store.office, typer"
    answer = subprocess.run(
        [python, "-c", question], env=environment(), capture_output=True, check=False
    )
    return answer.returncode == 0


def test_every_interpreter_at_hand_gives_the_same_record(tmp_path: Path) -> None:
    roots = set()
    for number, python in enumerate(able()):
        folder = tmp_path / str(number)
        out = str(folder / "election")
        words = ["-m", "comitia", "demo", "--charter", "minimal"]
        words += ["--out", out, "--json"]
        answer = subprocess.run(
            [python, *words],
            env=environment(COMITIA_KEYS=str(folder / "keys")),
            capture_output=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stderr.decode()
        roots.add(json.loads(answer.stdout)["checkpoint"])

    assert len(roots) == 1


def test_a_copied_rehearsal_makes_all_its_keys_again(tmp_path: Path) -> None:
    demonstrated(tmp_path)
    shutil.copytree(tmp_path / "election", tmp_path / "copy")
    elsewhere = environment(COMITIA_KEYS=str(tmp_path / "other-keys"))

    bundled = say(
        "bundle", tmp_path / "copy", "--out", tmp_path / "bundle", env=elsewhere
    )
    named = say("delegates", tmp_path / "copy", "--csv", env=elsewhere)

    assert bundled.returncode == 0, bundled.stderr
    assert files_of(tmp_path / "keys") == files_of(tmp_path / "other-keys")
    rows = named.stdout.splitlines()
    assert len(rows) == 4
    assert all(row.split(",")[2] for row in rows)
    assert say("verify", tmp_path / "bundle").returncode == 0
    assert say("verify", tmp_path / "copy", env=elsewhere).returncode == 0


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_progress_goes_to_standard_error_in_both_languages(tmp_path: Path) -> None:
    said = say(
        "demo",
        "--charter",
        "minimal",
        "--out",
        tmp_path / "election",
        "--lang",
        "zh-hans",
        env=environment(COMITIA_KEYS=str(tmp_path / "keys")),
    )

    assert "演示数据 虚构人员" in said.stderr
    assert "虚构" in said.stdout
    assert "register_units" in said.stderr


@pytest.mark.parametrize("charter", ["no-such-charter", "charters/../nowhere"])
def test_a_charter_that_is_not_there_is_answered(tmp_path: Path, charter: str) -> None:
    said = say(
        "demo",
        "--out",
        tmp_path / "election",
        "--charter",
        charter,
        env=environment(COMITIA_KEYS=str(tmp_path / "keys")),
    )

    assert said.returncode == 2
    assert not (tmp_path / "election").exists()
    assert list(tmp_path.iterdir()) == []


def test_a_play_of_the_same_name_does_not_hide_a_charter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "minimal").mkdir()
    monkeypatch.chdir(tmp_path)
    keys = environment(COMITIA_KEYS=str(tmp_path / "keys"))

    said = say("demo", "--charter", "minimal", "--out", tmp_path / "play", env=keys)

    assert said.returncode == 0
    assert (tmp_path / "play" / "charter").is_dir()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    held = tmp_path / "election"
    held.mkdir()
    (held / "letter.txt").write_text("mine")

    said = say(
        "demo",
        "--charter",
        "minimal",
        "--out",
        held,
        env=environment(COMITIA_KEYS=str(tmp_path / "k")),
    )

    assert said.returncode != 0
    assert (held / "letter.txt").read_text() == "mine"


@pytest.mark.parametrize("scale", ["0", "1.01", "-1", "much", "1/0", "nan"])
def test_a_part_of_the_whole_is_more_than_nothing_and_no_more_than_all(
    tmp_path: Path, scale: str
) -> None:
    said = say("demo", "--out", tmp_path / "election", "--scale", scale)

    assert said.returncode != 0
    assert "above 0 and up to 1" in said.stderr
    assert not (tmp_path / "election").exists()


def test_the_whole_is_a_part_of_itself(tmp_path: Path) -> None:
    assert demonstrated(tmp_path, "--scale", "1")["done"]


def test_a_play_that_is_refused_says_the_refusal_and_not_a_payload() -> None:
    refused = Finding.of("composition.too_few", people=1, least=3)
    stuck = Stuck("adopt_list {}", act="adopt_list", unit="valley")
    stuck.__cause__ = Refused([refused])

    first, second = why(stuck)

    assert (first.code, dict(first.facts)["unit"]) == ("demo.refused", "valley")
    assert second is refused


def test_a_play_that_finds_no_act_says_so() -> None:
    (found,) = why(Stuck("too many moves"))

    assert found.code == "demo.stuck"
