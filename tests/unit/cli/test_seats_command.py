import json
from hashlib import sha256
from pathlib import Path

import pytest
from tests.unit.cli.spoken import say
from typer.testing import CliRunner

from comitia.cli.main import app

WEIGHTS = "unit,weight\nnorth,60\nsouth,40\nwest,20\n"
UNITS = ("north", "south", "west")


def run(given: str | bytes, *words: str) -> tuple[int, str, str]:
    content = given.encode() if isinstance(given, str) else given
    asked = ["seats", "-", *words, "--method", "dhondt"]
    result = CliRunner().invoke(app, asked, input=content)
    return result.exit_code, result.stdout, result.stderr


def refused(given: str | bytes) -> list[tuple[str, str | None]]:
    """Return the code and the place of everything that a table is refused for."""
    code, out, err = run(given, "--seats", "6", "--json")
    assert code == 2
    assert err
    found = json.loads(out)["refusals"]
    return [(one["code"], one["where"]) for one in found]


def test_a_division_is_told_with_its_certificate() -> None:
    code, out, err = run(WEIGHTS, "--seats", "6", "--json")

    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "method": "dhondt",
        "total": 6,
        "seats": {"north": 3, "south": 2, "west": 1},
        "ties": [],
        "certificate": {
            "last_kept": {"unit": "north", "seat": 3, "quotient": "20/1"},
            "first_left": {"unit": "north", "seat": 4, "quotient": "15/1"},
            "squared": False,
        },
        "lot": None,
    }


def test_a_tie_says_who_and_for_how_many_and_is_no_answer() -> None:
    code, out, _ = run(WEIGHTS, "--seats", "5", "--json")
    _, text, _ = run(WEIGHTS, "--seats", "5", "--lang", "en")

    document = json.loads(out)

    assert code == 1
    assert document["ties"] == [{"units": ["north", "south", "west"], "seats": 2}]
    assert sum(document["seats"].values()) == 3
    assert "Seats for them, at most one each: 2." in text


def test_a_lot_decides_a_tie_and_can_be_drawn_again() -> None:
    code, out, _ = run(WEIGHTS, "--seats", "5", "--lot", "2022-09-27", "--json")

    document = json.loads(out)

    digests = {one: sha256(f"2022-09-27\n{one}".encode()).digest() for one in UNITS}
    order = sorted(digests, key=lambda one: digests[one])
    assert code == 0
    assert document["ties"] == []
    assert document["lot"] == {
        "seed": "2022-09-27",
        "draws": [{"units": order, "seats": 2, "got": order[:2]}],
    }
    assert sum(document["seats"].values()) == 5


def test_the_text_shows_each_digest_and_how_to_compute_it() -> None:
    _, out, _ = run(WEIGHTS, "--seats", "5", "--lot", "it's", "--lang", "en")

    digest = sha256(b"it's\nwest").hexdigest()
    assert f"{digest}  west" in out
    assert "printf '%s\\n%s' 'it'\"'\"'s' " in out
    assert "| sha256sum" in out


def test_without_a_tie_nothing_is_drawn() -> None:
    _, out, _ = run(WEIGHTS, "--seats", "6", "--lot", "seed", "--json")
    _, text, _ = run(WEIGHTS, "--seats", "6", "--lot", "seed", "--lang", "en")

    assert json.loads(out)["lot"] == {"seed": "seed", "draws": []}
    assert "nothing was drawn" in text


@pytest.mark.parametrize("seed", ["", " ", "a\nb", "x" * 201])
def test_a_seed_that_nobody_can_type_is_refused(seed: str) -> None:
    code, out, _ = run(WEIGHTS, "--seats", "6", "--lot", seed, "--json")

    assert code == 2
    assert json.loads(out)["refusals"][0]["code"] == "lots.seed"
    assert run(WEIGHTS, "--seats", "6", "--lot", "x" * 200)[0] == 0


def test_limits_that_cannot_be_kept_are_an_answer_without_seats() -> None:
    given = "unit,weight,min\nnorth,60,4\nsouth,40,3\n"

    code, out, err = run(given, "--seats", "6", "--json")
    _, text, _ = run(given, "--seats", "6", "--lang", "en")

    document = json.loads(out)
    assert (code, err) == (1, "")
    assert (document["seats"], document["status"]) == ({}, "impossible")
    assert document["refusals"][0]["code"] == "seats.minima_over"
    assert text.startswith("The minima add up to 7, more than the seats to divide: 6.")
    assert run(given, "--seats", "7")[0] == 0


def test_limits_are_kept_and_shown() -> None:
    given = "unit,weight,min,max,fixed\na,60,,2,\nb,40,1,,\nc,20,,,4\nd,0,1,1,\n"

    code, out, _ = run(given, "--seats", "12", "--json")
    _, text, _ = run(given, "--seats", "12", "--lang", "en")

    assert code == 0
    assert json.loads(out)["seats"] == {"a": 2, "b": 5, "c": 4, "d": 1}
    assert "0 to 2" in text
    assert "at least 1" in text
    assert "fixed at 4" in text


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("north,", "table.no_value"),
        (",7", "table.no_value"),
        ("north,-1", "table.negative"),
        ("north,1.5", "table.no_number"),
        ("north,1 000", "table.grouped"),
        ('north,"1,00"', "table.no_number"),
        ("north,many", "table.no_number"),
        ("north,NaN", "table.no_number"),
        ("north,１２", "table.no_number"),
        ("north,1000000000000001", "table.too_large_number"),
        ("north," + "9" * 5000, "table.too_large_number"),
        ("south,7", "seats.unit_twice"),
        ('"no\nrth",7', "seats.unit_form"),
        ("north,7,8", "import.stray_cell"),
    ],
)
def test_a_row_that_is_no_claim_is_refused_by_its_place(row: str, code: str) -> None:
    found = refused(f"unit,weight\nsouth,40\n{row}\n")

    assert found == [(code, "-:3")]


@pytest.mark.parametrize("number", ["0", "1000000000000000", "007"])
def test_zero_and_ten_to_the_fifteenth_are_weights(number: str) -> None:
    given = f"unit,weight\nsouth,40\nnorth,{number}\n"

    code, out, _ = run(given, "--seats", "6", "--json")

    assert code == 0
    assert sum(json.loads(out)["seats"].values()) == 6


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "table.empty"),
        ("unit,weight\n", "seats.no_rows"),
        ("unit\nnorth\n", "import.no_column"),
        ("unit,weight,weigth\nnorth,1,2\n", "import.unknown_column"),
        ("unit,weight,权重\nnorth,1,2\n", "import.column_twice"),
        ("unit,weight,min,fixed\nnorth,1,3,2\n", "seats.fixed_outside"),
        ("unit,weight,max,fixed\nnorth,1,1,2\n", "seats.fixed_outside"),
        ("unit,weight,max\nnorth,1,few\n", "table.no_number"),
    ],
)
def test_a_table_that_is_none_of_weights_is_refused(text: str, code: str) -> None:
    assert [one for one, _ in refused(text)] == [code]


def test_all_faults_are_told_at_once_by_their_rows_and_the_rest_counted() -> None:
    rows = "".join(f"u{row},{'x' if row < 2 else ''}\n" for row in range(25))

    found = refused("unit,weight\n" + rows)

    assert [place for _, place in found[:20]] == [f"-:{row}" for row in range(2, 22)]
    assert found[20:] == [("table.more_faults", None)]


def test_min_above_max_is_told_with_the_unit() -> None:
    code, out, _ = run(
        "unit,weight,min,max\nnorth,1,3,2\n", "--seats", "6", "--lang", "en"
    )

    assert code == 1
    assert out.startswith("Unit north has a minimum of 3 and a maximum of 2.")


@pytest.mark.parametrize("number", [120, 121])
@pytest.mark.parametrize("name", ["合计", "Total", "全国（人）"])
def test_a_row_named_as_a_sum_is_no_unit(name: str, number: int) -> None:
    assert refused(f"{WEIGHTS}{name},{number}\n") == [("table.sum_row", "-:5")]


def test_chinese_headings_semicolons_and_gb18030_are_read() -> None:
    text = "单位;权重;最低名额\n北部;60;1\n南部;40;\n"

    code, out, err = run(text.encode("gb18030"), "--seats", "5", "--lang", "zh-hans")

    assert code == 0
    assert "北部    60      3.00     3  至少 1" in out
    assert "GB18030" in err


@pytest.mark.parametrize("method", ["hamilton", "huntington-hill", "adams"])
def test_the_proof_is_told_in_words_for_each_kind_of_method(method: str) -> None:
    words = ["seats", "-", "--seats", "8", "--method", method, "--lang", "en"]
    given = b"unit,weight\nnorth,61\nsouth,41\nwest,20\n"

    result = CliRunner().invoke(app, words, input=given)

    assert result.exit_code == 0
    assert "proves the division" in result.stdout
    assert ("square" in result.stdout) == (method == "huntington-hill")
    assert ("the weight times 4/61" in result.stdout) == (method == "hamilton")


def test_hamilton_tells_its_multiplier_to_scripts() -> None:
    words = ["seats", "-", "--seats", "12", "--method", "hamilton", "--json"]

    result = CliRunner().invoke(app, words, input=WEIGHTS.encode())

    assert json.loads(result.stdout)["certificate"] == {
        "last_kept": None,
        "first_left": None,
        "squared": False,
        "multiplier": "1/10",
    }


def test_seats_that_are_all_fixed_need_no_weight() -> None:
    code, out, _ = run("unit,weight,fixed\na,0,2\n", "--seats", "2", "--lang", "en")

    assert code == 0
    assert "a          0            -      2  fixed at 2" in out


def test_first_seats_of_all_are_said_to_come_before_all_others() -> None:
    words = ["seats", "-", "--seats", "3", "--method", "adams", "--lang", "en"]

    result = CliRunner().invoke(app, words, input=WEIGHTS.encode())

    assert "a first seat, that of north; by this method first seats" in result.stdout


def test_a_first_seat_that_a_lot_left_out_is_said_to_be_one() -> None:
    words = ["seats", "-", "--seats", "2", "--method", "adams", "--lot", "seed"]

    english = CliRunner().invoke(app, [*words, "--lang", "en"], input=WEIGHTS.encode())
    chinese = CliRunner().invoke(
        app, [*words, "--lang", "zh-hans"], input=WEIGHTS.encode()
    )

    assert english.exit_code == 0
    assert "The first seat that was left is a first seat" in english.stdout
    assert "各单位的第一个名额先于其他一切名额" in chinese.stdout


@pytest.mark.parametrize(
    ("method", "squared"), [("huntington-hill", True), ("dean", False)]
)
def test_scripts_are_told_whether_quotients_are_squares(
    method: str, *, squared: bool
) -> None:
    words = ["seats", "-", "--seats", "6", "--method", method, "--json"]

    result = CliRunner().invoke(app, words, input=WEIGHTS.encode())

    assert json.loads(result.stdout)["certificate"]["squared"] is squared


@pytest.mark.parametrize("limits", ["2,2,2", "0,,2", ",9,2", "2,3,2"])
def test_a_fixed_number_may_stand_beside_limits_that_it_keeps(limits: str) -> None:
    given = f"unit,weight,min,max,fixed\nnorth,1,{limits}\nsouth,1,,,\n"

    code, out, _ = run(given, "--seats", "6", "--json")

    assert (code, json.loads(out)["seats"]) == (0, {"north": 2, "south": 4})


def test_names_that_look_alike_are_one_unit() -> None:
    found = refused("unit,weight\nJos\u00e9,5\nJose\u0301,7\n")

    assert found == [("seats.unit_twice", "-:3")]


@pytest.mark.parametrize("method", ["hamilton", "dhondt", "huntington-hill"])
def test_no_seat_at_all_can_be_divided(method: str, tmp_path: Path) -> None:
    chart = tmp_path / "chart.svg"
    words = ["seats", "-", "--seats", "0", "--method", method, "--chart", str(chart)]
    given = WEIGHTS.encode() if method != "huntington-hill" else b"unit,weight\na,0\n"

    said = CliRunner().invoke(app, words, input=given)
    answer = CliRunner().invoke(app, [*words[:6], "--json"], input=given)

    assert (said.exit_code, answer.exit_code) == (0, 0)
    assert set(json.loads(answer.stdout)["seats"].values()) == {0}
    assert chart.exists()


@pytest.mark.parametrize("method", ["hamilton", "dhondt", "adams"])
def test_that_nobody_has_a_weight_is_said_so(method: str) -> None:
    given = b"unit,weight,min\na,0,1\nb,0,\n"
    words = ["seats", "-", "--seats", "2", "--method", method, "--lang", "en"]

    said = CliRunner().invoke(app, words, input=given)

    assert said.exit_code == 1
    assert said.stdout.startswith("Nobody has a weight: every unit weighs 0")
    assert "axim" not in said.stdout


def test_a_division_that_limits_decide_alone_says_so() -> None:
    _, out, _ = run("unit,weight,fixed\na,1,3\nb,2,3\n", "--seats", "6", "--lang", "en")

    assert "Nobody got more seats than it has to get." in out
    assert "No seat was left that somebody could still have got." in out


def test_a_long_tie_is_cut_for_people_and_whole_for_scripts() -> None:
    rows = "".join(f"u{row},7\n" for row in range(60))
    given = "unit,weight\n" + rows

    _, tie, _ = run(given, "--seats", "61", "--lang", "en")
    _, lot, _ = run(given, "--seats", "61", "--lang", "en", "--lot", "s")
    _, out, _ = run(given, "--seats", "61", "--lot", "s", "--json")

    assert "and 10 more; --json lists them all" in tie
    assert "and 10 more; --json lists them all" in lot
    assert len(json.loads(out)["lot"]["draws"][0]["units"]) == 60


def test_control_signs_cannot_be_given_and_calls_are_refused_without_a_trace(
    tmp_path: Path,
) -> None:
    table = tmp_path / "weights.csv"
    table.write_text(WEIGHTS)
    call = ["seats", str(table), "--method", "dhondt"]

    assert say(*call).returncode == 2
    assert say(*call, "--seats", "-1").returncode == 2
    assert say(*call, "--seats", "1000000001").returncode == 2
    assert say(*call, "--seats", "5,5").returncode == 2
    assert say("seats", table, "--seats", "6", "--method", "guess").returncode == 2
    assert say("seats", tmp_path / "no", "--seats", "6", *call[2:]).returncode == 2
    assert say(*call, "--seats", "6").returncode == 0


def told(text: str, method: str, seats: int, lang: str = "en") -> str:
    asked = ["seats", "-", "--seats", str(seats), "--method", method, "--lang", lang]
    return CliRunner().invoke(app, asked, input=text).stdout


def test_hamilton_within_limits_shows_the_shares_that_the_proof_uses() -> None:
    limited = "unit,weight,min\nnorth,60,\nsouth,39,\nwest,1,3\n"

    said = told(limited, "hamilton", 10)

    assert "share within limits" in said
    plain = " ".join(said.split())
    assert "north 60 4.24 4 " in plain
    assert "west 1 3.00 3 at least 3" in plain


def test_a_divisor_method_within_limits_names_its_shares_plain() -> None:
    limited = "unit,weight,min\nnorth,60,\nsouth,39,\nwest,1,3\n"

    said, chinese = told(limited, "dhondt", 10), told(limited, "dhondt", 10, "zh-hans")

    assert "plain share" in said
    assert "north 60 6.00 4" in " ".join(said.split())
    assert "Apart from seats that limits compel or forbid" in said
    assert "除限额规定必得或不得的名额外" in chinese
    assert "Apart from" not in told(WEIGHTS, "dhondt", 6)


def test_a_square_is_told_with_its_root_and_the_method_by_its_name() -> None:
    said = told("unit,weight\nnorth,60000\nsouth,40000\n", "huntington-hill", 4)

    assert "Method: Huntington-Hill (huntington-hill)." in said
    assert "it stands for 800000000 (√ ≈ 28284)." in said
    assert "方法：圣拉古法（sainte-lague）" in told(
        WEIGHTS, "sainte-lague", 3, "zh-hans"
    )
