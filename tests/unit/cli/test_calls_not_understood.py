"""A call that is not understood: one JSON object where a script asks for one."""

import json
from pathlib import Path

import pytest
from tests.unit.cli.spoken import environment, say


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("verify", "nowhere"), "record.no_bundle"),
        (("verify", ".", "--against", "nowhere"), "cli.unreadable"),
        (("serve", "nowhere"), "store.no_election"),
        (("figures", "check", "nowhere"), "figures.no_file"),
        (("verify", "nowhere", "--unheard-of"), "cli.usage"),
        (("unheard-of",), "cli.usage"),
    ],
)
def test_a_script_gets_one_object_with_every_reason(
    words: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    paths = [word.replace("no", f"{tmp_path}/no") for word in words]

    answer = say(*paths, "--json", "--lang", "zh-hans")

    (reason,) = json.loads(answer.stdout)["refusals"]
    assert (reason["code"], answer.returncode) == (code, 2)
    assert reason["message"] in answer.stderr


def test_what_was_not_understood_is_told_in_the_reader_s_language() -> None:
    english = say("verify", "--json", env=environment(LANG="en_US.UTF-8"))
    chinese = say("verify", "--json", env=environment(LANG="zh_CN.UTF-8"))

    assert json.loads(english.stdout)["refusals"][0]["message"].startswith("The call")
    assert json.loads(chinese.stdout)["refusals"][0]["message"].startswith("命令")


def test_people_get_nothing_on_standard_output() -> None:
    answers = [say("verify", "nowhere"), say("unheard-of")]

    assert [(one.stdout, one.returncode) for one in answers] == [("", 2)] * 2


def test_help_and_version_are_answers() -> None:
    assert say("--version").returncode == say("verify", "--help").returncode == 0
