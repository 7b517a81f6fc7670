"""Every rule that pages tell of an election is covered, and the page says by what."""

from collections import Counter
from pathlib import Path

import pytest
from tools.write_rules_page import (
    PAGE,
    charters,
    covered,
    graded,
    keys_of,
    page,
    parts,
    scenarios,
)

from comitia.charter.check import load
from comitia.stages.sections import SECTIONS

FEWEST = 160
CHARTERS = [pytest.param(folder, id=folder.name) for folder in charters()]


@pytest.mark.parametrize("folder", CHARTERS)
def test_the_page_of_rules_is_as_old_as_the_charter(folder: Path) -> None:
    assert (folder / PAGE).read_text("utf-8") == page(folder)


@pytest.mark.parametrize("folder", CHARTERS)
def test_every_numbered_rule_of_the_study_has_a_row(folder: Path) -> None:
    numbered = {str(number) for number in range(1, 67)}
    practice = {f"1.5.{number}" for number in range(1, 20)}

    rows = Counter(row.number for row in covered(folder))

    assert (numbered | practice) - set(rows) == set()
    assert [number for number, times in rows.items() if times > 1] == []


@pytest.mark.parametrize("folder", CHARTERS)
def test_every_part_of_the_contents_begins_at_a_row(folder: Path) -> None:
    rows = [row.number for row in covered(folder)]
    firsts = [part.first for part in parts(folder)]

    assert firsts[0] == rows[0]
    assert firsts == sorted(firsts, key=rows.index)


@pytest.mark.parametrize("folder", CHARTERS)
def test_the_contents_lead_to_each_row_once(folder: Path) -> None:
    text = (folder / PAGE).read_text("utf-8")

    for row in covered(folder):
        assert text.count(f"](#row-{row.number})") == 1
        assert text.count(f'<a id="row-{row.number}"></a>') == 1


@pytest.mark.parametrize("folder", CHARTERS)
def test_the_summary_counts_every_value_once(folder: Path) -> None:
    charter = load(folder, sections=SECTIONS)
    lines = page(folder).splitlines()

    values = sum(
        len(held.declared) for key in charter.by_key for held in charter.by_key[key]
    )

    assert graded(charter).total() == values
    assert f"| | all 合计 | {values} |" in lines


@pytest.mark.parametrize("folder", CHARTERS)
def test_no_row_is_without_a_scenario_or_a_reason(folder: Path) -> None:
    proven = {row for case in scenarios(folder) for row in case.rows}

    bare = [
        row.number
        for row in covered(folder)
        if row.number not in proven and not row.reason
    ]

    assert bare == []


@pytest.mark.parametrize("folder", CHARTERS)
def test_every_proven_row_has_a_case_on_each_side_or_says_why_not(
    folder: Path,
) -> None:
    cases, rows = scenarios(folder), covered(folder)
    done = {row for case in cases if not case.refusals for row in case.rows}
    refused = {row for case in cases if case.refusals for row in case.rows}

    uneven = {row.number for row in rows if (row.number in done ^ refused)}

    assert uneven == {row.number for row in rows if row.one_sided}


@pytest.mark.parametrize("folder", CHARTERS)
def test_no_row_has_both_scenarios_and_a_reason_for_none(folder: Path) -> None:
    proven = {row for case in scenarios(folder) for row in case.rows}

    both = [
        row.number for row in covered(folder) if row.reason and row.number in proven
    ]

    assert both == []


@pytest.mark.parametrize("folder", CHARTERS)
def test_every_key_of_a_row_stands_in_the_charter(folder: Path) -> None:
    charter = load(folder, sections=SECTIONS)

    lacking = [
        (row.number, key)
        for row in covered(folder)
        for key in keys_of(row, charter)
        if key not in charter.by_key
    ]

    assert lacking == []


@pytest.mark.parametrize("folder", CHARTERS)
def test_every_key_of_the_charter_belongs_to_a_row(folder: Path) -> None:
    charter = load(folder, sections=SECTIONS)
    named = {key for row in covered(folder) for key in keys_of(row, charter)}

    assert sorted(set(charter.by_key) - named) == []


@pytest.mark.parametrize("folder", CHARTERS)
def test_every_scenario_belongs_to_rows_that_there_are(folder: Path) -> None:
    known = {row.number for row in covered(folder)}

    strange = [
        case.title
        for case in scenarios(folder)
        if not case.rows or not known.issuperset(case.rows)
    ]

    assert strange == []


@pytest.mark.parametrize("folder", CHARTERS)
def test_there_are_enough_scenarios_and_no_title_twice(folder: Path) -> None:
    titles = Counter(case.title for case in scenarios(folder))

    assert len(titles) >= FEWEST
    assert [title for title, times in titles.items() if times > 1] == []
