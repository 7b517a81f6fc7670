"""Every fault of a plan is named with its line, all at once."""

import pytest
from tests.apportionment import faults_of, outcome_of

from comitia.engines.seats.plans.blocks import Asked
from comitia.engines.seats.plans.reading import read_plan
from comitia.kernel.findings import Refused
from comitia.kernel.seats.divisors import Method

TABLE = "unit,weight,a,b,parent\nnorth,6,60,1,\nsouth,4,40,2,\n"
SOUND = 'seats = 9\nmethod = "dhondt"\n'


def named(plan: str, table: str = TABLE) -> list[str]:
    return [fault.removeprefix("plan.") for fault in faults_of(plan, table)]


def test_a_sound_plan_has_no_fault() -> None:
    assert named(SOUND) == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("setas = 9", "unknown_key plan.toml:3"),
        ("[base]\nseat = 1", "unknown_key plan.toml:4"),
        ("[base]", "no_key plan.toml:3"),
        ("[base]\nseats = -1", "out_of_limits plan.toml:4"),
        ('[base]\nseats = "2"', "not_whole plan.toml:4"),
        ("[base]\nseats = true", "not_whole plan.toml:4"),
        ("[base]\nseats = 1.0", "not_whole plan.toml:4"),
        ("[base]\nseats = 0\n[base.units]\neast = 1", "unknown_unit plan.toml:6"),
        ("base = 2", "not_a_table plan.toml:3"),
        ("block = 2", "not_a_table plan.toml:3"),
        ('block = ["a"]', "not_a_table plan.toml:3"),
        ('[[block]]\nseats = "rest"', "no_key plan.toml:3"),
        ('[[block]]\nname = "x"', "no_key plan.toml:3"),
        ('[[block]]\nname = ""\nseats = "rest"', "not_a_name plan.toml:4"),
        ('[[block]]\nname = "x"\nseats = 0', "out_of_limits plan.toml:5"),
        ('[[block]]\nname = "x"\nseats = "all"', "not_whole plan.toml:5"),
        ('[[weight]]\ncolumn = "a"\nshare = "1/2"', "shares_not_one plan.toml:5"),
        ('[[weight]]\ncolumn = "a"\nshare = 1', "not_a_share plan.toml:5"),
        ('[[weight]]\ncolumn = "a"\nshare = "half"', "not_a_share plan.toml:5"),
        ('[[weight]]\ncolumn = "a"\nshare = "0 %"', "no_share plan.toml:5"),
        ('[[weight]]\nshare = "1/1"', "no_key plan.toml:3"),
        ("[[weight]]\ncolumn = []\nshare = '1/1'", "not_a_name plan.toml:4"),
        ("[[weight]]\ncolumn = ['a', 1]\nshare = '1/1'", "not_a_name plan.toml:4"),
        ('weight = "c"', "no_column plan.toml:3"),
        ('weight = ""', "not_a_name plan.toml:3"),
        ("[output]\nof = 9", "no_key plan.toml:3"),
        ('[[added]]\nname = "x"\nrounding = "up"', "share_or_column plan.toml:3"),
        (
            '[[added]]\nname = "x"\nshare = "1/2"\ncolumn = "a"\nrounding = "up"',
            "share_or_column plan.toml:3",
        ),
        ('[[added]]\nname = "x"\nshare = "1/2"', "no_key plan.toml:3"),
        (
            '[[added]]\nname = "x"\nshare = "1/2"\nrounding = "near"',
            "not_a_choice plan.toml:6",
        ),
        (
            '[[part]]\nname = "x"\nshare = "1/2"\nrounding = "up"',
            "parts_need_a_rest plan.toml:5",
        ),
        ("[cascade]", "no_key plan.toml:3"),
        ('[cascade]\nenlargement = "99 %"', "enlargement_below_one plan.toml:4"),
        (
            '[cascade]\nenlargement = ["110 %", "1/2"]',
            "enlargement_below_one plan.toml:4",
        ),
        ("[cascade]\nenlargement = 1.5", "not_a_share plan.toml:4"),
        (
            '[cascade]\nenlargement = "150 %"\nstrict = "yes"',
            "not_a_choice plan.toml:5",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(line: str, fault: str) -> None:
    assert fault in named(f"{SOUND}{line}\n")


@pytest.mark.parametrize("enlargement", ['"100 %"', '["3/2", "100 %"]'])
def test_an_enlargement_of_just_100_per_cent_is_one(enlargement: str) -> None:
    assert named(f"{SOUND}[cascade]\nenlargement = {enlargement}\n") == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("seats = \n", "charter.not_toml plan.toml:1"),
        ("seats = 9\nseats = 8\n", "charter.doubled_key plan.toml:2"),
        ('method = "dhondt\n', "charter.unclosed_text plan.toml:1"),
        ("[base\n", "charter.unclosed_header plan.toml:1"),
        ("seats = 9999999999999999999\n", "charter.too_many_digits plan.toml:1"),
    ],
)
def test_what_is_no_toml_is_named_with_its_line(text: str, fault: str) -> None:
    assert fault in faults_of(text, TABLE)


def test_a_plan_in_another_encoding_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_plan('name = "单位"'.encode("gb18030"), file="p")

    assert [one.code for one in refused.value.findings] == ["charter.gb18030"]


def test_every_fault_comes_at_once_in_the_order_of_the_lines() -> None:
    plan = 'seats = -1\nmethod = "webster"\n[[block]]\n[cascade]\nenlargement = "1/2"\n'

    assert named(plan) == [
        "out_of_limits plan.toml:1",
        "not_a_choice plan.toml:2",
        "no_key plan.toml:3",
        "no_key plan.toml:3",
        "enlargement_below_one plan.toml:5",
    ]


@pytest.mark.parametrize("key", ["block", "added"])
def test_two_entries_of_one_name_are_refused_at_the_second(key: str) -> None:
    rest = 'seats = "rest"\n' if key == "block" else 'share = "1/2"\nrounding = "up"\n'
    entry = f'[[{key}]]\nname = "x"\n{rest}'

    found = named(SOUND + entry + entry)

    lines = 3 + entry.count("\n") + 1
    assert f"doubled_name plan.toml:{lines}" in found


def test_a_column_cannot_count_in_two_terms() -> None:
    plan = (
        '[[weight]]\ncolumn = "a"\nshare = "1/2"\n'
        '[[weight]]\ncolumn = ["b", "a"]\nshare = "1/2"\n'
    )

    assert named(SOUND + plan) == ["doubled_name plan.toml:7"]


def test_only_one_block_can_have_the_rest() -> None:
    plan = (
        '[[block]]\nname = "x"\nseats = "rest"\n[[block]]\nname = "y"\nseats = "rest"\n'
    )

    assert named(SOUND + plan) == ["two_rests plan.toml:8"]


def test_parts_may_take_just_the_whole_beside_the_rest() -> None:
    def of(share: str) -> list[str]:
        part = f'[[part]]\nname = "x"\nshare = "{share}"\nrounding = "up"\n'
        return named(SOUND + part + '[[part]]\nname = "y"\nshare = "rest"\n')

    assert of("100 %") == []
    assert of("101 %") == ["parts_need_a_rest plan.toml:9"]


OUTPUT = '[output]\nof = 9\nrounding = "half_up"\n'


@pytest.mark.parametrize("key", ["seats = 9", 'method = "dhondt"'])
def test_seats_by_rounding_have_neither_number_nor_method(key: str) -> None:
    assert named(OUTPUT) == []
    assert named(f"{key}\n{OUTPUT}") == ["beside_output plan.toml:1"]


def test_seats_by_rounding_take_none_from_the_command_either() -> None:
    assert faults_of(OUTPUT, TABLE, Asked(seats=9)) == [
        "plan.not_beside_output plan.toml:1"
    ]
    assert faults_of(OUTPUT, TABLE, Asked(method=Method.DHONDT)) == []


def test_names_of_seats_by_rounding_are_divided_by_the_method_of_the_plan() -> None:
    cascade = '[cascade]\nenlargement = "150 %"\n'

    assert named(f'method = "dhondt"\n{OUTPUT}{cascade}') == []


def test_rounding_is_of_a_number_or_per_a_number() -> None:
    both = OUTPUT + "per = 10\n"
    neither = OUTPUT.replace("of = 9\n", "")

    assert named(both) == ["of_or_per plan.toml:1"]
    assert named(neither) == ["of_or_per plan.toml:1"]


def test_so_much_weight_per_seat_is_one_column() -> None:
    plan = '[output]\nper = 9\nrounding = "up"\n'
    terms = '[[output.weight]]\ncolumn = "a"\nshare = "1/2"\n'

    assert named(plan + terms + terms.replace('"a"', '"b"')) == [
        "per_of_terms plan.toml:2"
    ]


@pytest.mark.parametrize(
    ("table", "faults"),
    [
        ("unit,a\nn,1\n", ["plan.no_column plan.toml"]),
        ("weight\n1\n", ["plan.no_column plan.toml"]),
        ("unit,weight,weight\nn,1,1\n", ["import.column_twice t.csv:1"]),
        ("unit,weight,权重\nn,1,1\n", ["import.column_twice t.csv:1"]),
        ("unit,weight\nn,1\nn,2\n", ["seats.unit_twice t.csv:3"]),
        ("unit,weight\n", ["seats.no_rows t.csv:1"]),
        ("unit,weight\nn,-1\n", ["table.negative t.csv:2"]),
        ("unit,weight\nn,\n", ["table.no_value t.csv:2"]),
        (
            "unit,weight\nn,x\nm,1.5\n",
            ["table.no_number t.csv:2", "table.no_number t.csv:3"],
        ),
        ("unit,weight,min,max\nn,1,3,2\n", ["plan.limits_crossed t.csv:2"]),
        ("unit,weight,min,max\nn,1,2,2\n", []),
        ("unit,weight\nn,1,2\n", ["import.stray_cell t.csv:2"]),
    ],
)
def test_what_is_wrong_with_the_table_is_named_with_its_row(
    table: str, faults: list[str]
) -> None:
    assert faults_of("seats = 2\nmethod = 'hamilton'\n", table) == faults


def test_a_percentage_that_is_none_is_named_with_its_row() -> None:
    plan = SOUND + '[[added]]\nname = "x"\ncolumn = "bonus"\nrounding = "up"\n'
    table = "unit,weight,bonus\nn,1,0.15\ns,1,15 %\nw,1,\n"

    assert faults_of(plan, table) == ["plan.cell_no_share t.csv:2"]


def test_columns_that_no_plan_names_may_stand_there() -> None:
    table = "单位,权重,remark\nn,1,what\ns,1,ever\n"

    assert outcome_of("seats = 2\nmethod = 'hamilton'\n", table).seats == (1, 1)


def test_rows_below_others_need_a_cascade() -> None:
    table = "unit,weight,parent\nn,1,\nb,1,n\n"

    assert faults_of(SOUND, table) == ["plan.no_cascade t.csv:3"]
    assert faults_of(SOUND + '[cascade]\nenlargement = "100 %"\n', table) == []
