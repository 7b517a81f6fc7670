"""The chart of a process: every text within its card, no two ways back on one line."""

from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from comitia.engines.chart.process.shown import Back, Entry, Part, Process, Stage
from comitia.engines.chart.process.svg import svg_of
from comitia.engines.chart.process.text import text_of
from comitia.engines.chart.text import WIDTH
from comitia.engines.chart.widths import cells, thousandths
from comitia.kernel.catalogue import Language

SVG = "{http://www.w3.org/2000/svg}"

texts = st.text(max_size=60) | st.text("差额选举，。ab W%", max_size=90)
parts = st.builds(Part, st.lists(texts, min_size=1, max_size=2).map(tuple), texts)
entries = st.builds(Entry, texts, st.lists(parts, min_size=1, max_size=2).map(tuple))
groups = st.lists(entries, max_size=4).map(tuple)
gists = st.lists(texts, max_size=2).map(tuple)
steps = st.integers(1, 4)
backs = st.builds(
    Back, st.lists(steps, min_size=1, max_size=3).map(tuple), steps, texts
)


@st.composite
def processes(draw: st.DrawFn) -> Process:
    drawn = [Stage(draw(texts), draw(groups))]
    drawn += [Stage(draw(texts), draw(groups), at, draw(gists)) for at in range(1, 5)]
    ways = tuple(draw(st.lists(backs, max_size=5)))
    return Process(draw(texts), draw(texts), tuple(drawn), ways, "Ways back")


def drawn(process: Process) -> ET.Element:
    root = ET.fromstring(svg_of(process, Language.ENGLISH))  # noqa: S314  our own
    assert root.tag == f"{SVG}svg"
    return root


def vote(*ways: Back) -> Process:
    stages = tuple(Stage(f"Step {at}", (), at) for at in range(1, 5))
    return Process("T", "d", stages, ways, "Ways back")


def lanes(process: Process) -> list[tuple[int, int, int]]:
    """Return the upright lines of the ways back: where, from how far down to where."""
    found = []
    for path in drawn(process).iter(f"{SVG}path"):
        pieces = [one for one in (path.get("d") or "").split("M") if "V" in one]
        if path.get("stroke") == "#9a3412":
            place, end = pieces[0].split("V")
            x, top = place.split()
            found.append((int(x), int(top), int(end)))
    return found


@given(process=processes())
def test_every_text_stands_within_the_drawing(process: Process) -> None:
    root = drawn(process)

    width, height = int(root.get("width", "0")), int(root.get("height", "0"))
    for text in root.iter(f"{SVG}text"):
        x, y = int(text.get("x", "0")), int(text.get("y", "0"))
        size = int(text.get("font-size", "0"))
        assert x + thousandths(text.text or "") * size // 1000 <= width - 20
        assert size <= y <= height


@given(process=processes())
def test_texts_below_each_other_do_not_touch(process: Process) -> None:
    columns: dict[str, list[tuple[int, int]]] = {}
    for text in drawn(process).iter(f"{SVG}text"):
        row = int(text.get("y", "0")), int(text.get("font-size", "0"))
        columns.setdefault(text.get("x", ""), []).append(row)

    for rows in columns.values():
        for (above, _), (below, size) in pairwise(sorted(rows)):
            assert below - above >= size + 4


@given(process=processes())
def test_no_two_ways_back_lie_on_each_other(process: Process) -> None:
    for (x, top, end), (other, begun, ended) in pairwise(sorted(lanes(process))):
        assert x != other or end < begun or ended < top


def test_a_way_back_leaves_each_of_its_steps_once() -> None:
    root = drawn(vote(Back((2, 3, 4), 1, "More names are needed.")))

    assert len(list(root.iter(f"{SVG}circle"))) == 3
    said = [text.text for text in root.iter(f"{SVG}text")]
    assert "More names are needed." in said
    assert said.count("A") == 2


def test_steps_follow_each_other_by_arrows() -> None:
    paths = list(drawn(vote()).iter(f"{SVG}path"))

    assert sum(path.get("stroke-width") == "2" for path in paths) == 3


def test_a_card_fills_three_columns_of_like_height() -> None:
    entry = Entry("rule", (Part(("value",), "Rule 1"),))

    root = drawn(Process("T", "d", (Stage("Vote", (entry,) * 9),)))

    said = [one for one in root.iter(f"{SVG}text") if one.text == "rule"]
    assert sorted(one.get("x", "") for one in said) == sorted(["40", "436", "832"] * 3)


@given(process=processes())
def test_the_text_stays_within_its_columns(process: Process) -> None:
    assert all(cells(line) <= WIDTH for line in text_of(process).split("\n"))


def test_the_text_says_the_ways_back_before_the_steps() -> None:
    entry = Entry("rule", (Part(("value", "more"), "Rule 1"),))
    process = Process(
        "T", "d", (Stage("Vote", (entry,), 1),), (Back((1,), 1, "Again."),), "Ways back"
    )

    assert text_of(process).split("\n") == [
        "T",
        "d",
        "",
        "Ways back",
        "   A  1 → 1                Again.",
        "",
        "1. Vote",
        "   rule                    value                             Rule 1",
        "                           more",
        "",
    ]


def cited(process: Process) -> list[tuple[str, str]]:
    """Return each line that has a citation behind it, with that citation."""
    return [
        (one.text or "", (one[0].text or ""))
        for one in drawn(process).iter(f"{SVG}text")
        if len(one)
    ]


def test_what_is_cited_stands_beside_a_short_line_and_below_a_long_one() -> None:
    short, long = Part(("5 days",), "Rule 7"), Part(("m" * 20,), "Rule 8 " * 4)
    stage = Stage("Vote", (Entry("Term", (short,)), Entry("Other", (long,))), 1)

    assert cited(Process("T", "d", (stage,))) == [("5 days", "Rule 7")]


def test_what_is_said_stands_further_in_than_its_title() -> None:
    stage = Stage("Vote", (Entry("Term", (Part(("5 days",)),)),), 1)
    places = {
        one.text: int(one.get("x") or "")
        for one in drawn(Process("T", "d", (stage,))).iter(f"{SVG}text")
    }

    assert places["5 days"] > places["Term"]


def test_a_long_process_is_drawn_in_more_columns() -> None:
    entry = Entry("Term", (Part(("5 days",)),))
    small, large = (
        drawn(Process("T", "d", (Stage("Vote", (entry,) * count, 1),)))
        for count in (100, 101)
    )

    assert (small.get("width"), large.get("width")) == ("1240", "1640")
    assert int(large.get("height") or "") < int(small.get("height") or "")
