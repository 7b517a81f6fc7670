"""``comitia seats --plan`` as a person and as a script calls it."""

import json
from pathlib import Path

import pytest
from tests.apportionment import DATA
from typer.testing import CliRunner, Result

from comitia.cli.main import app

TREE = """unit,weight,parent
north,600,
south,400,
n1,350,north
n2,250,north
s1,400,south
"""
CASCADE = 'seats = 10\nmethod = "sainte-lague"\n[cascade]\nenlargement = "150 %"\n'


def called(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(app, ["seats", *words], input=given)


def by_data(plan: str, table: str, *words: str) -> Result:
    return called(str(DATA / table), "--plan", str(DATA / "plans" / plan), *words)


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, Path]:
    table, plan = tmp_path / "tree.csv", tmp_path / "plan.toml"
    table.write_text(TREE, encoding="utf-8")
    plan.write_text(CASCADE, encoding="utf-8")
    return table, plan


def test_a_script_reads_every_block_with_its_certificate() -> None:
    said = by_data("cdu.toml", "invented-party.csv", "--json")

    answer = json.loads(said.stdout)
    assert said.exit_code == 0
    assert (answer["method"], answer["certificate"], answer["total"]) == (
        "dhondt",
        None,
        1001,
    )
    assert answer["base"]["Auslandsverband Brüssel"] == 1
    members, votes = answer["blocks"]
    assert (members["name"], members["total"], votes["total"]) == ("members", 800, 200)
    kept, left = (
        members["certificate"]["last_kept"],
        members["certificate"]["first_left"],
    )
    assert kept == {"unit": "Ostmark", "seat": 33, "quotient": "3040/11"}
    assert left["quotient"] == "30119/109"
    assert members["weights"]["Ostmark"] == 9120
    assert list(answer["seats"].values()) == [
        one + other + base
        for one, other, base in zip(
            members["seats"].values(),
            votes["seats"].values(),
            answer["base"].values(),
            strict=True,
        )
    ]


def test_one_block_alone_answers_as_a_division_without_a_plan(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text("seats = 435\n", encoding="utf-8")
    table = str(tmp_path / "house.csv")
    Path(table).write_text("unit,weight\nnorth,60\nsouth,41\n", encoding="utf-8")
    method = ("--method", "dean", "--json")

    by_plan = json.loads(called(table, "--plan", str(plan), *method).stdout)
    without = json.loads(called(table, "--seats", "435", *method).stdout)

    assert {key: by_plan[key] for key in without} == without


def test_shares_parts_and_seats_on_top_are_told_unit_by_unit() -> None:
    name = "democratic-convention-2024"
    said = by_data(f"{name}.toml", f"{name}.csv", "--json")

    answer = json.loads(said.stdout)
    assert answer["seats"]["CA"] == 424
    assert answer["output"]["seats"]["CA"] == 369
    assert answer["added"]["party leaders"]["CA"] == 55
    assert answer["parts"]["district"]["CA"] + answer["parts"]["at large"]["CA"] == 369
    assert answer["output"]["certificate"]["last_kept"]["unit"]


def test_names_go_down_with_a_certificate_for_each_body(
    written: tuple[Path, Path],
) -> None:
    table, plan = map(str, written)

    answer = json.loads(called(table, "--plan", plan, "--json").stdout)

    assert answer["names"] == {"north": 9, "south": 6}
    (level,) = answer["levels"]
    assert (level["level"], level["names"], level["divided"]) == (1, 15, 15)
    north, south = level["groups"]
    assert (north["above"], north["sums"]) == ("north", {"weight": 600})
    assert north["seats"] == {"n1": 5, "n2": 4}
    assert north["certificate"]["last_kept"]["unit"] == "n2"
    assert south["seats"] == {"s1": 6}


def test_a_person_reads_one_table_and_why(written: tuple[Path, Path]) -> None:
    table, plan = map(str, written)

    english = called(table, "--plan", plan, "--lang", "en").stdout
    chinese = called(table, "--plan", plan, "--lang", "zh-hans").stdout

    heads = ["unit", "seats", "names", "weight"]
    assert english.splitlines()[0].split() == heads
    assert "rest. Seats: 10. Method: Sainte-Laguë (sainte-lague)." in english
    assert "  north divides its names (9) among\n" in english
    assert "    n1        5     350\n    n2        4     250\n" in english
    assert (
        "    Last given: seat 4 of n2, 500/7 (about 71.43); first left: seat 6 "
        in english
    )
    assert "第 1 级：15 名人选。" in chinese


def test_a_tie_is_no_answer_until_the_lot_is_drawn(written: tuple[Path, Path]) -> None:
    table, plan = written
    table.write_text("unit,weight\nnorth,5\nsouth,5\n", encoding="utf-8")
    plan.write_text('seats = 3\nmethod = "dhondt"\n', encoding="utf-8")
    call = (str(table), "--plan", str(plan), "--json")

    open_, drawn = called(*call), called(*call, "--lot", "2026-11-23")

    assert open_.exit_code == 1
    assert json.loads(open_.stdout)["ties"] == [
        {"units": ["north", "south"], "seats": 1}
    ]
    assert drawn.exit_code == 0
    assert json.loads(drawn.stdout)["lot"]["seed"] == "2026-11-23"


def test_every_draw_of_blocks_is_told_at_the_top_with_its_seed(
    written: tuple[Path, Path],
) -> None:
    table, plan = written
    table.write_text("unit,weight\nnorth,5\nsouth,5\n", encoding="utf-8")
    block = '[[block]]\nname = "{}"\nseats = 1\n'
    blocks = block.format("first") + block.format("second")
    plan.write_text(f'method = "dhondt"\n{blocks}', encoding="utf-8")
    call = (str(table), "--plan", str(plan), "--json")

    open_ = json.loads(called(*call).stdout)
    drawn = json.loads(called(*call, "--lot", "seed").stdout)

    assert open_["lot"] is None
    assert (drawn["method"], drawn["lot"]["seed"]) == ("dhondt", "seed")
    first, second = drawn["lot"]["draws"]
    assert (first["block"], first["seed"]) == ("first", "seed first")
    assert (second["block"], second["seed"]) == ("second", "seed second")
    assert drawn["blocks"][0]["lot"]["draws"][0].items() <= first.items()


def test_every_draw_of_levels_is_told_at_the_top_with_its_place(
    written: tuple[Path, Path],
) -> None:
    table, plan = written
    table.write_text(
        "unit,weight,parent\nnorth,4,\nsouth,4,\n"
        "n1,2,north\nn2,2,north\ns1,2,south\ns2,2,south\n",
        encoding="utf-8",
    )
    plan.write_text(CASCADE.replace("10", "2").replace("150", "100"), encoding="utf-8")

    said = called(str(table), "--plan", str(plan), "--lot", "seed", "--json")

    draws = json.loads(said.stdout)["lot"]["draws"]
    assert [(one["level"], one["above"], one["seed"]) for one in draws] == [
        (1, "north", "seed north"),
        (1, "south", "seed south"),
    ]


def test_blocks_by_several_methods_have_none_in_common(
    written: tuple[Path, Path],
) -> None:
    _, plan = written
    flat = plan.with_name("flat.csv")
    flat.write_text("unit,weight\nnorth,6\nsouth,5\n", encoding="utf-8")
    block = '[[block]]\nname = "{}"\nseats = 1\nmethod = "{}"\n'
    plan.write_text(
        block.format("a", "dhondt") + block.format("b", "hamilton"), "utf-8"
    )

    answer = json.loads(called(str(flat), "--plan", str(plan), "--json").stdout)

    assert answer["method"] is None


def test_a_method_that_divides_nothing_is_taken_with_a_word(
    written: tuple[Path, Path],
) -> None:
    _, plan = written
    flat = plan.with_name("flat.csv")
    flat.write_text("unit,weight\nnorth,6\nsouth,5\n", encoding="utf-8")
    output = '[output]\nof = 9\nrounding = "half_up"\n'
    plan.write_text(output, encoding="utf-8")
    call = (str(flat), "--plan", str(plan), "--lang", "en")

    without, beside = called(*call), called(*call, "--method", "dhondt")
    plan.write_text(output + '[cascade]\nenlargement = "150 %"\n', encoding="utf-8")
    useful = called(*call, "--method", "dhondt")

    assert (beside.exit_code, beside.stdout) == (0, without.stdout)
    assert "--method has no effect with this plan" in beside.stderr
    assert (useful.exit_code, useful.stderr, without.stderr) == (0, "", "")


def test_names_of_a_plan_are_those_of_the_table_accent_by_accent(
    written: tuple[Path, Path],
) -> None:
    _, plan = written
    flat = plan.with_name("flat.csv")
    flat.write_text("unit,m\u00e9\nJose\u0301,6\nsouth,5\n", encoding="utf-8")
    plan.write_text(
        'seats = 9\nmethod = "dhondt"\nweight = "me\u0301"\n'
        '[base.units]\n"Jos\u00e9" = 3\n',
        encoding="utf-8",
    )

    answer = json.loads(called(str(flat), "--plan", str(plan), "--json").stdout)

    assert answer["base"] == {"Jos\u00e9": 3, "south": 0}


def test_a_plan_too_deep_is_told_in_words_for_plans(
    written: tuple[Path, Path],
) -> None:
    table, plan = written
    plan.write_text("a = " + "[" * 40 + "]" * 40, encoding="utf-8")

    said = called(str(table), "--plan", str(plan), "--lang", "en")

    assert said.exit_code == 2
    assert "more than 32 levels deep" in said.stderr
    assert "charter" not in said.stderr


def test_limits_that_cannot_be_kept_are_an_answer_and_no_fault(
    written: tuple[Path, Path],
) -> None:
    table, plan = written
    table.write_text("unit,weight,max\nnorth,5,1\nsouth,5,1\n", encoding="utf-8")
    plan.write_text('seats = 3\nmethod = "dhondt"\n', encoding="utf-8")

    said = called(str(table), "--plan", str(plan), "--json")

    answer = json.loads(said.stdout)
    assert said.exit_code == 1
    assert (answer["status"], answer["seats"]) == ("impossible", {})
    assert [one["code"] for one in answer["refusals"]] == [
        "plan.block_impossible",
        "seats.maxima_under",
    ]
    plain = called(str(table), "--plan", str(plan), "--lang", "en")
    assert plain.exit_code == 1
    assert "cannot be divided" in plain.stdout


def test_a_bad_plan_exits_with_2_and_names_file_and_line(
    written: tuple[Path, Path],
) -> None:
    table, plan = written
    plan.write_text("seats = 9\nmetod = 'dhondt'\n", encoding="utf-8")

    said = called(str(table), "--plan", str(plan), "--lang", "en")

    assert said.exit_code == 2
    assert said.stderr == (
        f"{plan}:2: A plan has no key metod. Write method, or take it out; "
        "docs/reference/seats-plan.md names every key.\n"
    )


def test_the_plan_can_come_from_standard_input_and_the_table_too(
    written: tuple[Path, Path],
) -> None:
    table, plan = map(str, written)

    assert called(table, "--plan", "-", given=CASCADE).exit_code == 0
    assert called("-", "--plan", plan, given=TREE).exit_code == 0
    assert called("-", "--plan", "-", given=TREE).exit_code == 2


def test_without_a_plan_both_options_are_needed(written: tuple[Path, Path]) -> None:
    table = str(written[0])

    said = called(table, "--json")

    codes = [one["key"] for one in json.loads(said.stdout)["refusals"]]
    assert (said.exit_code, codes) == (2, ["--seats", "--method"])
    assert called(table, "--seats", "9", "--json").exit_code == 2


def test_a_chart_of_a_plan_draws_the_one_division_or_the_seats_of_each_unit(
    written: tuple[Path, Path],
) -> None:
    table, plan = written
    table.write_text("unit,weight\nnorth,6\nsouth,5\n", encoding="utf-8")
    plan.write_text('seats = 3\nmethod = "dhondt"\n', encoding="utf-8")
    chart = table.with_name("chart.txt")
    call = (str(table), "--plan", str(plan), "--chart", str(chart))

    assert called(*call).exit_code == 0
    assert "The last seat given is" in chart.read_text(encoding="utf-8")

    plan.write_text('seats = 5\nmethod = "dhondt"\nbase = { seats = 1 }\n', "utf-8")
    assert called(*call, "--force", "--lang", "en").exit_code == 0
    drawn = chart.read_text(encoding="utf-8")
    assert "Seats: 5; units: 2." in drawn
    assert "The last seat given is" not in drawn


def test_a_chart_of_tied_blocks_says_how_many_seats_nobody_has_yet(
    written: tuple[Path, Path],
) -> None:
    table, plan = written
    table.write_text("unit,weight\nnorth,5\nsouth,5\n", encoding="utf-8")
    plan.write_text('seats = 5\nmethod = "dhondt"\nbase = { seats = 1 }\n', "utf-8")
    chart = table.with_name("chart.txt")
    call = (str(table), "--plan", str(plan), "--chart", str(chart), "--lang", "en")

    assert called(*call).exit_code == 1
    drawn = " ".join(chart.read_text(encoding="utf-8").split())
    assert "(5) Seats given: 4 of 5; not given yet: 1; units: 2. A tie" in drawn


def test_weights_of_several_terms_can_be_checked_from_the_text(
    written: tuple[Path, Path],
) -> None:
    table, plan = written
    table.write_text("unit,a,b\nnorth,30,1\nsouth,10,1\n", encoding="utf-8")
    terms = "".join(
        f'[[weight]]\ncolumn = "{one}"\nshare = "1/2"\n' for one in ("a", "b")
    )
    plan.write_text(f'seats = 8\nmethod = "dhondt"\n{terms}', encoding="utf-8")

    said = called(str(table), "--plan", str(plan), "--lang", "en").stdout

    assert "north      5       5\nsouth      3       3\nsum        8       8\n" in said


def test_each_block_shows_its_own_weights_and_rounding_its_shares(
    written: tuple[Path, Path],
) -> None:
    table, plan = written
    table.write_text("unit,weight,b\nnorth,6,1\nsouth,2,1\n", encoding="utf-8")
    blocks = """method = "dhondt"
[[block]]
name = "x"
seats = 4
[[block]]
name = "y"
seats = 2
weight = "b"
"""
    call = (str(table), "--plan", str(plan), "--lang", "en")

    plan.write_text(blocks, encoding="utf-8")
    by_blocks = called(*call).stdout
    plan.write_text('[output]\nof = 3\nrounding = "up"\n', encoding="utf-8")
    by_rounding = called(*call).stdout

    assert "weight for x  weight for y" in by_blocks
    assert "north      3   2.25" in by_rounding
