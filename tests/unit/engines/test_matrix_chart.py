"""The matrix of targets: numbers and shades, parts beside what contains them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drawings import check_geometry, check_harmless, places, root_of, texts

from comitia.engines.chart.heading import Heading
from comitia.engines.chart.matrix.drawn import shade, svg_of_matrix
from comitia.engines.chart.matrix.shown import (
    MOST_UNITS,
    MOST_VALUES,
    Cell,
    MatrixChart,
    Row,
    Value,
    cell_text,
)
from comitia.engines.chart.matrix.written import text_of_matrix
from comitia.engines.chart.text import WIDTH
from comitia.engines.chart.widths import cells
from comitia.kernel.catalogue import Language

ENGLISH = Heading("Targets", Language.ENGLISH)
HOSTILE = "<b>&\u202e\x07"
names = st.text(max_size=90) | st.sampled_from(["women", "少数民族女性" * 9, HOSTILE])


def of(units: int, values: int) -> MatrixChart:
    rows = tuple(
        Row(f"Unit {at}", values, (Cell(1),) * values) for at in range(1, units + 1)
    )
    held = tuple(Value(f"value-{at}", units) for at in range(1, values + 1))
    return MatrixChart(ENGLISH, rows, held)


@st.composite
def charts(draw: st.DrawFn) -> MatrixChart:
    count = draw(st.integers(0, 14))
    values = tuple(
        Value(
            draw(names),
            draw(st.integers(0, 99999)),
            draw(st.none() | st.integers(0, at - 1)) if at else None,
        )
        for at in range(count)
    )
    number = st.integers(0, 9999)
    cell = st.builds(Cell, number, number, st.none() | number, st.booleans())
    row = st.builds(
        Row,
        names,
        number,
        st.lists(cell, min_size=count, max_size=count).map(tuple),
    )
    rows = tuple(draw(st.lists(row, max_size=5)))
    head = Heading(draw(names), draw(st.sampled_from(Language)), draw(names))
    return MatrixChart(head, rows, values)


@given(chart=charts())
def test_texts_of_a_matrix_stay_on_the_page_and_apart(chart: MatrixChart) -> None:
    drawn = svg_of_matrix(chart)

    check_geometry(drawn)
    check_harmless(drawn)
    assert drawn == svg_of_matrix(chart)


@given(chart=charts())
def test_a_matrix_as_text_stays_within_its_columns(chart: MatrixChart) -> None:
    assert all(cells(one) <= WIDTH for one in text_of_matrix(chart).split("\n"))


def test_forty_units_by_twelve_values_fit_a_sheet_of_paper() -> None:
    drawn = svg_of_matrix(of(MOST_UNITS, MOST_VALUES))

    root = root_of(drawn)
    assert int(root.get("height", "0")) / int(root.get("width", "1")) <= 277 / 190
    assert sum(said == "1" for said in texts(drawn)) == 480


def test_what_has_no_room_is_counted_named_and_added_up() -> None:
    said = texts(svg_of_matrix(of(MOST_UNITS + 2, MOST_VALUES + 2)))

    assert "2 more units" in said
    assert said.count("2") == MOST_VALUES
    assert said.count("42") == MOST_VALUES
    assert any("value-13, value-14" in one for one in said)


def test_a_matrix_as_text_leaves_nothing_out() -> None:
    written = text_of_matrix(of(45, 14))

    assert written.count("\nUnit 45 ") == 3
    assert "[14] value-14" in written


def test_parts_stand_beside_what_contains_them() -> None:
    values = (Value("women", 3), Value("men", 3), Value("young women", 1, 0))
    rows = (Row("North", 6, (Cell(3), Cell(4), Cell(1))),)
    chart = MatrixChart(ENGLISH, rows, values)

    order = [one.value.name for one in chart.columns]
    drawn = places(svg_of_matrix(chart))

    assert order == ["women", "young women", "men"]
    row = next(one for one in drawn if one.said == "North")
    level = [one for one in drawn if abs(one.bottom - row.bottom) < 4]
    across = [one.said for one in sorted(level, key=lambda one: one.left)]
    assert across == ["North", "6", "3", "1", "4"]
    assert "  [3] young women (part of [1])" in text_of_matrix(chart)


def test_a_value_inside_itself_is_refused() -> None:
    chart = MatrixChart(ENGLISH, (), (Value("a", 1, 1), Value("b", 1, 0)))

    with pytest.raises(ValueError, match="0"):
        svg_of_matrix(chart)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (Cell(3, 2, 4), "3"),
        (Cell(3, 3, 4), "≥3"),
        (Cell(4, 3, 4), "≤4"),
        (Cell(3, 3, 3), "=3"),
        (Cell(0, 0, 0), "≤0"),
        (Cell(0, 0), "0"),
        (Cell(2, is_tied=True), "2*"),
    ],
)
def test_a_limit_or_a_tie_is_a_sign_beside_the_number(cell: Cell, said: str) -> None:
    assert cell_text(cell) == said


def test_signs_are_explained_where_they_are_used() -> None:
    tied = MatrixChart(
        ENGLISH, (Row("N", 1, (Cell(1, is_tied=True),)),), (Value("v", 1),)
    )

    assert "* and a dashed frame" in " ".join(texts(svg_of_matrix(tied)))
    assert "dashed frame" not in " ".join(texts(svg_of_matrix(of(1, 1))))


def test_more_of_the_seats_is_never_a_lighter_shade() -> None:
    shades = [shade(seats, 20) for seats in range(21)]

    darkness = [sum(bytes.fromhex(one[1:])) for one in shades]
    assert darkness == sorted(darkness, reverse=True)
    assert len(set(shades)) == 5


def test_words_wider_than_their_column_are_set_upright() -> None:
    narrow = of(1, 12)
    wordy = MatrixChart(
        ENGLISH, narrow.rows, (Value("entrepreneurship", 1), *narrow.values[1:])
    )

    assert "rotate(" not in svg_of_matrix(of(1, 3))
    assert ">entrepreneurship</text>" in svg_of_matrix(wordy)


def test_hostile_values_stand_as_text() -> None:
    chart = MatrixChart(ENGLISH, (Row(HOSTILE, 1, (Cell(1),)),), (Value(HOSTILE, 1),))

    assert "<b>" not in svg_of_matrix(chart)
    assert "\u202e" not in svg_of_matrix(chart) + text_of_matrix(chart)
