import json
from pathlib import Path

import pytest
from tests.charter_files import MINIMAL, layered, minimal, written
from typer.testing import CliRunner, Result

from comitia.cli.main import app

NATIONAL = MINIMAL.parents[1] / "national-congress-2022"
EXEMPTION = (
    '[[exemption]]\nunit = "valley"\nkey = "conference.margin"\n'
    'authority = "The congress"\ndocument = "Letter 3"\nfrom = 2026-02-01\n'
    'at_least = "0 %"\nof = "seats"\n'
)


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["charter", *(str(word) for word in words)])


def test_a_sound_charter_is_said_to_be_sound() -> None:
    found = run("check", MINIMAL, "--lang", "en")

    assert found.exit_code == 0
    assert found.stdout == "minimal: no faults. Layers: 1, values: 39.\n"
    assert json.loads(run("check", MINIMAL, "--json").stdout) == {
        "ok": True,
        "faults": [],
        "hints": [],
    }


def test_faults_are_one_line_each_with_their_place(tmp_path: Path) -> None:
    path = written(tmp_path, minimal(('value = "5 days"', 'value = "5"'), more="[x]\n"))

    found = run("check", path, "--lang", "en")

    assert found.exit_code == 1
    first, second, last = found.stdout.splitlines()
    assert first == (
        "charter.toml:98: notice.term is no length of time: 5. Write it as text, such "
        'as "5 days", "5 working days" or "24 hours".'
    )
    assert second.startswith("charter.toml:182: No section of a charter has the key x")
    assert last == "Faults: 2."


def test_a_script_gets_every_fault_as_an_object(tmp_path: Path) -> None:
    four = '[notice.term]\nvalue = "4 days"\nclause = "c"'
    method = '[layer]\nname = "Method"\nrank = "conference-method"\n'
    method += f"from = 2026-01-01\n{four}"
    path = layered(tmp_path, minimal(), method=method)

    found = run("check", path, "--json", "--lang", "zh-hans")

    assert found.exit_code == 1
    assert json.loads(found.stdout) == {
        "ok": False,
        "faults": [
            {
                "file": "method.toml",
                "line": 5,
                "key": "notice.term",
                "code": "charter.loosens_a_right",
                "message": (
                    "notice.term 在此处为 4 日，"
                    "而《Club rules》（charter.toml:98，Rule 7）规定为 5 日。"
                    "此项为当事人的权利，下层只能延长或增加，也不得例外放宽。"
                ),
                "clause": "Rule 7",
            }
        ],
        "hints": [],
    }


@pytest.mark.parametrize("words", [["check"], ["flow", "--out", "x.svg"]])
def test_where_no_charter_is_the_call_was_not_understood(
    tmp_path: Path, words: list[str]
) -> None:
    found = run(*words, tmp_path, "--lang", "en")

    assert found.exit_code == 2
    assert found.stdout == ""
    assert "holds no charter.toml" in found.stderr


def test_a_script_is_told_too_that_there_is_no_charter(tmp_path: Path) -> None:
    found = run("check", tmp_path / "none", "--json")

    assert found.exit_code == 2
    assert json.loads(found.stdout)["faults"][0]["code"] == "charter.no_such_path"


def test_a_comparison_says_what_it_means_in_people(tmp_path: Path) -> None:
    new = written(tmp_path, minimal(('at_least = "20 %"', 'more_than = "20 %"')))

    found = run("diff", MINIMAL, new, "--lang", "en")

    assert found.exit_code == 0
    head, *rest = found.stdout.splitlines()
    assert head == (
        "conference.margin changed: at least 20 % of the seats "
        "-> more than 20 % of the seats"
    )
    assert rest == [
        "   - charter.toml:109 (Club rules, Rule 8)",
        "   + charter.toml:109 (Club rules, Rule 8)",
        "   = 5 seats: 6 -> 7 names at least",
        "   = 20 seats: 24 -> 25 names at least",
        "   = 100 seats: 120 -> 121 names at least",
        "   = 1000 seats: 1200 -> 1201 names at least",
    ]


def test_an_exemption_is_compared_for_its_unit(tmp_path: Path) -> None:
    new = written(tmp_path, minimal(more=EXEMPTION))

    text = run("diff", MINIMAL, new, "--lang", "en").stdout
    document = json.loads(run("diff", MINIMAL, new, "--lang", "en", "--json").stdout)

    assert text.startswith("conference.margin changed for valley: from 2026-")
    assert "(Club rules, Letter 3)" in text
    change = document["changes"][0]
    assert change["unit"] == "valley"
    assert change["new"]["authority"] == "The congress"
    assert change["new"]["from"] == "2026-02-01"
    assert change["old"]["grade"] == "O"
    assert change["means"][1] == "20 seats: 24 -> 20 names at least"


def test_what_is_set_on_one_side_only_is_compared_with_nothing(tmp_path: Path) -> None:
    by = "[publication.by]\npublished = false\nworking = 2026-06-01\n"
    new = written(tmp_path, minimal(more=by))

    text = run("diff", MINIMAL, new, "--lang", "en").stdout
    document = json.loads(run("diff", new, MINIMAL, "--json").stdout)

    assert text.splitlines() == [
        "publication.by added: not set -> not published; worked with: 2026-06-01",
        "   + charter.toml:182 (Club rules)",
    ]
    assert document["changes"][0]["new"] is None
    assert document["changes"][0]["old"]["published"] is False


def test_charters_that_agree_have_no_changes() -> None:
    assert "same values" in run("diff", MINIMAL, MINIMAL, "--lang", "en").stdout


def test_a_charter_with_faults_is_not_compared(tmp_path: Path) -> None:
    broken = written(tmp_path, minimal(more="[x]\n"))

    found = run("diff", MINIMAL, broken, "--lang", "en")

    assert found.exit_code == 1
    assert found.stderr.startswith("charter.toml:182: No section")


@pytest.mark.parametrize("name", ["f.svg", "f.txt"])
@pytest.mark.parametrize("lang", ["en", "zh-hans"])
def test_a_chart_shows_every_step_value_and_clause(
    tmp_path: Path, name: str, lang: str
) -> None:
    path = written(tmp_path, minimal(more=EXEMPTION))
    out = tmp_path / name

    found = run("flow", path, "--out", out, "--lang", lang)

    assert found.exit_code == 0
    drawn = out.read_text(encoding="utf-8")
    titles = {
        "en": ["1. Apportionment of seats", "8. Publication", "Exemptions"],
        "zh-hans": ["1. 名额分配", "3. 组织考察", "6. 代表会议选举", "8. 公布"],
    }
    for said in (*titles[lang], "Rule 3", "Rule 10", "valley", "Letter 3"):
        assert said in drawn


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "public notice: convening"), ("zh-hans", "公示：")],
)
def test_what_a_step_waits_for_is_said_with_the_name_of_the_step(
    tmp_path: Path, lang: str, said: str
) -> None:
    out = tmp_path / "f.svg"

    found = run("flow", NATIONAL, "--out", out, "--lang", lang)

    assert found.exit_code == 0
    assert said in out.read_text(encoding="utf-8")


def test_a_file_that_exists_is_kept_unless_told(tmp_path: Path) -> None:
    out = tmp_path / "f.txt"
    out.write_text("mine")

    found = run("flow", MINIMAL, "--out", out, "--lang", "en")
    assert (found.exit_code, out.read_text()) == (2, "mine")
    assert "--force" in found.stderr

    found = run("flow", MINIMAL, "--out", out, "--force", "--json")
    assert json.loads(found.stdout) == {"ok": True, "path": str(out), "steps": 8}
    assert out.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    ("name", "said"), [("f.pdf", "neither"), ("none/f.svg", "cannot be written")]
)
def test_a_chart_goes_where_it_can_be_written(
    tmp_path: Path, name: str, said: str
) -> None:
    found = run("flow", MINIMAL, "--out", tmp_path / name, "--lang", "en")

    assert found.exit_code == 2
    assert said in found.stderr
