"""A call that is not understood: one JSON object where a script asks for one."""

import json
from pathlib import Path

import pytest
from tests.unit.cli.spoken import environment, say

from comitia.cli.engines.options import no_choice
from comitia.kernel.seats.divisors import Method


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("verify", "nowhere"), "record.no_bundle"),
        (("verify", ".", "--against", "nowhere"), "cli.unreadable"),
        (("serve", "nowhere"), "store.no_election"),
        (("figures", "check", "nowhere"), "figures.no_file"),
        (("verify", "nowhere", "--unheard-of"), "cli.usage"),
        (("unheard-of",), "cli.usage"),
        (("seats", "nowhere", "--method", "webster"), "cli.near_choice"),
        (("seats", "nowhere", "--method", "dice"), "cli.no_choice"),
        (("seats", "nowhere", "--seats", "2,300"), "cli.no_number"),
        (("seats", "nowhere", "--seats=2,300"), "cli.no_number"),
        (("seats", "nowhere", "--seats=-1"), "cli.number_low"),
        (("seats", "nowhere", "--seats", "1000000001"), "cli.number_high"),
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


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Webster", "sainte-lague"),
        ("Sainte-Laguë", "sainte-lague"),
        ("jefferson", "dhondt"),
        ("D'Hondt", "dhondt"),
        ("Hare-Niemeyer", "hamilton"),
        ("最大余数法", "hamilton"),
        ("hamiltn", "hamilton"),
    ],
)
def test_a_method_of_another_name_is_told_its_own(written: str, meant: str) -> None:
    found = no_choice("--method", written, [*Method])

    assert (found.code, dict(found.facts)["near"]) == ("cli.near_choice", meant)


def test_what_cannot_be_chosen_is_not_proposed() -> None:
    found = no_choice("--method", "hare", ("dhondt", "adams"))

    assert found.code == "cli.no_choice"


def test_a_number_with_a_comma_is_told_in_plain_words() -> None:
    words = ("seats", "nowhere", "--method", "adams", "--seats", "2,300")

    english, chinese = say(*words, "--lang", "en"), say(*words, "--lang", "zh-hans")

    assert english.stderr == (
        "--seats is “2,300”, which is no whole number. Write digits alone, without "
        "commas or spaces, such as 2300.\n"
    )
    assert chinese.stderr == (
        "--seats 写的是“2,300”，不是整数。请只写数字，不加逗号和空格，如 2300。\n"
    )


def test_a_fault_that_is_of_no_option_s_value_is_told_as_before() -> None:
    answer = say("seats", "--unheard-of", "--lang", "en")

    assert "No such option" in answer.stderr
