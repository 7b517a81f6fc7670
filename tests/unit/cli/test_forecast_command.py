import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from comitia.cli.main import app

GUIDE = Path("docs/how-to/slate").resolve()
LIST = "id,sex,approval\na,F,90 %\nb,F,4/5\nc,M,0.7\nd,M,60 %\n"
WOMEN = '[[target]]\nlabel = "women"\nattribute = "sex"\nvalue = "F"\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(targets: str, *words: str, pool: str = LIST) -> tuple[int, str, str]:
    Path("list.csv").write_text(pool, encoding="utf-8")
    Path("targets.toml").write_text(targets, encoding="utf-8")
    asked = ["forecast", "list.csv", "--targets", "targets.toml", *words]
    found = CliRunner().invoke(app, asked)
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return found.exit_code, found.stdout, found.stderr


def refused(targets: str, *words: str, pool: str = LIST) -> set[tuple[str, str | None]]:
    code, out, _ = run(targets, "--json", *words, pool=pool)
    assert code == 2
    return {(one["code"], one["where"]) for one in json.loads(out)["refusals"]}


def test_a_forecast_without_approval_is_exact() -> None:
    code, out, err = run(f"seats = 3\n{WOMEN}at_least = 2\n", "--json")

    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "names": 4,
        "seats": 3,
        "drawing": None,
        "targets": {
            "women": {
                "outlook": "at_risk",
                "at_least": 2,
                "at_most": None,
                "on_list": 2,
                "bounds": {"fewest": 1, "most": 2},
                "alike": {
                    "interval": {"fewest": 1, "most": 2},
                    "mean": "3/2",
                    "chance": "0.500000",
                },
                "drawn": None,
            }
        },
    }


def test_a_share_of_the_list_is_held_against_the_seats() -> None:
    out = run(f'seats = 3\n{WOMEN}at_least = "1/2"\n', "--json")[1]

    assert json.loads(out)["targets"]["women"]["at_least"] == 2


def test_drawn_ballots_come_again_from_the_same_seed() -> None:
    asked = f"seats = 3\nvoters = 50\n{WOMEN}at_least = 2\n"
    words = ("--approval", "approval", "--draws", "300", "--json")

    first, again = run(asked, *words)[1], run(asked, *words)[1]
    other = json.loads(run(asked, *words, "--seed", "other")[1])

    found = json.loads(first)
    assert first == again
    assert found["drawing"] == {
        "approval": "approval",
        "swing": "3/100",
        "draws": 300,
        "seed": "1",
    }
    women = "targets", "women", "drawn"
    assert found[women[0]][women[1]][women[2]]["interval"] == {"fewest": 2, "most": 2}
    assert other != found


def test_targets_of_units_are_told_by_unit() -> None:
    pool = "id,unit,sex\na,u,F\nb,u,M\nc,v,F\nd,v,F\n"
    units = "[units.u]\nnames = 2\nseats = 1\n[units.v]\nnames = 2\nseats = 1\n"

    out = run(f"{units}{WOMEN}at_least = 1\n", "--json", pool=pool)[1]

    told = json.loads(out)["targets"]["women"]
    assert told["outlook"] == "certain"
    assert {unit: one["bounds"] for unit, one in told["units"].items()} == {
        "u": {"fewest": 0, "most": 1},
        "v": {"fewest": 1, "most": 1},
    }


@pytest.mark.parametrize(("lang", "word"), [("en", "at risk"), ("zh-hans", "有风险")])
def test_people_read_the_forecast_of_the_guide(lang: str, word: str) -> None:
    asked = ["--targets", str(GUIDE / "targets.toml"), "--approval", "approval"]
    words = ["forecast", str(GUIDE / "list.csv"), *asked, "--lang", lang]

    found = CliRunner().invoke(app, words)

    assert found.exit_code == 0
    assert word in found.stdout
    assert "forecast." not in found.stdout
    assert "voters =" not in found.stdout


def test_every_word_of_an_outlook_is_told() -> None:
    asked = "seats = 3\n" + "".join(
        f'[[target]]\nlabel = "{label}"\nattribute = "sex"\nvalue = "F"\n{limit}\n'
        for label, limit in {
            "sure": "at_least = 1",
            "never": "at_least = 3",
            "open": "at_most = 1",
            "both": "at_least = 1\nat_most = 2",
        }.items()
    )

    out = run(asked)[1]

    assert "sure: certain\n  asked: at least 1; on the list: 2" in out
    assert "never: out of reach" in out
    assert "open: at risk\n  asked: at most 1" in out
    assert "both: certain\n  asked: 1 to 2" in out


def test_the_chance_of_one_person_is_not_told() -> None:
    pool = "id,sex,approval\na,F,90 %\nb,M,80 %\nc,M,70 %\n"

    out = run(f"seats = 2\n{WOMEN}at_least = 1\n", "--approval", "approval", pool=pool)[
        1
    ]

    assert "it would be the chance of one person" in out
    assert "how many vote (voters" in out


def test_a_list_that_slate_found_is_taken_from_the_pool() -> None:
    Path("slate.json").write_text('{"status": "found", "slate": ["a", "c", "d"]}')
    pool = "id,sex,approval\na,F,90 %\nb,F,\nc,M,70 %\nd,M,60 %\n"
    asked = f"names = 3\nseats = 2\n{WOMEN}at_least = 1\n"

    out = run(
        asked, "--slate", "slate.json", "--approval", "approval", "--json", pool=pool
    )[1]

    assert json.loads(out)["names"] == 3


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("", "forecast.no_slate"),
        ('{"status": "conflict"}', "forecast.no_slate"),
        ('{"slate": [1]}', "forecast.no_slate"),
        ('{"slate": ["a", "z"]}', "slate.unknown_id"),
    ],
)
def test_a_file_without_a_slate_of_this_pool_is_refused(said: str, code: str) -> None:
    Path("slate.json").write_text(said)

    found = refused(f"{WOMEN}at_least = 1\n", "--slate", "slate.json")

    assert code in {one for one, _ in found}


def test_a_pool_with_more_people_than_names_is_no_list() -> None:
    found = refused(f"names = 3\nseats = 2\n{WOMEN}at_least = 1\n")

    assert found == {("forecast.not_the_list", "targets.toml:1")}


def test_people_who_are_dropped_are_not_on_the_list() -> None:
    asked = f'names = 3\nseats = 2\ndrop = ["d"]\n{WOMEN}at_least = 1\n'

    assert run(asked, "--json")[0] == 0


@pytest.mark.parametrize("share", ["", "85", "101 %", "x", "-1", "1.5"])
def test_an_approval_that_is_no_share_is_refused_with_its_row(share: str) -> None:
    pool = f"id,sex,approval\na,F,50 %\nb,F,{share}\n"
    code = "forecast.no_share" if share else "table.no_value"

    found = refused(f"{WOMEN}at_least = 1\n", "--approval", "approval", pool=pool)

    assert found == {(code, "list.csv:3")}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--approval", "aproval"), "forecast.no_column"),
        (("--swing", "3"), "forecast.no_swing"),
        (("--swing", "101 %"), "forecast.no_swing"),
        (("--seed", " "), "forecast.seed"),
        (("--seed", "a\tb"), "forecast.seed"),
        (("--seed", "s" * 201), "forecast.seed"),
    ],
)
def test_a_call_that_nothing_can_be_drawn_from_is_refused(
    words: tuple[str, ...], code: str
) -> None:
    found = refused(f"{WOMEN}at_least = 1\n", *words)

    assert {one for one, _ in found} == {code}


@pytest.mark.parametrize("form", ["svg", "txt"])
def test_a_chart_of_the_forecast_is_written(form: str) -> None:
    asked = f"seats = 3\n{WOMEN}at_least = 2\n"

    code, _, err = run(asked, "--chart", f"after.{form}")

    assert (code, err) == (0, f"after.{form} written.\n")
    assert "at risk" in Path(f"after.{form}").read_text(encoding="utf-8")
    assert run(asked, "--chart", f"after.{form}")[0] == 2
