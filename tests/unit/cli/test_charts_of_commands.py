"""--chart: the answer as a picture or as text, beside what the command prints."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.architecture.project import ROOT
from typer.testing import CliRunner, Result

from comitia.cli.main import app

BALLOT = ROOT / "docs" / "how-to" / "ballot"
WEIGHTS = "unit,weight,min\nnorth,62,\nsouth,40,\nwest,20,2\n"


def seats(file: Path, *words: str, given: str = WEIGHTS) -> Result:
    asked = ["seats", "-", "--seats", "6", "--method", "dhondt", "--lang", "en"]
    return CliRunner().invoke(app, [*asked, "--chart", str(file), *words], input=given)


def test_a_drawing_is_written_and_the_answer_stays_as_it_is(tmp_path: Path) -> None:
    drawn = seats(tmp_path / "seats.svg", "--json")

    root = ET.fromstring((tmp_path / "seats.svg").read_text())  # noqa: S314  our own
    assert drawn.exit_code == 0
    assert json.loads(drawn.stdout)["seats"] == {"north": 3, "south": 1, "west": 2}
    assert drawn.stderr == f"{tmp_path / 'seats.svg'} written.\n"
    assert {"north", "south", "west"} <= {one.text for one in root.iter()}


def test_the_text_names_shares_limits_and_the_deciding_seats(tmp_path: Path) -> None:
    seats(tmp_path / "seats.txt")

    said = (tmp_path / "seats.txt").read_text()

    assert "north                               3      3.049" in said
    assert "at least 2" in said
    assert "The last seat given is number 3 of north; its quotient is 62/3." in said
    assert "The first seat not given would be number 2 of south" in said


def test_a_tie_is_drawn_and_still_no_answer(tmp_path: Path) -> None:
    given = "unit,weight\na,10\nb,10\nc,5\n"
    asked = ["seats", "-", "--seats", "2", "--method", "dhondt", "--lang", "en"]
    equal = [*asked[:3], "1", *asked[4:], "--chart", str(tmp_path / "tie.txt")]

    answer = CliRunner().invoke(app, equal, input=given)

    said = (tmp_path / "tie.txt").read_text()
    assert answer.exit_code == 1
    assert "Seats given: 0 of 1; not given yet: 1; units: 3." in said
    assert "tie for one seat" in said
    assert said.count("    tied\n") == 2


def test_a_lot_marks_who_got_the_seat(tmp_path: Path) -> None:
    given = "unit,weight\na,10\nb,10\n"
    asked = ["seats", "-", "--seats", "1", "--method", "dhondt", "--lang", "en"]
    drawn = [*asked, "--lot", "2026", "--chart", str(tmp_path / "lot.txt")]

    answer = CliRunner().invoke(app, drawn, input=given)

    assert answer.exit_code == 0
    assert (tmp_path / "lot.txt").read_text().count("a seat by lot") == 1


def test_the_squares_and_remainders_are_called_so(tmp_path: Path) -> None:
    for method, said in (
        ("huntington-hill", "the square of its quotient is"),
        ("hamilton", "the remainder of the share is"),
    ):
        seats(tmp_path / "seats.txt", "--method", method, "--force")

        assert said in " ".join((tmp_path / "seats.txt").read_text().split())


@pytest.mark.parametrize("name", ["seats.png", "seats", "seats.svg.gz"])
def test_a_name_that_says_no_form_is_refused_before_anything(
    tmp_path: Path, name: str
) -> None:
    answer = seats(tmp_path / name, "--json", given="no table at all")

    codes = [one["code"] for one in json.loads(answer.stdout)["refusals"]]
    assert answer.exit_code == 2
    assert codes == ["charter.output_kind"]
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "seats.txt"
    file.write_text("mine")

    kept = seats(file)

    assert kept.exit_code == 2
    assert "exists already" in kept.stderr
    assert kept.stdout == ""
    assert file.read_text() == "mine"
    assert seats(file, "--force").exit_code == 0
    assert "north" in file.read_text()


def test_a_place_that_cannot_be_written_is_told_in_one_answer(tmp_path: Path) -> None:
    answer = seats(tmp_path / "nowhere" / "seats.svg", "--json")

    codes = [one["code"] for one in json.loads(answer.stdout)["refusals"]]
    assert answer.exit_code == 2
    assert codes == ["charter.output_refused"]


def test_the_chart_speaks_the_readers_language(tmp_path: Path) -> None:
    seats(tmp_path / "seats.txt", "--lang", "zh-hans")

    assert "最后分出的是 north 的第 3 个名额" in (tmp_path / "seats.txt").read_text()


def count(file: Path, *words: str, account: Path = BALLOT, ballots: int = 1) -> Result:
    papers = [str(BALLOT / "papers.csv")] * ballots
    rules = ["--method", str(BALLOT / "method.toml")] * ballots
    facts = ["--account", str(account / "account.toml")] * ballots
    asked = ["count", *papers, *rules, *facts, "--lang", "en", "--chart", str(file)]
    return CliRunner().invoke(app, [*asked, *words])


def test_a_count_is_drawn_against_the_bar(tmp_path: Path) -> None:
    answer = count(tmp_path / "count.txt", "--json")

    said = (tmp_path / "count.txt").read_text()
    assert json.loads(answer.stdout)["elected"] == ["ada", "ben"]
    assert "12 in all; votes needed: 7" in said
    assert "+ ada" in said
    assert "- chen" in said
    assert "Eva Novak (written in)" in said


def test_several_ballots_stand_below_each_other(tmp_path: Path) -> None:
    answer = count(tmp_path / "count.svg", ballots=2)

    root = ET.fromstring((tmp_path / "count.svg").read_text())  # noqa: S314  our own
    said = [one.text for one in root.iter()]
    assert answer.exit_code == 1
    assert said.index("Ballot 1 of 2") < said.index("Ballot 2 of 2")
    assert said.count("chen") == 2


def test_of_a_void_ballot_no_outcome_is_said(tmp_path: Path) -> None:
    facts = (BALLOT / "account.toml").read_text()
    many = facts.replace("entitled = 12", "entitled = 99")
    (tmp_path / "account.toml").write_text(many)

    answer = count(tmp_path / "void.txt", account=tmp_path)

    said = (tmp_path / "void.txt").read_text()
    assert answer.exit_code == 1
    assert "The ballot is void" in said
    assert "\n  ada " in said
    assert "elected  " not in said
    assert "votes needed" not in said
