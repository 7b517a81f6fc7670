"""The table of the 38 units: complete, of one sum, and each number with its source."""

import csv
import tomllib
from pathlib import Path

import pytest

from comitia.charter.check import load
from comitia.charter.layer import Grade
from comitia.stages.register.bodies import kind_of
from comitia.stages.sections import SECTIONS

FOLDER = Path(__file__).resolve().parents[3] / "charters" / "national-congress-2022"
# The bulletin of the end of 2021, in which members and organisations are rounded.
MEMBERS, ORGANISATIONS = 96_712_000, 4_936_000
# Seats that pages give for 2012 or 2017; for 2022 there are none.
KNOWN = {
    "anhui": 57,
    "guangxi": 48,
    "inner-mongolia": 41,
    "xinjiang": 43,
    "guangdong": 69,
    "jiangsu": 70,
}


@pytest.fixture(scope="module")
def units() -> list[dict[str, str]]:
    with (FOLDER / "units.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_units_are_those_of_the_charter_and_of_its_kinds(
    units: list[dict[str, str]],
) -> None:
    rules = load(FOLDER, sections=SECTIONS).rules()

    listed = rules.read("apportionment.units", tuple).value
    assert tuple(row["unit"] for row in units) == listed
    assert {row["unit"]: row["kind"] for row in units} == {
        unit: kind_of(unit, rules) for unit in listed
    }


def test_the_numbers_add_up_to_what_was_published(units: list[dict[str, str]]) -> None:
    assert sum(int(row["members"]) for row in units) == MEMBERS
    assert sum(int(row["branches"]) for row in units) == ORGANISATIONS


@pytest.mark.parametrize("number", ["members", "branches"])
def test_each_number_has_a_grade_and_a_source(
    units: list[dict[str, str]], number: str
) -> None:
    assert {row[f"{number}_grade"] for row in units} <= {one.value for one in Grade}
    assert all(row[f"{number}_source"] for row in units)


def test_each_unit_is_named_in_both_languages(units: list[dict[str, str]]) -> None:
    for row in units:
        english, _, chinese = row["name"].rpartition(" ")
        assert english.isascii()
        assert not chinese.isascii()


def test_the_formula_comes_near_the_seats_that_pages_know() -> None:

    text = (FOLDER / "scenarios" / "apportionment.toml").read_text("utf-8")
    seats = tomllib.loads(text)["like"]["whole"]["seats"]

    assert {unit: abs(seats[unit] - known) <= 3 for unit, known in KNOWN.items()} == (
        dict.fromkeys(KNOWN, True)
    )
