"""What the ids of a charter are called: words of its own, in every language."""

import re
from pathlib import Path

import pytest
from tests.charter_files import faults, minimal, reading, written

from comitia.charter.check import load, read
from comitia.charter.folder import charter_files
from comitia.charter.kinds import Choice, Several
from comitia.charter.rules import Charter
from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.findings import Finding
from comitia.stages.sections import SECTIONS

LISTED = ("format = 1", 'format = 1\nwords = ["words.toml"]')
CHARTERS = Path(__file__).resolve().parents[3] / "charters"
SAID = '[words]\nreview = { en = "review committee", zh-hans = "复核委员会" }\n'
# Members of these families are steps, which have words everywhere.
BY_STEP = ("register.replies.", "register.files.", "register.person_files.")
# Years, days and ages are said as they are written.
NUMBER = re.compile(r"[0-9.]+ ?%?$|[0-9-]+$")


def with_words(folder: Path, text: str) -> Path:
    (folder / "words.toml").write_text(text, encoding="utf-8")
    return written(folder, minimal(LISTED))


def test_words_belong_to_the_files_that_are_sealed(tmp_path: Path) -> None:
    with_words(tmp_path, SAID)

    assert set(charter_files(tmp_path)) == {"charter.toml", "words.toml"}


def test_an_id_is_called_by_its_word_in_each_language(tmp_path: Path) -> None:
    charter = reading(with_words(tmp_path, SAID)).charter

    assert charter.called("review", "en") == "review committee"
    assert charter.called("review", "zh-hans") == "复核委员会"
    assert charter.called("branch", "en") == "branch"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("name = 1\n", "charter.no_words", None),
        ("words = 1\n", "charter.no_words", None),
        (f'{SAID}[other]\nname = "x"\n', "charter.no_words", None),
        ('[words]\nreview = "x"\n', "charter.word_not_told", 2),
        ('[words]\n\nreview = { en = "x" }\n', "charter.word_not_told", 3),
        ('[words]\nreview = { en = "x", zh-hans = 1 }\n', "charter.word_not_told", 2),
        (
            '[words]\nreview = { en = "x", zh-hans = "a\\nb" }\n',
            "charter.word_not_told",
            2,
        ),
        ("[words\n", "charter.unclosed_header", 1),
    ],
)
def test_a_fault_of_the_words_is_told_with_its_line(
    tmp_path: Path, text: str, code: str, line: int | None
) -> None:
    found = reading(with_words(tmp_path, text)).faults

    assert [(one.code, one.place and one.place.file) for one in found] == [
        (code, "words.toml")
    ]
    assert line is None or (found[0].place and found[0].place.line) == line


def test_words_that_are_no_list_of_files_are_refused(tmp_path: Path) -> None:
    one = ("format = 1", 'format = 1\nwords = "words.toml"')
    bad = ("format = 1", 'format = 1\nwords = ["../words.toml"]')

    assert [code for code, _ in faults(tmp_path, minimal(one))] == ["words_not_listed"]
    assert [code for code, _ in faults(tmp_path, minimal(bad))] == ["layer_name"]


def names_in(charter: Charter) -> set[str]:
    """Return what a charter calls by an id, and its documents."""
    found = {layer.name for layer in charter.layers}
    for layer in charter.layers:
        for one in layer.declared:
            key = SECTIONS.key(one.key)
            assert key is not None
            if key.is_family and not one.key.startswith(BY_STEP):
                found.add(one.key.rpartition(".")[2])
            values = one.value if isinstance(one.value, tuple) else (one.value,)
            if not isinstance(key.kind, Choice | Several):
                found |= {value for value in values if isinstance(value, str)}
    return found


@pytest.mark.parametrize("name", sorted(one.name for one in CHARTERS.iterdir()))
def test_a_charter_of_ours_has_words_for_all_it_names(name: str) -> None:
    charter = load(CHARTERS / name, sections=SECTIONS)

    called = {one.name for one in charter.words}

    assert {one for one in names_in(charter) - called if not NUMBER.match(one)} == set()


def hints(folder: Path, text: str) -> list[tuple[str, int | None]]:
    """Return what a charter with these words is told, each with its line."""
    found = reading(with_words(folder, text))
    assert found.faults == ()
    return [
        (one.code.removeprefix("charter."), one.place.line if one.place else None)
        for one in found.hints
    ]


def test_a_word_of_nothing_and_what_has_no_word_are_hints(tmp_path: Path) -> None:
    text = f'{SAID}reveiw = {{ en = "x", zh-hans = "y" }}\n'
    text += '[clauses]\n"Rule 99" = { zh-hans = "z" }\n'
    text += '[under."notice.places"]\nreview = { en = "x", zh-hans = "y" }\n'

    assert hints(tmp_path, text) == [
        ("word_of_nothing", 3),
        ("word_of_nothing", 5),
        ("word_of_nothing", 7),
        ("ids_without_words", None),
        ("clauses_without_words", None),
    ]


def test_a_charter_without_words_is_given_no_hint(tmp_path: Path) -> None:
    assert reading(written(tmp_path, minimal())).hints == ()


@pytest.mark.parametrize("name", sorted(one.name for one in CHARTERS.iterdir()))
def test_a_charter_of_ours_leaves_nothing_without_words(name: str) -> None:
    assert read(CHARTERS / name, sections=SECTIONS).hints == ()


def test_an_id_may_be_called_otherwise_under_one_family(tmp_path: Path) -> None:
    text = SAID + '[under."vetting"]\nreview = { en = "a look", zh-hans = "审" }\n'
    charter = reading(with_words(tmp_path, text)).charter

    assert charter.called("review", "en", "vetting.appeal_body") == "a look"
    assert charter.called("review", "en", "notice.places") == "review committee"


def test_a_clause_is_cited_in_the_language_that_has_it(tmp_path: Path) -> None:
    text = '[clauses]\n"Rule 7" = { zh-hans = "第七条" }\n'
    charter = reading(with_words(tmp_path, text)).charter

    assert charter.cited("Rule 7", "zh-hans") == "第七条"
    assert charter.cited("Rule 7", "en") == "Rule 7"


@pytest.mark.parametrize(
    "text", ["[clauses]\nx = {}\n", '[clauses]\nx = { fr = "y" }\n', "[under]\nx = 1\n"]
)
def test_a_clause_or_a_key_with_bad_words_is_a_fault(tmp_path: Path, text: str) -> None:
    found = reading(with_words(tmp_path, text)).faults

    assert [one.code for one in found] == ["charter.word_not_told"]


def test_a_refusal_names_ids_by_their_words_and_cites_in_the_language(
    tmp_path: Path,
) -> None:
    text = f'{SAID}[clauses]\n"Rule 7" = {{ zh-hans = "第七条" }}\n'
    terms = reading(with_words(tmp_path, text)).charter
    finding = Finding.of(
        "charter.floor_of_nobody",
        key="vetting.checks",
        clause="Rule 7",
        strange="x",
        known=("review", "else"),
    )

    said = sentence(finding, Language.CHINESE, terms)

    assert "复核委员会（review）" in said
