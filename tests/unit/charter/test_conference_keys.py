"""Keys of the conference fit together, or the check says which does not."""

from pathlib import Path

import pytest
from tests.charter_files import faults, layered, minimal, reading
from tests.play.charters import by_presidium, with_primary

from comitia.charter.check import load
from comitia.stages.sections import SECTIONS

MODE = ('value = "contested"', 'value = "primary_then_final"')
BY_PRESIDIUM = ('value = "electors"', 'value = "presidium"')
PRIMARY_BAR = """
[conference.primary_threshold]
more_than = "1/2"
of = "entitled"
clause = "Rule 8"
"""


def names(most: int) -> str:
    return f'\n[conference.most_names]\nvalue = {most}\nclause = "Rule 8"\n'


def test_a_primary_needs_its_own_bar(tmp_path: Path) -> None:
    assert faults(tmp_path, minimal(MODE)) == [("lacks_partner", "conference.mode")]
    assert faults(tmp_path, minimal(MODE, more=PRIMARY_BAR)) == []


def test_the_bar_of_a_primary_needs_a_primary(tmp_path: Path) -> None:
    found = faults(tmp_path, minimal(more=PRIMARY_BAR))

    assert found == [("without_use", "conference.primary_threshold")]


def test_the_electors_need_a_majority_to_decide_by_and_the_presidium_none(
    tmp_path: Path,
) -> None:
    vote = '[conference.open_seats_threshold]\nmore_than = "1/2"\nof = "present"\n'
    lacking = minimal((f'{vote}clause = "Rule 8"\n', ""))

    assert faults(tmp_path, lacking) == [("lacks_partner", "conference.open_seats_by")]
    assert faults(tmp_path, minimal(BY_PRESIDIUM)) == [
        ("without_use", "conference.open_seats_threshold")
    ]


@pytest.mark.parametrize(("most", "is_sound"), [(3, True), (4, False)])
def test_a_paper_chooses_no_more_names_than_there_are_seats(
    tmp_path: Path, most: int, *, is_sound: bool
) -> None:
    found = faults(tmp_path, minimal(more=names(most)))

    assert (found == []) is is_sound
    assert is_sound or found == [("names_beyond_seats", "conference.most_names")]


@pytest.mark.parametrize(("day", "is_sound"), [("01", True), ("02", False)])
def test_nothing_is_to_be_over_before_its_own_rule_holds(
    tmp_path: Path, day: str, *, is_sound: bool
) -> None:
    held_by = f"[conference.held_by]\nvalue = 2026-03-01\nfrom = 2026-03-{day}\n"

    found = faults(tmp_path, minimal(more=f'{held_by}clause = "Rule 9"\n'))

    assert found == ([] if is_sound else [("over_before", "conference.held_by")])


PLAN = '[layer]\nname = "Plan"\nrank = "unit-plan"\nfrom = 2026-01-01\n'
NOTICE = '[layer]\nname = "Notice"\nrank = "notice"\nfrom = 2026-01-01\n'


@pytest.mark.parametrize(("fewer", "is_sound"), [(3, True), (1, False)])
def test_how_many_names_a_paper_chooses_is_changed_by_no_lower_layer(
    tmp_path: Path, fewer: int, *, is_sound: bool
) -> None:
    folder = layered(tmp_path, minimal(more=names(3)), low=NOTICE + names(fewer))

    found = [(one.code, one.key) for one in reading(folder).faults]

    assert found == (
        [] if is_sound else [("charter.loosens.fixed", "conference.most_names")]
    )


def test_how_many_names_a_paper_chooses_is_the_same_in_all_units(
    tmp_path: Path,
) -> None:
    plan = PLAN + 'units = ["valley"]\n' + names(1)
    folder = layered(tmp_path, minimal(), low=plan)

    (found,) = reading(folder).faults

    assert found.code == "charter.not_per_unit"


def test_charters_with_a_primary_are_sound(tmp_path: Path) -> None:
    for number, charter in enumerate((with_primary, by_presidium)):
        folder = charter(tmp_path / str(number))

        assert load(folder, sections=SECTIONS)
