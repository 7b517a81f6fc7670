"""The text of a PDF and of a page, and what is refused of both."""

import pytest

from comitia.engines.document import markup, pdf
from comitia.engines.document.printed.leaves import pdf_of
from comitia.engines.document.printed.printed import Paragraph, Printed
from comitia.kernel.catalogue import Language
from comitia.kernel.findings import Refused

LONG = "All those who were elected met on that day and took their seats. " * 3


def made(*paragraphs: str, language: Language = Language.ENGLISH) -> bytes:
    blocks = tuple(Paragraph((one,)) for one in paragraphs)
    return pdf_of(Printed("Title", language, blocks))


def refused(content: bytes) -> str:
    with pytest.raises(Refused) as told:
        pdf.text_of(content, name="a.pdf")
    return told.value.findings[0].code


def test_a_paragraph_of_several_lines_is_one_line() -> None:
    lines = pdf.text_of(made(LONG, "Second."), name="a.pdf").split("\n")

    assert lines[:3] == ["Title", LONG.strip(), "Second."]


def test_lines_of_chinese_are_joined_without_a_space() -> None:
    said = "各选举单位召开会议选举产生出席大会的代表" * 5

    lines = pdf.text_of(made(said, language=Language.CHINESE), name="a.pdf")

    assert said in lines.split("\n")


def test_a_damaged_pdf_is_refused() -> None:
    assert refused(b"%PDF-1.7\n" + b"\xff" * 200) == "figures.broken_document"


def test_a_pdf_without_text_is_refused() -> None:
    empty = Printed("", Language.ENGLISH, ())
    content = pdf_of(empty)

    # The number of its page is a text.
    assert pdf.text_of(content, name="a.pdf").strip() == "1 / 1"


def test_a_page_is_known_by_how_it_begins() -> None:
    assert markup.is_page(b"\xef\xbb\xbf\n<!DOCTYPE html><p>")
    assert not markup.is_page(b"There are 3 seats, < 4.")


def test_what_is_drawn_or_run_is_not_said_and_cells_are_set_apart() -> None:
    page = (
        "<html><script>1</script><svg><text>2</text></svg>"
        "<p>a<br>b<table><tr><td>c<td>d</table>"
    )

    assert markup.text_of(page) == "a\nb\nc\td\n"
