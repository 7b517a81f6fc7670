"""``comitia communique`` prints published figures in the words of the charter."""

import json
import shutil
from pathlib import Path

import pytest
from tests.charter_files import minimal
from tests.unit.cli.spoken import environment, say

from comitia.ledger.mark import INVENTED

ENGLISH = "Elected: {elected} of {seats} seats, {elected.share}.\n"
CHINESE = "当选代表{elected}名，占名额{seats}名的{elected.share}。\n"
ENGLISH_TITLE = "A club elects three delegates\n\n"
CHINESE_TITLE = "某协会选举三名代表\n\n"
HEAD = 'format = 1\ntemplates = ["communique.en.txt", "communique.zh-hans.txt"]'


@pytest.fixture(scope="module")
def elections(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a played election whose charter has a text."""
    place = tmp_path_factory.mktemp("communique")
    charter = place / "charter"
    charter.mkdir()
    (charter / "charter.toml").write_text(minimal(("format = 1", HEAD)), "utf-8")
    (charter / "communique.en.txt").write_text(ENGLISH, "utf-8")
    (charter / "communique.zh-hans.txt").write_text(CHINESE, "utf-8")
    asked(place, "demo", "--charter", charter, "--out", place / "election")
    return place


@pytest.fixture(scope="module", params=["present-base", "township"])
def small(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Path:
    """Return a folder with a played election under a small charter of ours."""
    place = tmp_path_factory.mktemp("small")
    asked(place, "demo", "--charter", request.param, "--out", place / "election")
    return place


def asked(place: Path, *words: str | Path) -> tuple[int, str, str]:
    said = say(*words, env=environment(COMITIA_KEYS=str(place / "keys")))
    return said.returncode, said.stdout, said.stderr


def test_every_number_is_a_published_figure_and_the_text_says_it_is_invented(
    elections: Path,
) -> None:
    place = elections / "election"

    english = asked(elections, "communique", place, "--lang", "en")[1]
    chinese = asked(elections, "communique", place, "--lang", "zh-hans")[1]

    invented = "DEMONSTRATION – invented persons / 演示数据 虚构人员\n\n"
    assert english == invented + ENGLISH_TITLE + "Elected: 3 of 3 seats, 100.00 %.\n"
    assert chinese == invented + CHINESE_TITLE + "当选代表3名，占名额3名的100.00%。\n"


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_text_of_a_small_charter_names_figures_that_its_election_has(
    small: Path, language: str
) -> None:
    said = asked(small, "communique", small / "election", "--lang", language)

    assert said[0] == 0, said[2]
    assert "{" not in said[1]


def test_a_file_is_written_and_never_written_over(elections: Path) -> None:
    place, out = elections / "election", elections / "text.txt"

    first = asked(elections, "communique", place, "--lang", "en", "--out", out)
    again = asked(elections, "communique", place, "--lang", "en", "--out", out)
    checked = asked(elections, "figures", "check", out)

    assert (first[0], again[0], checked[0]) == (0, 2, 0)
    assert "3 published figures" in first[1]


def test_json_names_the_figures_behind_the_text(elections: Path) -> None:
    out = asked(elections, "communique", elections / "election", "--json")[1]

    assert json.loads(out)["figures"] == ["elected", "seats", "elected.share"]
    assert json.loads(out)["invented"] == INVENTED


def test_figures_are_shown_by_name_and_keep_their_keys(elections: Path) -> None:
    place = elections / "election"

    english = asked(elections, "figures", "show", place, "--lang", "en")[1]
    chinese = asked(elections, "figures", "show", place, "--lang", "zh-hans")[1]
    told = json.loads(asked(elections, "figures", "show", place, "--json")[1])

    assert (
        "Persons elected, share: 100.00 percent (after the ballots; elected.share)\n"
        "  of Seats: 3\n"
    ) in english
    assert (
        "当选人占比：100.00%（选举结束时；elected.share）\n  基数（代表名额）：3\n"
    ) in chinese
    assert {"seats", "elected.share"} <= {one["key"] for one in told["figures"]}


def test_the_text_is_sealed_with_the_charter(elections: Path) -> None:
    place = elections / "changed"
    shutil.copytree(elections / "election", place)
    text = place / "charter" / "communique.en.txt"
    text.write_text(ENGLISH.replace("Elected", "Chosen"), "utf-8")

    code, _, err = asked(elections, "communique", place, "--lang", "en")

    assert code != 0
    assert "charter" in err


def test_a_figure_that_is_not_published_is_refused_by_its_name(tmp_path: Path) -> None:
    charter = tmp_path / "charter"
    charter.mkdir()
    head = 'format = 1\ntemplates = ["communique.en.txt"]'
    (charter / "charter.toml").write_text(minimal(("format = 1", head)), "utf-8")
    (charter / "communique.en.txt").write_text("{elected} {believers}\n", "utf-8")
    asked(tmp_path, "demo", "--charter", charter, "--out", tmp_path / "election")

    code, _, err = asked(tmp_path, "communique", tmp_path / "election", "--lang", "en")
    none = asked(tmp_path, "communique", tmp_path / "election", "--lang", "zh-hans")

    assert code != 0
    assert "believers" in err
    assert none[0] != 0
    assert "communique.zh-hans.txt" in none[2]
