"""What the ids of a charter are called: words of its own, in every language."""

import re
from pathlib import Path

import pytest
from tests.charter_files import faults, minimal, reading, written

from comitia.charter.check import load
from comitia.charter.folder import charter_files
from comitia.charter.kinds import Choice
from comitia.charter.rules import Charter
from comitia.stages.sections import SECTIONS

LISTED = ("format = 1", 'format = 1\nwords = ["words.toml"]')
CHARTERS = Path(__file__).resolve().parents[3] / "charters"
SAID = '[words]\nreview = { en = "review committee", zh-hans = "复核委员会" }\n'
# Members of these families are steps, which have words everywhere.
BY_STEP = ("register.replies.", "register.files.", "register.person_files.")
# Years, days and ages are said as they are written.
NUMBER = re.compile("[0-9-]+$")


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
            if not isinstance(key.kind, Choice):
                found |= {value for value in values if isinstance(value, str)}
    return found


@pytest.mark.parametrize("name", sorted(one.name for one in CHARTERS.iterdir()))
def test_a_charter_of_ours_has_words_for_all_it_names(name: str) -> None:
    charter = load(CHARTERS / name, sections=SECTIONS)

    called = {named for named, _ in charter.words}

    assert {one for one in names_in(charter) - called if not NUMBER.match(one)} == set()
