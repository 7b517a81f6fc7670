"""Papers are read and added up by the rules of the method, each at its boundary."""

from collections.abc import Callable

import numpy as np
import pytest
from tests.workbooks import workbook

from comitia.engines.count.ballot import Fate, count, unlike, unmarked
from comitia.engines.count.papers import Papers
from comitia.engines.count.reading import read_papers
from comitia.engines.count.tally import Tally, tally, tally_papers
from comitia.engines.table.sheet import LONGEST_CELL
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.shares import parse_share
from comitia.stages.conference.counting.account import Account
from comitia.stages.conference.counting.method import (
    BallotMethod,
    PaperRules,
    Tie,
    Unclear,
    WriteIn,
)

HALF = Bound(Relation.MORE_THAN, parse_share("1/2"), Base.ENTITLED)


def read(text: str | bytes) -> Papers:
    content = text.encode() if isinstance(text, str) else text
    return read_papers(content, name="papers.csv")


def findings(call: Callable[[], object]) -> list[Finding]:
    with pytest.raises(Refused) as refused:
        call()
    return list(refused.value.findings)


def places(call: Callable[[], object]) -> list[tuple[str, str]]:
    return [(one.code, str(one.place)) for one in findings(call)]


def tallied(text: str, rules: PaperRules) -> Tally:
    return tally_papers(read(text), rules)


@pytest.mark.parametrize(
    ("word", "mark"),
    [
        ("for", 1),
        ("FOR", 1),
        ("赞成", 1),
        ("○", 1),
        ("against", -1),
        ("反对", -1),
        ("×", -1),
        ("", 0),
        ("abstain", 0),
        ("弃权", 0),
        ("unclear", 2),
        ("不清", 2),
        ("√", 1),
        ("⭕\ufe0f", 1),
        ("赞 成", 1),
        ("✗", -1),
        ("符号不清", 2),
    ],
)
def test_a_mark_is_a_word_or_a_sign(word: str, mark: int) -> None:
    assert read(f"ada,ben\n{word},for\n").marks.tolist() == [[mark, 1]]


@pytest.mark.parametrize(
    "word", ["f", "forfor", "fo r", "1", "yes", "x", "against2", "forr", "O", "0"]
)
def test_nothing_like_a_word_is_taken_for_it(word: str) -> None:
    wrong = findings(lambda: read(f"ada,ben\nfor,for\nfor,{word}\n"))

    assert [(one.code, str(one.place)) for one in wrong] == [
        ("count.unknown_word", "papers.csv:3")
    ]
    assert dict(wrong[0].facts) == {"column": "ben", "word": word}


def test_of_very_many_faults_twenty_are_told_and_how_many_more() -> None:
    wrong = findings(lambda: read("ada,ben\n" + "f,f\n" * 30))

    assert [one.code for one in wrong] == ["count.unknown_word"] * 20 + [
        "count.more_faults"
    ]
    assert dict(wrong[-1].facts) == {"more": 40}


def test_another_table_is_not_read_to_its_end() -> None:
    wrong = findings(lambda: read("ada,ben\n" + "f,f\n" * 10_000))

    assert wrong[-1].code == "count.many_more_faults"


@pytest.mark.parametrize("row", ["for", "for,for,for", "for;for"])
def test_a_row_with_more_or_fewer_cells_is_refused(row: str) -> None:
    assert places(lambda: read(f"ada,ben\nfor,for\n{row}\n,\n")) == [
        ("count.cells", "papers.csv:3")
    ]


def test_a_paper_without_marks_is_a_paper_and_an_empty_line_is_none() -> None:
    papers = read("ada,ben\n,\n\nfor,\n\n")

    assert papers.marks.tolist() == [[0, 0], [1, 0]]


def test_of_a_single_name_an_empty_line_is_a_paper() -> None:
    assert read("ada\nfor\n\nagainst\n").marks.tolist() == [[1], [0], [-1]]


def test_sheets_of_every_form_are_read_alike() -> None:
    rows = [["ada", "陈梅", "invalid"], ["for", "反对", ""], ["", "", "torn"]]
    lines = [",".join(row) for row in rows]
    quoted = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    forms = {
        "plain": "\n".join(lines).encode(),
        "carriage returns": "\r\n".join(lines).encode(),
        "old": "\r".join(lines).encode(),
        "quoted": quoted.encode(),
        "semicolons": "\n".join(lines).replace(",", ";").encode(),
        "announced": ("sep=,\n" + "\n".join(lines)).encode(),
        "with a mark": b"\xef\xbb\xbf" + "\n".join(lines).encode(),
        "GB18030": "\n".join(lines).encode("gb18030"),
        "workbook": workbook(rows),
    }

    found = {
        form: (papers.names, papers.marks.tolist(), dict(papers.invalid))
        for form, content in forms.items()
        for papers in [read(content)]
    }

    expected = (("ada", "陈梅"), [[1, -1], [0, 0]], {1: "torn"})
    assert found == dict.fromkeys(forms, expected)


def test_an_encoding_that_was_recognised_is_told() -> None:
    papers = read("ada,陈梅\n赞成,反对\n".encode("gb18030"))

    assert [one.code for one in papers.warnings] == ["table.gb18030"]


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("ada,ada", ["count.doubled_column"]),
        ("ada,,ben", ["count.column_without_id"]),
        ("write_in,invalid", ["count.no_names"]),
        ("ada,write_in,另选人", ["count.doubled_column"]),
        ("Jos\u00e9,Jose\u0301", ["count.doubled_column"]),
        ("Ada,ada", ["count.doubled_column"]),
        ("孙强,孙  强", ["count.doubled_column"]),
        ("Ballot of March,,", ["count.title_row"]),
        ("ada," + "x" * (LONGEST_CELL + 1), ["table.long_cell"]),
        ("", ["table.empty"]),
    ],
)
def test_a_heading_that_cannot_be_is_refused(heading: str, codes: list[str]) -> None:
    assert [code for code, _ in places(lambda: read(heading + "\n"))] == codes


def test_a_name_is_the_same_in_either_form_of_its_letters() -> None:
    apart, whole = "Jose\u0301", "Jos\u00e9"
    papers = read(
        f"{apart},ben,write_in,invalid\nfor,against,{whole},\n"
        "for,,,e\u0301\nfor,,,\u00e9\n"
    )

    found = tally_papers(papers, PaperRules(2))

    assert [(one.name, one.votes_for) for one in found.votes] == [
        (whole, 1),
        ("ben", 0),
    ]
    assert (found.ignored, found.void) == (1, {"\u00e9": 2})
    assert unlike(papers, (apart, "ben")) == unlike(papers, (whole, "ben")) == []
    assert len(unlike(papers, (whole, "eve"))) == 2


def test_ids_keep_their_zeros_and_names_their_spaces() -> None:
    assert read("007, Li Wei ,007.0\nfor,,\n").names == ("007", "Li Wei", "007.0")


@pytest.mark.parametrize(("most", "void"), [(2, {}), (1, {"too_many": 1})])
def test_a_paper_for_more_names_than_it_may_be_is_void(
    most: int, void: dict[str, int]
) -> None:
    found = tallied("ada,ben,cem\nfor,for,against\nfor,,\n", PaperRules(most))

    assert found.void == void
    assert found.votes[0].votes_for == 2 - len(void)


@pytest.mark.parametrize(
    ("unclear", "expected"),
    [
        (Unclear.VOID_FOR_NAME, ({}, (1, 0, 0, 1))),
        (Unclear.ABSTAIN, ({}, (1, 0, 1, 0))),
        (Unclear.VOID_PAPER, ({"unclear": 1}, (1, 0, 0, 0))),
    ],
)
def test_an_unclear_sign_voids_its_name_or_the_paper_or_abstains(
    unclear: Unclear, expected: tuple[dict[str, int], tuple[int, ...]]
) -> None:
    found = tallied("ada,ben\nunclear,for\nfor,\n", PaperRules(2, unclear=unclear))

    ada = found.votes[0]
    marks = (ada.votes_for, ada.against, ada.abstain, ada.unclear)
    assert (found.void, marks) == expected


@pytest.mark.parametrize(
    ("rule", "row", "counted"),
    [
        (WriteIn.AFTER_AGAINST, "against,,Eva", {"Eva": 1}),
        (WriteIn.AFTER_AGAINST, ",,Eva", {}),
        (WriteIn.AFTER_AGAINST, "against,,Eva;Bo", {}),
        (WriteIn.AFTER_AGAINST, "against,against,Eva;Bo", {"Bo": 1, "Eva": 1}),
        (WriteIn.FREE, ",,Eva", {"Eva": 1}),
        (WriteIn.NEVER, "against,against,Eva", {}),
        (WriteIn.FREE, ",,Eva; Eva", {"Eva": 1}),
        (WriteIn.FREE, ",,ada", {}),
        (WriteIn.AFTER_AGAINST, "against,,Eva;ada", {"Eva": 1}),
    ],
)
def test_a_written_in_name_counts_where_the_method_lets_it(
    rule: WriteIn, row: str, counted: dict[str, int]
) -> None:
    found = tallied(f"ada,ben,write_in\n{row}\n", PaperRules(2, write_in=rule))

    written = {one.name: one.votes_for for one in found.votes if one.is_written_in}
    assert (written, found.valid) == (counted, 1)


@pytest.mark.parametrize(
    ("row", "ignored"), [(",,Eva", 1), (",,Eva;Bo", 2), ("against,,Eva", 0)]
)
def test_names_that_do_not_count_are_told_by_their_number(
    row: str, ignored: int
) -> None:
    found = tallied(f"ada,ben,write_in\n{row}\n", PaperRules(2))

    assert found.ignored == ignored


def test_written_in_names_make_a_paper_void_with_the_printed_ones() -> None:
    text = "ada,ben,write_in\nfor,against,Eva\n"

    assert tallied(text, PaperRules(2)).void == {}
    assert tallied(text, PaperRules(1)).void == {"too_many": 1}


def test_names_that_do_not_count_do_not_make_a_paper_void() -> None:
    assert tallied("ada,ben,write_in\nfor,,Eva\n", PaperRules(1)).void == {}


def test_a_paper_set_aside_is_void_for_the_reason_given() -> None:
    text = "ada,ben,write_in,invalid\nfor,for,Eva,not  ours\nfor,,,\n"

    found = tallied(text, PaperRules(1))

    assert found.void == {"not ours": 1}
    assert [one.votes_for for one in found.votes] == [1, 0]


@pytest.mark.parametrize("papers", [0, 1, 254, 255, 256, 511])
def test_marks_are_added_up_at_every_size(papers: int) -> None:
    marks = np.ones((papers, 3), np.int8)
    marks[:, 1], marks[:, 2] = -1, 2

    found = tally(marks, PaperRules(3), names=("a", "b", "c"))

    assert [
        (one.votes_for, one.against, one.abstain, one.unclear) for one in found.votes
    ] == [(papers, 0, 0, 0), (0, papers, 0, 0), (0, 0, 0, papers)]


def test_a_paper_may_be_for_more_names_than_a_byte_counts() -> None:
    names = tuple(f"n{place}" for place in range(300))
    marks = np.ones((2, 300), np.int8)

    assert tally(marks, PaperRules(300), names=names).void == {}
    assert tally(marks, PaperRules(299), names=names).void == {"too_many": 2}


@pytest.mark.parametrize(
    "marks",
    [
        np.full((2, 2), 3, np.int8),
        np.full((2, 2), -2, np.int8),
        np.zeros((2, 3), np.int8),
        np.zeros((2, 2), np.int64),
    ],
)
def test_a_matrix_of_something_else_is_no_papers(marks: np.ndarray) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  its text is the shape
        tally(marks, PaperRules(1), names=("a", "b"))


def account(papers: int) -> Account:
    return Account(papers, papers, papers, papers, voters=papers)


def test_there_are_as_many_papers_as_were_returned() -> None:
    papers = read("ada,ben\nfor,\n,for\n")
    method = BallotMethod(1, HALF, HALF, PaperRules(1))

    wrong = findings(lambda: count(papers, method, account(3)))

    assert [(one.code, one.key) for one in wrong] == [("count.rows", "returned")]


def test_a_lot_is_drawn_from_a_seed_only_where_the_method_has_one() -> None:
    papers = read("ada,ben\nfor,for\nfor,for\n")
    by_lot = BallotMethod(1, HALF, HALF, PaperRules(2), tie=Tie.LOT)
    again = BallotMethod(1, HALF, HALF, PaperRules(2))

    drawn = count(papers, by_lot, account(2), seed="2026-01-05")
    undrawn = count(papers, again, account(2), seed="2026-01-05")

    assert drawn.lot is not None
    assert drawn.outcome.elected == drawn.lot.order[:1] == drawn.lot.got
    assert (undrawn.lot, undrawn.outcome.tied) == (None, ("ada", "ben"))


def test_what_came_of_each_name_is_told() -> None:
    papers = read("a,b,c,d,e\n" + "for,for,for,for,\n" * 2 + "for,,,,for\n")
    method = BallotMethod(2, HALF, HALF, PaperRules(4))

    counted = count(papers, method, account(3))

    assert [counted.fate(one) for one in counted.ranked] == [
        Fate.ELECTED,
        Fate.TIED,
        Fate.TIED,
        Fate.TIED,
        Fate.BELOW,
    ]


def test_a_title_over_a_sheet_is_not_taken_for_its_only_name() -> None:
    assert places(lambda: read("Ballot of March\nada,ben\nfor,\n")) == [
        ("count.title_row", "papers.csv:1")
    ]


@pytest.mark.parametrize(
    "cell", ["钱学、冯刚", "钱学，冯刚", "钱学；冯刚", "钱学;冯刚"]
)
def test_names_written_in_are_parted_by_every_sign_that_parts(cell: str) -> None:
    papers = read(f"ada\twrite_in\nagainst\t{cell}\n")

    found = tally_papers(papers, PaperRules(2))

    # One vote against lets one name be written in, and these are two.
    assert (found.ignored, len(found.votes)) == (2, 1)


@pytest.mark.parametrize("cell", ["Lee, Ann", "钱学 冯刚", "Ann/Bo", "Ann & Bo"])
def test_a_cell_that_may_hold_one_name_or_two_is_refused(cell: str) -> None:
    assert places(lambda: read(f"ada;write_in\nfor;{cell}\n")) == [
        ("count.unparted", "papers.csv:2")
    ]


def test_a_space_within_one_chinese_name_parts_nothing() -> None:
    assert read("ada,write_in\nfor,张 三\n").written == {0: ("张三",)}


def test_capitals_make_no_second_person() -> None:
    text = "ada,ben,write_in\nfor,,Ada\n,,Zed\n,,zed\n,,zed\n"

    found = tallied(text, PaperRules(1, write_in=WriteIn.FREE))

    assert (found.void, found.ignored) == ({}, 1)
    assert [(one.name, one.votes_for) for one in found.votes[2:]] == [("zed", 3)]


@pytest.mark.parametrize("word", ["无", "否", "有效", "0", "no", "-"])
def test_a_word_for_no_reason_sets_no_paper_aside(word: str) -> None:
    assert places(lambda: read(f"ada,invalid\nfor,torn\nfor,{word}\n")) == [
        ("count.no_reason", "papers.csv:3")
    ]


@pytest.mark.parametrize("heading", ["备注", "序号", "No."])
def test_a_column_of_notes_is_no_name_and_that_is_told(heading: str) -> None:
    papers = read(f"{heading},ada,ben\n7,for,\nsee below,,for\n")

    assert papers.names == ("ada", "ben")
    assert [one.code for one in papers.warnings] == ["count.ignored_columns"]


def test_whoever_the_method_names_is_a_name_whatever_it_looks_like() -> None:
    papers = read_papers(b"No,ben\nfor,\n", name="p", candidates=("no", "ben"))

    assert (papers.names, papers.warnings) == (("No", "ben"), ())


@pytest.mark.parametrize(("cell", "told"), [("", True), ("against", False)])
def test_a_column_without_any_mark_is_told(cell: str, *, told: bool) -> None:
    papers = read(f"ada,notes on it\nfor,\nfor,{cell}\n")

    found = unmarked(papers, tally_papers(papers, PaperRules(1)))

    assert [one.code for one in found] == ["count.column_without_marks"] * told


def test_a_sheet_without_papers_says_nothing_of_its_columns() -> None:
    papers = read("ada,ben\n")

    assert unmarked(papers, tally_papers(papers, PaperRules(1))) == []


def test_candidates_and_headings_may_differ_in_spaces_and_capitals() -> None:
    papers = read("孙  强,Ada\n,for\n")

    assert unlike(papers, ("孙强", "ada")) == []


def test_those_drawn_stand_before_those_who_were_not() -> None:
    papers = read("ada,ben,cem\n" + "for,for,for\n" * 2)
    method = BallotMethod(1, HALF, HALF, PaperRules(3), tie=Tie.LOT)

    drawn = count(papers, method, account(2), seed="2026-01-05")

    assert drawn.lot is not None
    assert tuple(one.name for one in drawn.ranked) == drawn.lot.order
    assert drawn.lot.order != ("ada", "ben", "cem")
