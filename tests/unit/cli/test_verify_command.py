"""``comitia verify``, run as it is run by its readers."""

import json
import os
import re
import signal
import subprocess
from pathlib import Path

import pytest
from tests.factories import InventedRecord, invented_record, written
from tests.unit.cli.spoken import COMMAND, ROOT, environment, say

from comitia import __version__

FORMAT = ROOT / "docs/reference/record-format.md"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return written(invented_record(2).files(), tmp_path / "bundle")


@pytest.fixture
def damaged(bundle: Path) -> Path:
    (bundle / "notes.txt").write_text("x", encoding="utf-8")
    return bundle


def test_a_sound_record_is_said_to_be_sound(bundle: Path) -> None:
    answer = say("verify", bundle, "--lang", "en")

    first, rehearsal, *rest = answer.stdout.splitlines()
    note = invented_record(2).ledger.notes[-1]
    assert (answer.returncode, answer.stderr) == (0, "")
    assert re.fullmatch(r"Entries read: \d+\. No fault found\.", first)
    assert rehearsal.startswith("REHEARSAL")
    assert rest[-3:] == note.text.splitlines()


def test_a_damaged_record_is_answered_with_the_place_and_a_cure(damaged: Path) -> None:
    answer = say("verify", damaged, "--lang", "en")

    assert answer.returncode == 1
    assert answer.stdout.startswith(
        "notes.txt: This does not belong into a bundle. Remove it; a bundle holds only "
        "the files of docs/reference/record-format.md, section 1.\n"
    )
    assert "Faults: 1. The record is not sound." in answer.stdout


def test_the_answer_for_scripts_has_the_keys_of_the_format(damaged: Path) -> None:
    answer = say("verify", damaged, "--json", "--lang", "en")

    document = json.loads(answer.stdout)
    form = re.compile(r'^    \{("ok".*)\}$', re.MULTILINE)
    written_down = form.search(FORMAT.read_text("utf-8"))
    assert written_down is not None
    assert list(document) == json.loads(f"[{written_down[1]}]")
    assert (answer.returncode, answer.stderr) == (1, "")
    assert (document["ok"], document["figures"], document["rehearsal"]) == (
        False,
        0,
        True,
    )
    assert document["checkpoint"] == invented_record(2).ledger.notes[-1].text
    assert [list(fault) for fault in document["faults"]] == [["where", "what"]]
    assert document["faults"][0]["where"] == "notes.txt"


def test_what_was_not_checked_is_said_in_sentences(bundle: Path) -> None:
    document = json.loads(say("verify", bundle, "--json", "--lang=en").stdout)
    text = say("verify", bundle, "--lang=en").stdout

    assert document["ok"]
    assert document["not_checked"] != []
    assert all(f"  {one}\n" in text for one in document["not_checked"])


def test_a_record_that_is_no_rehearsal_is_not_called_one(tmp_path: Path) -> None:
    files = InventedRecord(3).files()
    centre = files["entries/centre.jsonl"]
    files["entries/centre.jsonl"] = centre.replace(
        b'"rehearsal":true', b'"rehearsal":false'
    )

    answer = say("verify", written(files, tmp_path), "--lang", "en")

    assert "checkpoints/1: Nothing here is signed" in answer.stdout
    assert answer.returncode == 1
    assert "REHEARSAL" not in answer.stdout
    assert "checkpoint, to be compared" not in answer.stdout


def test_the_answer_is_given_in_chinese_when_asked_for(damaged: Path) -> None:
    answer = say("verify", damaged, "--lang", "zh-hans")
    written_out = say("verify", damaged, "--json", "--lang", "zh-hans").stdout
    document = json.loads(written_out)

    assert "这个文件不属于存证包。" in written_out
    assert "存证不完好。" in answer.stdout
    assert answer.stdout.startswith("notes.txt: 这个文件不属于存证包。")
    assert document["faults"][0]["what"].startswith("这个文件不属于存证包。")


@pytest.mark.parametrize(
    ("asked", "chinese"),
    [
        ({}, False),
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, True),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, False),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, True),
        ({"LC_ALL": "zh_TW.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, True),
    ],
)
def test_the_environment_chooses_the_language(
    tmp_path: Path, asked: dict[str, str], *, chinese: bool
) -> None:
    answer = say("verify", tmp_path, env=environment(**asked))

    assert ("不是存证包" in answer.stderr) == chinese
    assert ("is no bundle" in answer.stderr) == (not chinese)


@pytest.mark.parametrize("words", [["--lang", "zh-hans"], ["--lang=zh-hans"]])
def test_what_is_no_bundle_is_answered_in_the_language_asked_for(
    tmp_path: Path, words: list[str]
) -> None:
    answer = say("verify", tmp_path, *words)

    assert (answer.returncode, answer.stdout) == (2, "")
    assert "不是存证包" in answer.stderr


@pytest.mark.parametrize("words", [["zh-hans"], ["zh-hans", "--lang", "en"]])
def test_a_folder_named_like_a_language_chooses_none(words: list[str]) -> None:
    answer = say("verify", *words)

    assert answer.returncode == 2
    assert answer.stderr.startswith("zh-hans is no bundle")


@pytest.mark.parametrize("name", ["empty", "file", "nowhere"])
def test_what_is_no_bundle_is_not_understood(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_bytes(b"")

    answer = say("verify", tmp_path / name, "--lang", "en")

    assert answer.returncode == 2
    assert answer.stderr.startswith(f"{tmp_path / name} is no bundle")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("nowhere", "No such file or directory"), (".", "Is a directory")],
)
def test_a_checkpoint_that_cannot_be_read_is_not_understood(
    bundle: Path, name: str, reason: str
) -> None:
    outside = bundle.parent / name

    answer = say("verify", bundle, "--against", outside, "--lang", "en")

    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith(f"{outside} cannot be read: {reason}.")


@pytest.mark.parametrize(
    "words",
    [["nonsense"], ["verify"], ["verify", "x", "-z"]],
)
def test_wrong_words_are_not_understood(words: list[str]) -> None:
    answer = say(*words)

    assert (answer.returncode, answer.stdout) == (2, "")
    assert "Usage: comitia" in answer.stderr


def test_a_language_that_is_none_of_ours_is_told_which_there_are() -> None:
    answer = say("verify", "x", "--lang", "fr")

    assert (answer.returncode, answer.stdout) == (2, "")
    assert "Choose one of: en, zh-hans." in answer.stderr


def test_help_shows_an_example() -> None:
    answer = say("verify", "--help")

    assert answer.returncode == 0
    assert "comitia verify docs/tutorial/record" in answer.stdout


def test_a_kept_checkpoint_is_compared(bundle: Path, tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    own.write_text(str(invented_record(2).ledger.notes[0]), encoding="utf-8")
    other.write_text(str(invented_record(3).ledger.notes[0]), encoding="utf-8")

    same = say("verify", bundle, "--against", own)
    another = say("verify", bundle, "--against", other, "--json")

    places = {fault["where"] for fault in json.loads(another.stdout)["faults"]}
    assert (same.returncode, another.returncode) == (0, 1)
    assert places == {"against"}


def test_a_name_that_is_not_text_is_still_answered(bundle: Path) -> None:
    (bundle / os.fsdecode(b"bad-\xff")).write_bytes(b"")

    answer = say("verify", bundle, "--json")
    text = say("verify", bundle)

    where = json.loads(answer.stdout)["faults"][0]["where"]
    assert (answer.returncode, text.returncode) == (1, 1)
    assert where == r"bad-\xff"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_chinese_gets_its_escapes(
    damaged: Path, encoding: str
) -> None:
    narrow = environment(PYTHONIOENCODING=encoding, PYTHONUTF8="0")

    text = say("verify", damaged, "--lang", "zh-hans", env=narrow)
    answer = say("verify", damaged, "--json", "--lang", "zh-hans", env=narrow)

    assert (text.returncode, answer.returncode) == (1, 1)
    assert "\\u5b58\\u8bc1" in text.stdout
    assert json.loads(answer.stdout)["faults"][0]["what"].startswith("这个文件")


def test_an_interrupted_command_ends_with_130(bundle: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    running = subprocess.Popen(
        [*COMMAND, "verify", bundle, "--against", pipe],
        env=environment(),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )

    with pipe.open("wb"):
        running.send_signal(signal.SIGINT)
        shown = running.communicate(timeout=60)

    assert (running.returncode, *shown) == (130, b"", b"")


def test_the_version_is_told() -> None:
    answer = say("--version")

    assert (answer.returncode, answer.stdout) == (0, f"comitia {__version__}\n")
