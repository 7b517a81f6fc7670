"""The chart of seats: everything on the page, nothing on top of anything else."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drawings import check_geometry, check_harmless, places, root_of, texts

from comitia.engines.chart.heading import Heading
from comitia.engines.chart.seats.drawn import svg_of_seats
from comitia.engines.chart.seats.shown import (
    MOST_UNITS,
    DecidingSeat,
    SeatsChart,
    Tie,
    UnitBar,
    Worth,
    bands,
)
from comitia.engines.chart.seats.written import text_of_seats
from comitia.engines.chart.sheet import Width
from comitia.engines.chart.text import WIDTH
from comitia.engines.chart.widths import cells
from comitia.kernel.catalogue import Language

HOSTILE = '<script>alert("x")</script>\u202e\x00&amp;\ud800'
MARK = "DEMONSTRATION / 演示数据"
names = st.text(max_size=90) | st.sampled_from(["North", "中国人民解放军" * 6, HOSTILE])


def heading(language: Language = Language.ENGLISH, mark: str = "") -> Heading:
    return Heading("Seats", language, mark)


def of(count: int, **more: object) -> SeatsChart:
    units = tuple(
        UnitBar(f"Unit {at}", at % 9, Fraction(at % 9 * 7 + 1, 7), at % 2, 8 + at % 2)
        for at in range(count)
    )
    return SeatsChart(heading(), units, **more)  # type: ignore[arg-type]


@st.composite
def charts(draw: st.DrawFn) -> SeatsChart:
    unit = st.builds(
        UnitBar,
        names,
        st.integers(0, 3000),
        st.none() | st.fractions(0, 3000),
        st.integers(0, 40),
        st.none() | st.integers(0, 4000),
    )
    units = tuple(draw(st.lists(unit, max_size=8)))
    place = st.integers(0, max(0, len(units) - 1))
    seat = st.builds(
        DecidingSeat, place, st.integers(1, 99), st.none() | st.fractions()
    )
    decided = st.none() | seat if units else st.none()
    tie = st.builds(Tie, st.lists(place, max_size=3).map(tuple), st.integers(1, 9))
    return SeatsChart(
        Heading(draw(names), draw(st.sampled_from(Language)), draw(names)),
        units,
        draw(st.sampled_from(["", "D'Hondt"])),
        draw(decided),
        draw(decided),
        draw(st.sampled_from(Worth)),
        tuple(draw(st.lists(tie, max_size=2))) if units else (),
    )


@given(chart=charts(), width=st.sampled_from(Width))
def test_texts_of_seats_stay_on_the_page_and_apart(
    chart: SeatsChart, width: Width
) -> None:
    drawn = svg_of_seats(chart, width)

    check_geometry(drawn)
    check_harmless(drawn)
    assert drawn == svg_of_seats(chart, width)
    drawn.encode()


@given(chart=charts())
def test_seats_as_text_stay_within_their_columns(chart: SeatsChart) -> None:
    assert all(cells(one) <= WIDTH for one in text_of_seats(chart).split("\n"))


@pytest.mark.parametrize("count", [0, 1, 2, 30, 31, 60, 61, 3000])
@pytest.mark.parametrize("width", Width)
def test_any_number_of_units_is_drawn(count: int, width: Width) -> None:
    drawn = svg_of_seats(of(count), width)

    check_geometry(drawn)
    shown = sum(said.startswith("Unit ") for said in texts(drawn))
    assert shown == (count if count <= MOST_UNITS else 30)


def test_sixty_units_fit_a_sheet_of_paper() -> None:
    root = root_of(svg_of_seats(of(MOST_UNITS)))

    sides = int(root.get("height", "0")) / int(root.get("width", "1"))

    # A4 without its margins of a centimetre.
    assert sides <= 277 / 190


def test_more_units_than_fit_are_counted_and_grouped() -> None:
    chart = of(100)

    drawn, written = " ".join(texts(svg_of_seats(chart))), text_of_seats(chart)

    assert sum(count for _, count in bands(chart)) == 100
    left = sum(one.seats for one in chart.units[30:])
    for said in (drawn, written):
        assert f"70, with {left} seats" in " ".join(said.split())


def test_bands_cover_every_number_of_seats_once() -> None:
    units = tuple(UnitBar("u", seats) for seats in (0, 5, 49, 50))

    found = bands(SeatsChart(heading(), units))

    assert found[0] == ("0–3", 1)
    assert found[-1] == ("48–51", 2)
    assert sum(count for _, count in found) == 4


def test_zero_seats_draw_no_bar_but_the_number() -> None:
    drawn = svg_of_seats(SeatsChart(heading(), (UnitBar("None", 0),)))

    assert 'width="0"' in drawn
    assert "0" in texts(drawn)


def test_two_units_of_one_name_keep_their_own_marks() -> None:
    units = (UnitBar("Same", 3), UnitBar("Same", 2))
    chart = SeatsChart(
        heading(), units, first_left=DecidingSeat(1, 3, Fraction(100, 3))
    )

    drawn = places(svg_of_seats(chart))

    mark = next(
        one for one in drawn if one.said == "first seat not given" and one.left > 500
    )
    second = [one for one in drawn if one.said == "Same"][1]
    assert abs(mark.bottom - second.bottom) < 3
    assert any("number 3 of Same" in one.said for one in drawn)


def test_the_deciding_seats_are_named_with_their_quotients() -> None:
    chart = of(
        2,
        last_kept=DecidingSeat(1, 1, Fraction(50)),
        first_left=DecidingSeat(0, 1, None),
    )

    written = text_of_seats(chart)

    assert "The last seat given is number 1 of Unit 1; its quotient is 50." in written
    assert "number 1 of Unit 0; it comes before every other." in " ".join(
        written.split()
    )


def test_a_tie_is_said_and_marked_without_colour() -> None:
    drawn = svg_of_seats(of(3, ties=(Tie((0, 2), 1),)))

    assert "Unit 0, Unit 2" in " ".join(texts(drawn))
    assert sum("tied" in said for said in texts(drawn)) == 2
    assert drawn.count('fill="url(#stripes)"') == 3


def test_a_long_name_is_cut_and_written_out_below() -> None:
    name = "Association of the Northern Counties and of the Islands beyond them"

    said = texts(svg_of_seats(SeatsChart(heading(), (UnitBar(name, 1),))))

    assert any(one.endswith("…") for one in said)
    assert name in said


def test_hostile_names_stand_as_text() -> None:
    drawn = svg_of_seats(SeatsChart(heading(), (UnitBar(HOSTILE, 1),)))

    check_harmless(drawn)
    assert "<script" not in drawn
    assert "\u202e" not in drawn
    assert "\u202e" not in text_of_seats(SeatsChart(heading(), (UnitBar(HOSTILE, 1),)))


@pytest.mark.parametrize("language", Language)
def test_a_demonstration_says_so_at_its_head(language: Language) -> None:
    units = (UnitBar("A", 1),)
    marked = SeatsChart(heading(language, MARK), units)
    plain = SeatsChart(heading(language), units)

    for form in (svg_of_seats, text_of_seats):
        assert "DEMONSTRATION" in form(marked)
        assert "演示数据" in form(marked)
        assert "DEMONSTRATION" not in form(plain)


def test_a_screen_reader_finds_title_and_sentence() -> None:
    root = root_of(svg_of_seats(of(2)))

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title desc"
    assert "units: 2" in (root.findtext("{http://www.w3.org/2000/svg}desc") or "")


def test_limits_of_all_units_are_said_once() -> None:
    units = (UnitBar("North", 3, least=1), UnitBar("South", 1, least=1))
    other = (units[0], UnitBar("South", 1))

    alike = text_of_seats(SeatsChart(Heading("Seats", Language.ENGLISH), units))
    apart = text_of_seats(SeatsChart(Heading("Seats", Language.ENGLISH), other))

    assert alike.count("at least 1") == 1
    assert "Limits of every unit: at least 1." in alike
    assert "Limits of every unit" not in apart
    assert "    at least 1" in apart
