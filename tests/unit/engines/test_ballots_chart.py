"""The result sheet: votes against the bar, said by sign, word and number."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drawings import check_geometry, check_harmless, places, texts

from comitia.engines.chart.ballots.drawn import svg_of_ballots
from comitia.engines.chart.ballots.shown import (
    BallotsChart,
    BallotVotes,
    Bar,
    Mark,
    NameVotes,
    Outcome,
    bar_text,
)
from comitia.engines.chart.ballots.written import text_of_ballots
from comitia.engines.chart.heading import Heading
from comitia.engines.chart.sheet import Width
from comitia.engines.chart.text import WIDTH
from comitia.engines.chart.widths import cells
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.catalogue import Language

HALF = Bar.of(Bound(Relation.MORE_THAN, Fraction(1, 2), Base.ENTITLED), 30)
ENGLISH = Heading("Votes", Language.ENGLISH)
HOSTILE = '<a onload="x">\u202e\x00&amp;'
names = st.text(max_size=90) | st.sampled_from(["Li", "阿卜杜拉·买买提" * 7, HOSTILE])
votes = st.integers(0, 3000)


def sheet(*ballots: BallotVotes, heading: Heading = ENGLISH) -> BallotsChart:
    return BallotsChart(heading, ballots)


def counted() -> BallotVotes:
    return BallotVotes(
        "First ballot",
        (
            NameVotes("Below", 15, 12, 1, 0, Outcome.BELOW),
            NameVotes("Elected", 20, 6, 2, 0, Outcome.ELECTED),
            NameVotes("Tied B", 16, 8, 4, 0, Outcome.TIED),
            NameVotes("Tied A", 16, 7, 5, 0, Outcome.TIED),
            NameVotes("Wri", 1, outcome=Outcome.BELOW, is_written_in=True),
        ),
        2,
        HALF,
        (("entitled", 30), ("valid", 28)),
    )


@st.composite
def charts(draw: st.DrawFn) -> BallotsChart:
    name = st.builds(
        NameVotes,
        names,
        votes,
        votes,
        votes,
        votes | st.just(0),
        st.sampled_from(Outcome),
        st.booleans(),
    )
    bound = st.builds(
        Bound,
        st.sampled_from([Relation.MORE_THAN, Relation.AT_LEAST]),
        st.fractions(0, 1),
        st.sampled_from(Base),
    )
    ballot = st.builds(
        BallotVotes,
        names,
        st.lists(name, max_size=6).map(tuple),
        st.integers(0, 5),
        st.none() | st.builds(Bar.of, bound, votes),
        st.sampled_from([(), (("entitled", 30), ("void", 2))]),
        st.lists(names, max_size=2).map(tuple),
    )
    head = Heading(draw(names), draw(st.sampled_from(Language)), draw(names))
    return BallotsChart(head, tuple(draw(st.lists(ballot, max_size=3))))


@given(chart=charts(), width=st.sampled_from(Width))
def test_texts_of_a_result_sheet_stay_on_the_page_and_apart(
    chart: BallotsChart, width: Width
) -> None:
    drawn = svg_of_ballots(chart, width)

    check_geometry(drawn)
    check_harmless(drawn)
    assert drawn == svg_of_ballots(chart, width)


@given(chart=charts())
def test_a_result_sheet_as_text_stays_within_its_columns(chart: BallotsChart) -> None:
    assert all(cells(one) <= WIDTH for one in text_of_ballots(chart).split("\n"))


def test_names_stand_by_votes_and_equal_ones_as_given() -> None:
    ranked = [one.name for one in counted().ranked]

    assert ranked == ["Elected", "Tied B", "Tied A", "Below", "Wri"]


def test_the_bar_is_the_first_number_that_reaches_it() -> None:
    said = bar_text(ENGLISH, HALF)

    assert HALF.votes == 16
    assert "more than 50 %" in said
    assert "30" in said
    assert "16" in said


def test_a_bar_without_its_rule_still_says_of_what_it_is() -> None:
    said = bar_text(ENGLISH, Bar(16, 30, "entitled"))

    assert said == "votes needed: 16 (of those entitled to take part: 30)"


def test_nobody_passes_a_bar_without_a_vote() -> None:
    nothing = Bar.of(Bound(Relation.AT_LEAST, Fraction(0), Base.VALID), 0)

    assert nothing.votes == 1


@pytest.mark.parametrize("width", Width)
def test_every_outcome_has_its_word_beside_its_name(width: Width) -> None:
    drawn = places(svg_of_ballots(sheet(counted()), width))

    for name, word in (("Elected", "elected"), ("Below", "below the bar")):
        at = next(one for one in drawn if one.said == name)
        assert any(
            abs(one.bottom - at.bottom) < 3 and word.startswith(one.said)
            for one in drawn
            if one.said and one.left > at.left
        )


def test_outcomes_are_told_apart_without_colour_or_words() -> None:
    signs = {
        text_of_ballots(
            sheet(BallotVotes("B", (NameVotes("N", 1, outcome=one),), 1))
        ).split("\n")[-3][0]
        for one in (Outcome.ELECTED, Outcome.TIED, Outcome.OVER, Outcome.BELOW)
    }

    assert len(signs) == 4


def test_a_bar_in_text_passes_the_stroke_only_with_the_votes_needed() -> None:
    lines = text_of_ballots(sheet(counted())).split("\n")

    def bar_of(name: str) -> str:
        return lines[next(at for at, one in enumerate(lines) if name in one[:20]) + 1]

    assert bar_of("+ Elected").rstrip().endswith("#")
    assert bar_of("= Tied A").rstrip().endswith("|")
    assert bar_of("- Below").rstrip().endswith(" |")


def test_the_cut_stands_below_as_many_names_as_seats() -> None:
    lines = text_of_ballots(sheet(counted())).split("\n")

    cut = next(at for at, one in enumerate(lines) if one == "--- seats: 2 ---")
    assert "Tied B" in lines[cut - 2]
    assert "Tied A" in lines[cut + 1]


def test_with_a_seat_for_everybody_there_is_no_cut() -> None:
    ballot = BallotVotes("B", (NameVotes("N", 1), NameVotes("M", 1)), 2)

    assert "---" not in text_of_ballots(sheet(ballot))
    assert "seats: 2" not in texts(svg_of_ballots(sheet(ballot)))


def test_who_was_written_in_is_marked_and_has_votes_only() -> None:
    said = texts(svg_of_ballots(sheet(counted())))

    assert "Wri (written in)" in said
    assert said[said.index("Wri (written in)") :].count("–") == 2


def test_ballots_stand_below_each_other_in_their_order() -> None:
    second = BallotVotes("Second ballot", (NameVotes("N", 9),), 1)

    drawn = places(svg_of_ballots(sheet(counted(), second)))

    tops = {one.said: one.top for one in drawn}
    assert tops["First ballot"] < tops["Elected"] < tops["Second ballot"] < tops["N"]


def test_a_column_that_is_empty_everywhere_is_left_out() -> None:
    assert sheet(counted()).marks == (Mark.FOR, Mark.AGAINST, Mark.ABSTAIN)


def test_a_ballot_without_names_or_votes_is_drawn() -> None:
    empty = BallotVotes("B", (), 0)
    silent = BallotVotes("C", (NameVotes("N", 0),), 1, HALF)

    check_geometry(svg_of_ballots(sheet(empty, silent)))
    assert "N" in texts(svg_of_ballots(sheet(empty, silent)))


@pytest.mark.parametrize("language", Language)
def test_a_demonstration_of_votes_says_so_at_its_head(language: Language) -> None:
    marked = sheet(counted(), heading=Heading("T", language, "演示数据"))

    for form in (svg_of_ballots, text_of_ballots):
        assert "演示数据" in form(marked)
        assert "演示数据" not in form(sheet(counted()))


def test_chinese_sheets_say_everything_in_chinese() -> None:
    chart = sheet(counted(), heading=Heading("选举结果", Language.CHINESE))

    said = texts(svg_of_ballots(chart))

    assert {"当选", "票数相等", "未过半数", "应选 2 名"} <= set(said)
    assert "elected" not in " ".join(said)


def test_the_plain_text_says_what_its_signs_mean_where_there_is_a_bar() -> None:
    without = BallotVotes("First", (NameVotes("Li", 2),), 1)
    heading = Heading("T", Language.ENGLISH)

    plain = text_of_ballots(BallotsChart(heading, (without,)))

    assert "# are votes for a name" in text_of_ballots(sheet(counted()))
    assert "# are votes for a name" not in plain
