import json
from pathlib import Path
from shutil import copytree

import pytest
from tests.charter_files import MINIMAL, layered, minimal, written
from typer.testing import CliRunner, Result

from comitia.cli.main import app

NATIONAL = MINIMAL.parents[1] / "national-congress-2022"
TOWNSHIP = MINIMAL.parents[1] / "township"
MEETING = MINIMAL.parents[1] / "present-base"
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


def test_faults_name_documents_and_clauses_as_the_reader_writes_them(
    tmp_path: Path,
) -> None:
    copied = tmp_path / "national"
    copytree(NATIONAL, copied)
    plan = copied / "plan-anhui.toml"
    margin = '[conference.margin]\nmore_than = "12 %"\nof = "seats"\nclause = "Sample"'
    plan.write_text(f"{plan.read_text()}\n{margin}\n")

    chinese = run("check", copied, "--lang", "zh-hans").stdout
    english = run("check", copied, "--lang", "en").stdout

    assert "2022 年 9 月报道：各选举单位差额比例均高于 15%" in chinese
    assert "Press account of September 2022: above 15 % in each unit" in english


def test_several_charters_are_checked_one_after_another(tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    written(tmp_path / "bad", minimal(more="[x]\n"))

    found = run("check", MINIMAL, tmp_path / "bad", NATIONAL, "--lang", "en")

    assert found.exit_code == 1
    first, fault, bad, last = found.stdout.splitlines()
    assert first == "minimal: no faults. Layers: 1, values: 39."
    assert fault.startswith(f"{tmp_path / 'bad'}/charter.toml:182: No section")
    assert bad == f"{tmp_path / 'bad'}: faults: 1."
    assert last.startswith("national-congress-2022: no faults.")


def test_a_pattern_that_no_shell_has_read_stands_for_what_it_matches(
    tmp_path: Path,
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        written(tmp_path / name, minimal())

    said = json.loads(run("check", tmp_path / "*", "--json").stdout)
    nothing = run("check", tmp_path / "x*", "--lang", "en")

    assert [one["path"] for one in said["charters"]] == [
        str(tmp_path / "one"),
        str(tmp_path / "two"),
    ]
    assert said["ok"] is True
    assert nothing.exit_code == 2
    assert "x*" in nothing.stderr


def test_a_folder_may_have_a_star_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "a*").mkdir()
    (tmp_path / "ab").mkdir()
    written(tmp_path / "a*", minimal())

    assert run("check", tmp_path / "a*", "--json").exit_code == 0


def test_what_is_no_charter_does_not_keep_the_others_from_being_checked(
    tmp_path: Path,
) -> None:
    found = run("check", tmp_path / "none", MINIMAL, "--lang", "en")

    assert found.exit_code == 2
    assert "none" in found.stderr
    assert found.stdout == "minimal: no faults. Layers: 1, values: 39.\n"


def test_a_base_that_changes_is_told_with_an_example(tmp_path: Path) -> None:
    bar = 'more_than = "1/2"\nof = "{}"\nclause = "Rule 8"'
    new = written(tmp_path, minimal((bar.format("entitled"), bar.format("present"))))

    there = run("diff", MINIMAL, new, "--lang", "en").stdout
    back = run("diff", new, MINIMAL, "--lang", "zh-hans").stdout

    assert (
        "   Counted of those present, no longer of those entitled to take part: "
        "of 80 it takes 41, where of 100 it took 51.\n"
    ) in there
    assert (
        "   计算基数由实到会人数改为应到会人数："
        "原来 80 中须有 41，现在 100 中须有 51。\n"
    ) in back


def test_ids_and_documents_are_told_in_the_words_of_their_charters() -> None:
    there = run("diff", TOWNSHIP, MEETING, "--lang", "zh-hans").stdout

    assert there.startswith("《某乡党代会")
    assert "议程各项的表决要求：选举办法”（conference.agenda_votes.method）" in there
    assert "（第二次投票类单位）" in there
    assert "现载：党员大会选举办法，选举办法第九条（method.toml:26）。" in there


@pytest.mark.parametrize(("lang", "stop"), [("en", "."), ("zh-hans", "。")])
def test_a_comparison_of_two_charters_reads_as_sentences(lang: str, stop: str) -> None:
    head, *lines = run("diff", TOWNSHIP, MEETING, "--lang", lang).stdout.splitlines()

    assert head[-1] in ":："
    assert [line for line in lines if not line.endswith(stop)] == []
    assert [line for line in lines if "->" in line or " = " in line] == []


def test_rules_are_compared_in_the_order_in_which_they_are_used() -> None:
    said = json.loads(run("diff", TOWNSHIP, MEETING, "--json").stdout)
    keys = [one["key"] for one in said["changes"] if not one["units"]]

    assert keys[0] == "apportionment.seats"
    assert keys.index("conference.threshold") < keys.index("conference.agenda")
    assert said["old"]["name"] == "township"
    assert said["new"]["path"] == str(MEETING)
    base = next(one for one in said["changes"] if one["key"] == "conference.threshold")
    assert base["people"][0]["old"] == "kernel.base.entitled"


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
    sides, head, *rest = found.stdout.splitlines()
    title = "A club elects three delegates"
    assert sides == f"“{title}” ({MINIMAL}), compared with “{title}” ({new}):"
    assert head == (
        "The rule “Conference and ballot: margin” (conference.margin) was at least "
        "20 % of the seats; now it is more than 20 % of the seats."
    )
    assert rest == [
        "   5 seats ask for 7 names at least instead of 6.",
        "   20 seats ask for 25 names at least instead of 24.",
        "   100 seats ask for 121 names at least instead of 120.",
        "   1000 seats ask for 1201 names at least instead of 1200.",
        "   It stood in Club rules, Rule 8 (charter.toml:109).",
        "   It stands in Club rules, Rule 8 (charter.toml:109).",
    ]


def test_an_exemption_is_compared_for_its_unit(tmp_path: Path) -> None:
    new = written(tmp_path, minimal(more=EXEMPTION))

    text = run("diff", MINIMAL, new, "--lang", "en").stdout
    document = json.loads(run("diff", MINIMAL, new, "--lang", "en", "--json").stdout)

    assert "margin” (conference.margin) for the valley was from 2026-" in text
    assert "It stands in Club rules, Letter 3 (" in text
    change = document["changes"][0]
    assert change["unit"] == "valley"
    assert change["new"]["authority"] == "The congress"
    assert change["new"]["from"] == "2026-02-01"
    assert change["old"]["grade"] == "O"
    assert change["means"][1] == "20 seats ask for 20 names at least instead of 24."


def test_what_is_set_on_one_side_only_is_compared_with_nothing(tmp_path: Path) -> None:
    by = "[publication.by]\npublished = false\nworking = 2026-06-01\n"
    new = written(tmp_path, minimal(more=by))

    text = run("diff", MINIMAL, new, "--lang", "en").stdout
    document = json.loads(run("diff", new, MINIMAL, "--json").stdout)

    assert text.splitlines()[1:] == [
        (
            "The rule “Publication: published by” (publication.by) was not set; "
            "now it is 2026-06-01 (a working value, not published)."
        ),
        "   It stands in Club rules (charter.toml:182).",
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
