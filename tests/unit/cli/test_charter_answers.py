"""What `comitia charter` answers: dates, exact values, exit codes, in two languages."""

import json
from pathlib import Path

import pytest
from tests.charter_files import MINIMAL, layered, minimal, written
from typer.testing import CliRunner, Result

from comitia.charter.check import load
from comitia.cli.main import app
from comitia.stages.sections import SECTIONS

TERM = '[notice.term]\nvalue = "5 days"\nclause = "Rule 7"\n'
DATED = (
    '[[notice.term]]\nvalue = "5 days"\nclause = "Rule 7"\n'
    '[[notice.term]]\nvalue = "9 days"\nclause = "Rule 7"\nfrom = 2030-01-01\n'
)
WORKING = 'published = false\nworking = "3 days"'
PUBLISHED = 'value = "3 days"\nclause = "Rule 9"'


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["charter", *(str(word) for word in words)])


def head(old: Path, new: Path, lang: str = "en") -> str:
    """Return the first sentence after the names of the two charters."""
    return run("diff", old, new, "--lang", lang).stdout.splitlines()[1]


def test_a_comparison_says_from_when_each_value_holds(tmp_path: Path) -> None:
    new = written(tmp_path, minimal((TERM, DATED)))

    assert head(MINIMAL, new) == (
        "The rule “Public notice: term” (notice.term) was from 2026-01-01: 5 days; "
        "now it is from 2026-01-01: 5 days; from 2030-01-01: 9 days."
    )


def test_a_comparison_says_what_begins_on_another_day(tmp_path: Path) -> None:
    new = written(tmp_path, minimal(("from = 2026-01-01", "from = 2026-01-02")))

    said = run("diff", MINIMAL, new, "--lang", "en").stdout

    assert said.splitlines()[1:] == [
        (
            "The value stays, and holds from 2026-01-02 instead of 2026-01-01, for 39 "
            f"rules: {', '.join(_keys_of_minimal())}."
        )
    ]


def _keys_of_minimal() -> list[str]:
    charter = load(MINIMAL, sections=SECTIONS)
    order = [f"{part.name}.{key.name}" for part in SECTIONS.all for key in part.keys]

    def place(key: str) -> tuple[int, str]:
        family = f"{key.rpartition('.')[0]}.*"
        return order.index(key if key in order else family), key

    return sorted(charter.by_key, key=place)


def test_a_day_that_moves_among_several_is_told_with_its_value(tmp_path: Path) -> None:
    for name, text in (("old", DATED), ("new", DATED.replace("2030", "2031"))):
        (tmp_path / name).mkdir()
        written(tmp_path / name, minimal((TERM, text)))

    assert head(tmp_path / "old", tmp_path / "new") == (
        "The rule “Public notice: term” (notice.term) keeps its value on another day: "
        "it was from 2026-01-01: 5 days; from 2030-01-01: 9 days "
        "and is now from 2026-01-01: 5 days; from 2031-01-01: 9 days."
    )


def test_a_comparison_says_what_is_published(tmp_path: Path) -> None:
    new = written(tmp_path, minimal((WORKING, PUBLISHED)))

    rule = "The rule “Credentials review: time to object” (credentials.objections)"
    assert head(MINIMAL, new) == (
        f"{rule} is published now, and no longer a working value: 3 days."
    )
    assert head(new, MINIMAL) == (
        f"{rule} is a working value now, and no longer published: 3 days."
    )


def test_a_choice_is_said_in_the_readers_language(tmp_path: Path) -> None:
    new = written(tmp_path, minimal(('"further_ballot"', '"lot"')))
    lot = '[conference.tie]\nvalue = "lot"\nclause = "c"'
    start = '[layer]\nname = "x"\nrank = "{}"\nfrom = 2026-01-01\n'
    (tmp_path / "below").mkdir()
    below = start.format("notice") + lot
    above = start.format("constitution").replace('"x"', '"y"')
    path = layered(tmp_path / "below", minimal(), a=below, b=above)

    said = run("check", path, "--lang", "zh-hans").stdout

    assert "原为再次投票，现为抽签决定" in head(MINIMAL, new, "zh-hans")
    assert "conference.tie 在此处为抽签决定" in said
    assert "章程" in said
    assert "通知" in said


def test_a_script_gets_exact_values(tmp_path: Path) -> None:
    changed = (
        ('at_least = "20 %"', 'more_than = "1/3"'),
        ("value = 3\n", "value = 4\n"),
        ("value = 3\n", "value = 4\n"),
        ('"5 days"', '"9 days"'),
        ('["membership", "consent"]', '["membership", "consent", "age"]'),
        ('"further_ballot"', '"lot"'),
    )
    new = written(tmp_path, minimal(*changed, more="[publication.by]\n" + PUBLISHED))
    new.joinpath("charter.toml").write_text(
        new.joinpath("charter.toml")
        .read_text(encoding="utf-8")
        .replace(PUBLISHED, "value = 2026-09-01\nclause = 'c'\n"),
        encoding="utf-8",
    )

    said = json.loads(run("diff", MINIMAL, new, "--json", "--lang", "zh-hans").stdout)
    exact = {row["key"]: row["new"]["exact"] for row in said["changes"]}

    assert said["ok"] is True
    assert exact == {
        "apportionment.fixed.valley": 4,
        "apportionment.seats": 4,
        "conference.margin": {
            "relation": "more_than",
            "share": "1/3",
            "base": "seats",
        },
        "conference.tie": "lot",
        "notice.term": {"count": 9, "unit": "day"},
        "publication.by": "2026-09-01",
        "vetting.checks": ["membership", "consent", "age"],
    }
    margin = next(row for row in said["changes"] if row["key"] == "conference.margin")
    assert margin["differs"] == ["value"]
    assert margin["people"][0] == {
        "code": "stages.conference.margin.means",
        "size": 3,
        "old": 4,
        "new": 5,
    }
    assert len(margin["old"]["dated"]) == 1


WORDS = [["check"], ["diff", MINIMAL], ["flow", "--out", "x.svg"]]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize(
    ("text", "code", "exit_code"),
    [
        (minimal(("format = 1", "format = 2")), "newer_format", 2),
        (minimal().encode("utf-16"), "utf_16", 2),
        (minimal(more="?"), "not_toml", 2),
        (minimal(more="[x]\n"), "unknown_key", 1),
        (None, "no_charter_here", 2),
    ],
)
def test_what_is_refused_is_refused_alike(
    tmp_path: Path, words: list[object], text: str | bytes | None, code: str,
    exit_code: int,
) -> None:  # fmt: skip
    if text is not None:
        written(tmp_path, text)
    word, *rest = words

    found = run(word, *rest, tmp_path, "--json")

    assert found.exit_code == exit_code
    said = json.loads(found.stdout)
    assert said["ok"] is False
    assert said["faults"][0]["code"] == f"charter.{code}"


def test_a_chart_that_cannot_be_written_is_an_object_too(tmp_path: Path) -> None:
    found = run("flow", MINIMAL, "--out", tmp_path / "f.pdf", "--json")

    assert found.exit_code == 2
    assert json.loads(found.stdout)["faults"][0]["code"] == "charter.output_kind"


@pytest.mark.parametrize(("lang", "said"), [("en", "from {}"), ("zh-hans", "自 {} 起")])
def test_a_chart_says_from_when(tmp_path: Path, lang: str, said: str) -> None:
    plan = (
        '[layer]\nname = "Valley"\nrank = "unit-plan"\nunits = ["valley"]\n'
        'from = 2026-02-01\n[notice.term]\nvalue = "9 days"\nclause = "Plan 1"\n'
    )
    path = layered(tmp_path, minimal((TERM, DATED)), plan=plan)

    run("flow", path, "--out", tmp_path / "f.txt", "--lang", lang)

    drawn = (tmp_path / "f.txt").read_text(encoding="utf-8").replace("\n", " ")
    for day in ("2030-01-01", "2026-01-01"):
        assert said.format(day) in " ".join(drawn.split())
    assert "Plan 1" in drawn
    assert "2026-02-01" in drawn
