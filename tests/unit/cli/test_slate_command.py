import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from comitia.cli.main import app

GUIDE = Path("docs/how-to/slate").resolve()
POOL = "id,support,sex\na,3,F\nb,4,M\nc,5,M\n"
WOMEN = '[[target]]\nlabel = "women"\nattribute = "sex"\nvalue = "F"\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(targets: str, *words: str, pool: str = POOL) -> tuple[int, str, str]:
    Path("pool.csv").write_text(pool, encoding="utf-8")
    Path("targets.toml").write_text(targets, encoding="utf-8")
    asked = ["slate", "pool.csv", "--targets", "targets.toml", *words]
    found = CliRunner().invoke(app, asked)
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return found.exit_code, found.stdout, found.stderr


def refused(targets: str, pool: str = POOL) -> set[tuple[str, str | None]]:
    code, out, _ = run(targets, "--json", pool=pool)
    assert code == 2
    return {(one["code"], one["where"]) for one in json.loads(out)["refusals"]}


def test_a_slate_is_told_with_its_proof() -> None:
    code, out, err = run(f"names = 2\n{WOMEN}at_least = 1\n", "--json")

    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "status": "found",
        "slate": ["a", "c"],
        "support": 8,
        "counts": {"women": 1},
        "missed": 0,
        "exchangeable": [],
        "unique": True,
        "proof": {"optimal": True, "bound": 8, "gap": 0},
    }


def test_a_clash_is_told_with_its_ways_out() -> None:
    code, out, err = run(f"names = 2\n{WOMEN}at_least = 2\n", "--json")

    assert (code, err) == (1, "")
    assert json.loads(out) == {
        "status": "conflict",
        "conflicts": [["women"]],
        "complete": True,
        "why": [
            {
                "code": "slate.why.floor_above_pool",
                "label": "women",
                "floor": 2,
                "people": 1,
                "most": 1,
            }
        ],
        "cures": [{"changes": {"women": {"at_least": 1}}, "size": 1}],
        "missing": [{"number": 1, "values": {"sex": ["F"]}}],
    }

    told = run(f"names = 2\n{WOMEN}at_least = 2\n")[1]
    assert "“women” asks for at least 2; 1 can be chosen" in told
    assert "1 more: F" in told


@pytest.mark.parametrize("lang", ["en", "zh-hans"])
@pytest.mark.parametrize(("file", "code"), [("targets", 0), ("clash", 1)])
def test_people_read_the_answer_of_the_guide(lang: str, file: str, code: int) -> None:
    targets = str(GUIDE / f"{file}.toml")
    asked = ["slate", str(GUIDE / "pool.csv"), "--targets", targets, "--lang", lang]

    found = CliRunner().invoke(app, asked)

    assert (found.exit_code, found.stderr) == (code, "")
    assert "leading cadres" in found.stdout


def test_more_names_than_people_is_a_clash_of_no_target() -> None:
    code, out, _ = run("names = 4\n", "--lang", "en")

    assert code == 1
    assert "whatever the targets" in out
    assert "No change of targets" in out


def test_soft_targets_that_are_given_up_are_told() -> None:
    soft = f'names = 2\nseats = 1\n{WOMEN}at_least = 2\nstrength = "soft"\n'

    code, out, _ = run(f'{soft}of = "elected"\n', "--lang", "en")

    assert code == 0
    assert "given up in part" in out


def test_a_pool_without_support_has_any_slate() -> None:
    code, out, _ = run("names = 2\n", "--json", pool="id,sex\na,F\nb,F\nc,F\n")

    told = json.loads(out)
    assert (code, told["support"], told["slate"]) == (0, None, ["a", "b"])
    assert told["exchangeable"] == [["a", "b", "c"]]
    assert told["unique"] is False


def test_every_fault_of_the_targets_is_named_with_its_line() -> None:
    found = refused(
        'names = 2\nseats = 3\nkeep = ["x", "a"]\ndrop = ["a"]\n'
        + WOMEN.replace("sex", "sexx")
        + WOMEN.replace('"F"', '"X"')
        + 'at_least = "0.5"\n'
        + WOMEN
        + 'unit = "north"\nvalues = ["F"]\n'
        + WOMEN
        + "at_least = 2\nat_most = 1\n"
    )

    assert found == {
        ("slate.more_seats", "targets.toml:2"),
        ("slate.unknown_id", "targets.toml:3"),
        ("slate.kept_and_dropped", "targets.toml:3"),
        ("slate.unknown_attribute", "targets.toml:7"),
        ("slate.label_twice", "targets.toml:10"),
        ("slate.unknown_value", "targets.toml:9"),
        ("slate.no_share", "targets.toml:13"),
        ("slate.label_twice", "targets.toml:15"),
        ("slate.unknown_unit", "targets.toml:18"),
        ("slate.one_of_values", "targets.toml:14"),
        ("slate.label_twice", "targets.toml:21"),
        ("slate.floor_above_ceiling", "targets.toml:24"),
    }


def test_keys_that_are_unknown_or_of_another_kind_are_named() -> None:
    found = refused('name = 2\nseats = "2"\n' + WOMEN + 'of = "all"\n')

    assert found == {
        ("slate.unknown_key", "targets.toml:1"),
        ("slate.misread_key", "targets.toml:2"),
        ("slate.no_choice", "targets.toml:7"),
    }


def test_targets_without_names_or_limits_are_refused() -> None:
    assert refused(WOMEN) == {
        ("slate.missing_key", "targets.toml"),
        ("slate.no_limit", "targets.toml:2"),
    }


def test_units_have_to_be_those_of_the_pool() -> None:
    pool = "id,unit\na,north\nb,south\n"

    assert refused("names = 1\n", pool) == {
        ("slate.units_not_stated", "targets.toml"),
    }
    assert refused("names = 2\n[units.north]\nnames = 1\n", pool) == {
        ("slate.unit_of_pool", "targets.toml:2"),
        ("slate.sum_of_units", "targets.toml:1"),
    }


@pytest.mark.parametrize(
    ("pool", "faults"),
    [
        ("id\n", {("slate.empty_pool", "pool.csv")}),
        ("name\na\n", {("import.no_column", "pool.csv:1")}),
        ("id,sex,sex\na,F,F\n", {("import.column_twice", "pool.csv:1")}),
        ("id\na\na\n", {("slate.id_twice", "pool.csv:3")}),
        ("id\na\u200b\n", {("seats.unit_form", "pool.csv:2")}),
        ("id,support\na,3\nb,\n", {("table.no_value", "pool.csv:3")}),
        ("id,support\na,9999999999\n", {("slate.large_support", "pool.csv:2")}),
        ("id,unit\na,\n", {("table.no_value", "pool.csv:2")}),
    ],
)
def test_a_pool_that_is_none_is_refused_by_its_row(
    pool: str, faults: set[tuple[str, str | None]]
) -> None:
    assert refused("names = 1\n", pool) == faults


def test_a_text_that_is_no_toml_is_refused_with_its_line() -> None:
    assert refused("names = \n") == {("charter.not_toml", "targets.toml:1")}


def test_no_time_at_all_is_refused() -> None:
    code, _, err = run("names = 1\n", "--seconds", "0", "--lang", "en")

    assert code == 2
    assert "--seconds is to be more than 0." in err
