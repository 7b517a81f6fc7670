"""The command that counts: its answer, its exit code, and what it refuses."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.cli.desk import Said, call

METHOD = """\
seats = 2
quorum = { at_least = "1/2", of = "entitled" }
majority = { more_than = "1/2", of = "entitled" }
papers.most_names = 3
"""
NUMBERS = ("entitled", "present", "voters", "issued", "spoiled", "returned")
SETTLED = "ada,ben,cem\n" + "for,for,against\n" * 3
TIED = "ada,ben,cem\n" + "for,for,for\n" * 2 + "for,,\n"
OPEN = "ada,ben,cem\n" + "for,,\n" * 3


def files(
    folder: Path, papers: str, method: str = METHOD, /, **changed: int
) -> tuple[str | Path, ...]:
    """Write the files of a ballot, and return the words that name them."""
    rows = len(papers.splitlines()) - 1
    numbers = dict.fromkeys(NUMBERS, rows) | {"spoiled": 0} | changed
    account = "\n".join(f"{name} = {now}" for name, now in numbers.items())
    for name, text in (("p.csv", papers), ("m.toml", method), ("a.toml", account)):
        (folder / name).write_text(text, encoding="utf-8")
    options = ("--method", folder / "m.toml", "--account", folder / "a.toml")
    return (folder / "p.csv", *options)


def counted(folder: Path, papers: str, method: str = METHOD, /, **changed: int) -> Said:
    return call("count", *files(folder, papers, method, **changed), "--json")


def codes(said: Said) -> list[tuple[str, str]]:
    return [
        (one["code"], Path(one["where"] or "").name) for one in said.json["refusals"]
    ]


@pytest.mark.parametrize(
    ("papers", "code"), [(SETTLED, 0), (TIED, 1), (OPEN, 1), ("ada,ben,cem\n", 1)]
)
def test_the_exit_code_says_whether_every_seat_is_filled(
    tmp_path: Path, papers: str, code: int
) -> None:
    assert counted(tmp_path, papers).code == code


def test_the_answer_has_every_part_in_its_form(tmp_path: Path) -> None:
    papers = (
        "ada,ben,cem,write_in,invalid\n"
        + "for,against,unclear,Dov,\n" * 2
        + ",,,,torn\n"
    )

    found = counted(tmp_path, papers).json

    assert found["valid_election"] is True
    assert found["papers"]["void_by_reason"] == {"torn": 1}
    assert found["votes"]["cem"] == {"for": 0, "against": 0, "abstain": 0, "unclear": 2}
    assert found["write_ins"] == {"Dov": 2}
    assert found["bar"] == {"votes": 2, "of": "entitled", "size": 3}
    assert (found["elected"], found["open_seats"]) == (["ada", "Dov"], 0)
    assert (found["tied"], found["next"], found["refusals"]) == ([], [], [])
    assert found["method"]["papers"]["write_in"] == "after_against"


def test_a_tie_says_who_for_how_many_seats_and_what_is_next(tmp_path: Path) -> None:
    found = counted(tmp_path, TIED).json

    assert found["elected"] == ["ada"]
    assert found["tied"] == [{"ids": ["ben", "cem"], "seats": 1}]
    assert found["next"] == [
        {
            "what": "further_ballot",
            "who": "electors",
            "candidates": ["ben", "cem"],
            "seats": 1,
        }
    ]


def test_a_lot_settles_a_tie_and_is_shown(tmp_path: Path) -> None:
    words = files(tmp_path, TIED, METHOD + 'tie.then = "lot"\n')

    undrawn = call("count", *words, "--json")
    drawn = call("count", *words, "--json", "--lot", "2026-03-14")
    text = call("count", *words, "--lot", "2026-03-14")

    assert (undrawn.code, undrawn.json["next"][0]["what"]) == (1, "lot")
    assert (drawn.code, len(drawn.json["elected"])) == (0, 2)
    assert drawn.json["lot"]["got"] == drawn.json["elected"][1:]
    assert "The lot from “2026-03-14” drew in this order" in text.out


def test_a_lot_that_no_method_has_is_refused(tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    first.mkdir()
    second.mkdir()
    again = METHOD + 'tie.then = "further_ballot"\n'
    words = files(first, TIED, again)

    said = call("count", *words, "--json", "--lot", "2026-03-14")
    text = call("count", *words, "--lot", "2026-03-14", "--lang", "zh-hans")
    by_lot = files(second, TIED, METHOD + 'tie.then = "lot"\n')
    both = call("count", *words, *by_lot, "--json", "--lot", "2026-03-14")

    assert (said.code, codes(said)) == (2, [("count.no_lot", "m.toml:5")])
    assert "tie.then" in text.err
    assert (both.code, [bool(one["lot"]) for one in both.json["ballots"]]) == (
        1,
        [False, True],
    )


def test_a_spoiled_paper_and_the_one_for_it_are_both_issued(tmp_path: Path) -> None:
    said = counted(tmp_path, SETTLED, issued=4, spoiled=1)

    assert (said.code, said.json["elected"]) == (0, ["ada", "ben"])


def test_one_vote_and_one_person_are_told_in_the_singular(tmp_path: Path) -> None:
    text = call("count", *files(tmp_path, "ada,ben\nfor,for\n"))

    assert "At least 1 vote is needed: more than 50 %" in text.out
    assert "which is 1." in text.out


def test_a_void_ballot_says_which_test_it_failed(tmp_path: Path) -> None:
    words = files(tmp_path, SETTLED, issued=2, voters=2)

    said, text = call("count", *words, "--json"), call("count", *words)

    assert (said.code, said.json["valid_election"]) == (1, False)
    assert said.json["elected"] == []
    assert [one["code"] for one in said.json["refusals"]] == ["counting.returned"]
    assert said.json["next"][0]["what"] == "vote_again"
    assert "The ballot is void; nobody is elected." in text.out
    assert "elected\n" not in text.out.split("\n", 1)[1]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"present": 4}, ("counting.more_than", "a.toml:2")),
        ({"spoiled": 4}, ("counting.more_than", "a.toml:5")),
        ({"spoiled": 1}, ("counting.replaced_not_issued", "a.toml:4")),
        ({"returned": 2}, ("count.rows", "a.toml:6")),
        ({"entitled": -1}, ("charter.out_of_limits", "a.toml:1")),
        ({"spoilt": 1}, ("count.unknown_key_near", "a.toml:7")),
    ],
)
def test_an_account_that_cannot_be_is_refused_with_its_line(
    tmp_path: Path, changed: dict[str, int], expected: tuple[str, str]
) -> None:
    said = counted(tmp_path, SETTLED, **changed)

    assert said.code == 2
    assert expected in codes(said)


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("seats = 0\n", ("charter.out_of_limits", "m.toml:1")),
        ("seats = '2'\n", ("charter.not_whole", "m.toml:1")),
        ("\nquorum.of = 'entitled'\n", ("charter.one_relation", "m.toml:2")),
        ("majority.more_than = 0.5\n", ("charter.not_a_share", "m.toml:1")),
        ("papers.unclear = 'maybe'\n", ("charter.not_a_choice", "m.toml:1")),
        ("papers = 3\n", ("count.not_a_table", "m.toml:1")),
        ("seets = 2\n", ("count.unknown_key_near", "m.toml:1")),
        ("anything = 2\n", ("count.unknown_key", "m.toml:1")),
        ("primary = {}\n", ("count.missing_key", "m.toml:1")),
        ("", ("count.missing_key", "m.toml")),
        ("seats = \n", ("charter.not_toml", "m.toml:1")),
        (METHOD + "primary.names = 1\n", ("counting.short_primary", "m.toml:5")),
        (METHOD + "candidates = ['ada', 'ben']\n", ("count.strange", "m.toml:5")),
        (
            METHOD + "candidates = ['ada', 'ben', 'cem', 'dov']\n",
            ("count.lacking", "m.toml:5"),
        ),
    ],
)
def test_a_method_that_is_none_is_refused_with_its_line(
    tmp_path: Path, method: str, expected: tuple[str, str]
) -> None:
    said = counted(tmp_path, SETTLED, method)

    assert said.code == 2
    assert expected in codes(said)


def test_the_candidates_may_be_named_and_are_then_these(tmp_path: Path) -> None:
    method = METHOD + "candidates = ['cem', 'ben', 'ada']\n"

    assert counted(tmp_path, SETTLED, method).code == 0


def test_faults_of_all_three_files_are_told_at_once(tmp_path: Path) -> None:
    said = counted(tmp_path, "ada,ben\nf,for\n", "seats = 0\n", present=9)

    places = {place.partition(":")[0] for _, place in codes(said)}
    assert places == {"p.csv", "m.toml", "a.toml"}


def test_several_ballots_make_one_sheet_in_order(tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    first.mkdir()
    second.mkdir()
    words = [*files(first, OPEN), *files(second, SETTLED)]

    said, text = call("count", *words, "--json"), call("count", *words)

    assert said.code == 1
    assert [one["open_seats"] for one in said.json["ballots"]] == [1, 0]
    assert text.out.index("Ballot 1 of 2") < text.out.index("Ballot 2 of 2")


def test_each_ballot_needs_a_method_and_an_account(tmp_path: Path) -> None:
    words = files(tmp_path, SETTLED)

    said = call("count", tmp_path / "p.csv", *words, "--json")

    assert (said.code, codes(said)) == (2, [("count.unequal", "")])


def test_papers_may_come_from_standard_input(tmp_path: Path) -> None:
    _, *options = files(tmp_path, SETTLED)

    said = call("count", "-", *options, "--json", given=SETTLED)

    assert (said.code, said.json["elected"]) == (0, ["ada", "ben"])


def test_an_encoding_that_was_recognised_is_said_beside_the_answer(
    tmp_path: Path,
) -> None:
    words = files(tmp_path, SETTLED)
    content = "陈梅,王芳,李娜\n" + "赞成,赞成,反对\n" * 3
    (tmp_path / "p.csv").write_bytes(content.encode("gb18030"))

    said = call("count", *words, "--json")

    assert (said.code, said.json["elected"]) == (0, ["陈梅", "王芳"])
    assert "GB18030" in said.err


def test_a_primary_lists_and_the_final_is_next(tmp_path: Path) -> None:
    method = METHOD + "primary.names = 2\n"

    said = counted(tmp_path, SETTLED, method)
    text = call("count", *files(tmp_path, SETTLED, method))

    assert (said.json["elected"], said.json["listed"]) == ([], ["ada", "ben"])
    assert [one["what"] for one in said.json["next"]] == ["final"]
    assert "On the list of the final: ada, ben." in text.out


@pytest.mark.parametrize(
    ("papers", "more", "said"),
    [
        (OPEN, "", "Places on the list that stay open: 1."),
        (OPEN, "", "Next: a further primary; those not on the list may stand"),
        (OPEN, "open_seats.then = 'leave_open'", "Next: places on the list stay open"),
        (OPEN, "open_seats.then = 'reduce_seats'", "Next: a shorter list"),
        (TIED, "", "Tied: ben, cem. Places on the list: 1."),
        (TIED, "", "among the tied alone: ben, cem. Places on the list: 1;"),
        (TIED, "tie.then = 'lot'", "drawn among ben, cem. Places on the list: 1."),
    ],
)
def test_what_a_primary_fills_is_called_places_and_not_seats(
    tmp_path: Path, papers: str, more: str, said: str
) -> None:
    method = f"{METHOD}primary.names = 2\n{more}\n"

    text = call("count", *files(tmp_path, papers, method)).out

    assert said in text
    assert "eats" not in text.partition("Next: the final")[0]


def test_a_void_primary_puts_nobody_on_the_list(tmp_path: Path) -> None:
    method = METHOD + "primary.names = 2\n"

    text = call("count", *files(tmp_path, SETTLED, method, issued=2, voters=2)).out

    assert "The ballot is void; nobody is put on the list." in text
    assert "Next: the same primary again: ada, ben, cem. Places on the list: 2;" in text


def test_who_has_the_votes_for_a_list_that_is_full_is_told_so(tmp_path: Path) -> None:
    method = METHOD.replace("seats = 2", "seats = 1") + "primary.names = 1\n"
    papers = "ada,ben\n" + "for,for\n" * 2 + "for,\n"

    text = call("count", *files(tmp_path, papers, method)).out

    assert "enough votes, list is full" in text


def folders(folder: Path, *names: str) -> Iterator[Path]:
    for name in names:
        (folder / name).mkdir()
        yield folder / name


def test_ballots_that_follow_from_each_other_are_settled_by_the_last(
    tmp_path: Path,
) -> None:
    first, second = folders(tmp_path, "one", "two")
    rest = "ben,cem\n" + "for,\n" * 3
    words = [
        *files(first, OPEN),
        *files(second, rest, METHOD.replace("seats = 2", "seats = 1")),
    ]

    said, text = call("count", *words, "--json"), call("count", *words)

    assert (said.code, said.json["elected"]) == (0, ["ada", "ben"])
    assert (said.json["settled"], said.json["warnings"]) == (True, [])
    assert "Elected in all ballots together: ada, ben." in text.out


def test_a_ballot_that_does_not_follow_is_told_everywhere(tmp_path: Path) -> None:
    first, second = folders(tmp_path, "one", "two")
    words = [*files(first, OPEN), *files(second, OPEN)]

    said = call("count", *words, "--json")
    text = call("count", *words, "--chart", tmp_path / "c.svg")

    assert said.code == text.code == 1
    assert [one["code"] for one in said.json["warnings"]] == [
        "count.chain_seats",
        "count.chain_twice",
    ]
    told = "In ballot 2 are names that have a place already: ada."
    assert told in said.err
    assert told in text.out
    assert "do not follow from each other" in text.out


def test_a_column_that_is_not_read_is_said_beside_the_answer(tmp_path: Path) -> None:
    said = counted(tmp_path, "ada,ben,备注\n" + "for,for,ok\n" * 3)

    assert (said.code, list(said.json["votes"])) == (0, ["ada", "ben"])
    assert [one["code"] for one in said.json["warnings"]] == ["count.ignored_columns"]
    assert "备注" in said.err


def test_a_column_without_marks_is_told_unless_it_is_named(tmp_path: Path) -> None:
    papers = "ada,ben,seen\n" + "for,for,\n" * 3
    named = METHOD + "candidates = ['ada', 'ben', 'seen']\n"

    said, silent = counted(tmp_path, papers), counted(tmp_path, papers, named)

    assert [one["code"] for one in said.json["warnings"]] == [
        "count.column_without_marks"
    ]
    assert silent.json["warnings"] == []


def test_method_and_account_that_were_swapped_are_said_to_be(tmp_path: Path) -> None:
    papers, _, method, _, account = files(tmp_path, SETTLED)

    said = call("count", papers, "--method", account, "--account", method, "--json")

    assert codes(said) == [
        ("count.account_as_method", "a.toml:1"),
        ("count.method_as_account", "m.toml:1"),
    ]


def test_a_missing_account_is_told_in_the_language_of_the_reader(
    tmp_path: Path,
) -> None:
    words = files(tmp_path, SETTLED)[:3]

    said = call("count", *words, "--lang", "zh-hans")

    assert said.code == 2
    assert "--account 0 份" in said.err


def test_a_met_quorum_and_papers_that_did_not_come_back_are_told(
    tmp_path: Path,
) -> None:
    words = files(tmp_path, SETTLED, entitled=4, present=4, issued=4, voters=3)

    text, said = call("count", *words), call("count", *words, "--json")

    assert "4 of 4 entitled are present: enough for a ballot" in text.out
    assert "papers not returned 1" in text.out
    assert said.json["papers"]["not_returned"] == 1


def test_below_half_has_its_own_word_in_chinese(tmp_path: Path) -> None:
    third = METHOD.replace('more_than = "1/2"', 'more_than = "1/3"')

    half = call("count", *files(tmp_path, OPEN), "--lang", "zh-hans").out
    other = call("count", *files(tmp_path, OPEN, third), "--lang", "zh-hans").out

    assert ("未过半数" in half, "得票不足" in half) == (True, False)
    assert ("未过半数" in other, "得票不足" in other) == (False, True)


def test_the_chart_of_a_lot_names_it_and_puts_those_drawn_first(
    tmp_path: Path,
) -> None:
    words = files(tmp_path, TIED, METHOD + 'tie.then = "lot"\n')

    said = call("count", *words, "--json", "--lot", "8", "--chart", tmp_path / "c.txt")

    chart = (tmp_path / "c.txt").read_text(encoding="utf-8")
    above, _, below = chart.partition("--- seats: 2 ---")
    first, second = said.json["lot"]["order"]
    assert "The lot from “8” drew in this order" in chart
    assert (first, second) == ("cem", "ben")
    assert "+ cem" in above
    assert "o ben" in below


def test_the_chart_of_a_primary_speaks_of_a_list(tmp_path: Path) -> None:
    method = METHOD.replace("seats = 2", "seats = 1") + "primary.names = 2\n"

    call("count", *files(tmp_path, SETTLED, method), "--chart", tmp_path / "c.txt")

    chart = (tmp_path / "c.txt").read_text(encoding="utf-8")
    assert "a primary. Names: 3; places on the list of the final: 2." in " ".join(
        chart.split()
    )
    assert "--- places on the list: 2 ---" in chart
    assert "seats" not in chart
