"""The texts of a charter: words with the keys of figures, and no number by hand."""

from pathlib import Path

import pytest
from tests.charter_files import faults, minimal, reading, written

from comitia.charter.folder import charter_files, printed_files
from comitia.charter.text.template import Held, Template
from comitia.kernel.findings import Refused

LISTED = ("format = 1", 'format = 1\ntemplates = ["communique.en.txt"]')


def with_text(folder: Path, text: str) -> Path:
    (folder / "communique.en.txt").write_text(text, encoding="utf-8")
    return written(folder, minimal(LISTED))


def test_a_template_belongs_to_the_files_that_are_sealed(tmp_path: Path) -> None:
    with_text(tmp_path, "There are {seats} seats.\n")

    assert set(charter_files(tmp_path)) == {"charter.toml", "communique.en.txt"}


def test_a_text_names_each_of_its_figures_once_and_is_filled_with_them() -> None:
    template = Template("x.txt", "{seats} seats, {seats} names, {seats.share}")

    assert template.keys == ("seats", "seats.share")
    assert template.filled(str.upper) == "SEATS seats, SEATS names, SEATS.SHARE"


def test_each_line_below_the_title_is_a_paragraph_of_words_and_places() -> None:
    template = Template("x.txt", "Elected\n\n{seats} seats\nof {all}{more}\n\n")

    assert template.title == "Elected"
    assert template.paragraphs() == (
        (Held("seats"), " seats"),
        ("of ", Held("all"), Held("more")),
    )


def test_a_first_line_with_a_figure_is_no_title() -> None:
    template = Template("x.txt", "{seats} seats\nAll.")

    assert template.title == ""
    assert template.paragraphs() == ((Held("seats"), " seats"), ("All.",))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("There are 3 seats.", "charter.template_digit"),
        ("名额共３名。", "charter.template_digit"),
        ("There are {seats seats.", "charter.template_brace"),
        ("There are {{seats}} seats.", "charter.template_brace"),
        ("There are {Seats!} seats.", "charter.template_key"),
        ("There are {} seats.", "charter.template_key"),
    ],
)
def test_a_fault_of_a_text_is_told_with_its_line(
    tmp_path: Path, line: str, code: str
) -> None:
    (tmp_path / "communique.en.txt").write_text(f"First.\n{line}\n", encoding="utf-8")

    found = reading(written(tmp_path, minimal(LISTED))).faults

    places = [(fault.code, str(fault.place)) for fault in found]
    assert (code, "communique.en.txt:2") in places


def test_a_text_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    found = faults(tmp_path, minimal(LISTED))

    assert [code for code, _ in found] == ["no_such_file"]


@pytest.mark.parametrize(
    ("listed", "code"),
    [
        ('"communique.en.txt"', "charter.templates_not_listed"),
        ('["../communique.en.txt"]', "charter.template_name"),
        ('["communique.fr.txt"]', "charter.template_name"),
        ('["a.en.txt", "a.en.txt"]', "charter.layer_listed_twice"),
    ],
)
def test_templates_are_a_list_of_plain_names(
    tmp_path: Path, listed: str, code: str
) -> None:
    text = minimal(("format = 1", f"format = 1\ntemplates = {listed}"))
    (tmp_path / "a.en.txt").write_text("Nothing.", encoding="utf-8")

    assert code.removeprefix("charter.") in [one for one, _ in faults(tmp_path, text)]
    with pytest.raises(Refused):
        charter_files(tmp_path)


def test_figures_that_were_printed_belong_to_the_files_that_are_sealed(
    tmp_path: Path,
) -> None:
    listed = ("format = 1", 'format = 1\npublished = ["published.toml"]')
    (tmp_path / "published.toml").write_text("[[figure]]\n", encoding="utf-8")

    written(tmp_path, minimal(listed))

    assert set(charter_files(tmp_path)) == {"charter.toml", "published.toml"}
    assert printed_files(tmp_path) == ("published.toml",)
    assert faults(tmp_path, minimal(listed)) == []


@pytest.mark.parametrize(
    ("listed", "code"),
    [
        ('"published.toml"', "published_not_listed"),
        ('["../published.toml"]', "layer_name"),
        ('["published.toml"]', "no_such_file"),
    ],
)
def test_printed_figures_are_a_list_of_files_that_are_there(
    tmp_path: Path, listed: str, code: str
) -> None:
    text = minimal(("format = 1", f"format = 1\npublished = {listed}"))

    assert code in [one for one, _ in faults(tmp_path, text)]
