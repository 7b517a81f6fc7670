from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from comitia.engines.chart.steps import Chart, Line, Step
from comitia.engines.chart.svg import svg_of
from comitia.engines.chart.text import WIDTH, text_of
from comitia.engines.chart.widths import broken, cells, thousandths

SVG = "{http://www.w3.org/2000/svg}"

texts = st.text(max_size=120) | st.text("差额选举，。ab W%", max_size=200)
charts = st.builds(
    Chart,
    texts,
    texts,
    st.sampled_from(["en", "zh-hans"]),
    st.lists(
        st.builds(
            Step,
            texts,
            st.lists(st.builds(Line, texts, texts, texts), max_size=3).map(tuple),
            st.none() | st.integers(1, 9),
        ),
        max_size=3,
    ).map(tuple),
)


def drawn(chart: Chart) -> ET.Element:
    return ET.fromstring(svg_of(chart))  # noqa: S314  our own drawing


@given(chart=charts)
def test_a_drawing_is_xml_and_holds_every_text_within_its_edges(chart: Chart) -> None:
    root = drawn(chart)

    width, height = int(root.get("width", "0")), int(root.get("height", "0"))
    ends: dict[tuple[int, int], int] = {}
    for text in root.iter(f"{SVG}text"):
        x, y = int(text.get("x", "0")), int(text.get("y", "0"))
        size = int(text.get("font-size", "0"))
        end = x + thousandths(text.text or "") * size // 1000
        assert end <= width - 24
        assert size <= y <= height
        ends[x, y] = end
    for (x, y), end in ends.items():
        assert all(end <= other for other, at in ends if at == y and other > x)


@given(chart=charts)
def test_lines_of_a_drawing_do_not_run_into_each_other(chart: Chart) -> None:
    columns: dict[str, list[tuple[int, int]]] = {}
    for text in drawn(chart).iter(f"{SVG}text"):
        row = int(text.get("y", "0")), int(text.get("font-size", "0"))
        columns.setdefault(text.get("x", ""), []).append(row)

    for rows in columns.values():
        for (above, _), (below, size) in pairwise(rows):
            assert below - above >= size + 4


@given(chart=charts)
def test_a_text_chart_stays_within_its_columns(chart: Chart) -> None:
    assert all(cells(line) <= WIDTH for line in text_of(chart).split("\n"))


@given(text=texts, width=st.integers(2, 40))
def test_breaking_keeps_every_letter_and_the_width(text: str, width: int) -> None:
    lines = broken(text, width=width, measure=cells)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "").strip() or (
        "".join("".join(lines).split()) == "".join(text.split())
    )
    assert all(cells(line) <= width for line in lines)


def test_a_drawing_names_itself_for_a_screen_reader() -> None:
    root = drawn(Chart('<A & "B">', "What it is.", "en", ()))

    assert root.findtext(f"{SVG}title") == '<A & "B">'
    assert root.findtext(f"{SVG}desc") == "What it is."
    assert root.get("role") == "img"


def test_arrows_stand_between_numbered_steps_only() -> None:
    steps = (Step("a", ()), Step("b", (), 1), Step("c", (), 2), Step("d", ()))

    paths = list(drawn(Chart("t", "d", "en", steps)).iter(f"{SVG}path"))

    assert sum(path.get("stroke-width") == "2" for path in paths) == 1


def test_a_closing_mark_does_not_begin_a_line() -> None:
    assert broken("差额，选举", width=4, measure=cells) == ("差", "额，", "选举")


def test_a_word_wider_than_its_column_is_broken_inside() -> None:
    assert broken("abcdef gh", width=4, measure=cells) == ("abcd", "ef", "gh")
    assert broken("差", width=1, measure=cells) == ("差",)


def test_marks_on_a_letter_take_no_room() -> None:
    assert cells("e\u0301") == 1
