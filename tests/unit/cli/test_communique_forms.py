"""A communiqué in each of its forms says the same, and is read back from it."""

import io
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from tests.charter_files import minimal
from tests.unit.cli.spoken import environment, say

from comitia.audit.claims.verdicts import Outcome
from comitia.cli.figures import report_of
from comitia.cli.published import on_site
from comitia.cli.published.composing import composed
from comitia.cli.published.forms import form_of
from comitia.cli.published.on_site import SitePrinter
from comitia.engines.document import markup, pdf, word
from comitia.engines.document.printed.printed import Number, Paragraph, Printed
from comitia.kernel.catalogue import Language
from comitia.store.office import Office
from comitia.web.office import ServedOffice
from comitia.web.settings import configure

MARK = "DEMONSTRATION – invented persons / 演示数据 虚构人员"
HEAD = 'format = 1\ntemplates = ["communique.en.txt", "communique.zh-hans.txt"]'
ENGLISH = (
    "The delegates\n\nElected: {elected} of {seats} seats, {elected.share}.\n"
    "Of the {members} members {participation.members} took part, "
    "{participation.members.share}.\n"
)
CHINESE = (
    "代表选举\n\n当选代表{elected}名，占名额{seats}名的{elected.share}。\n"
    "共有成员{members}名，参加推荐的{participation.members}名，"
    "占{participation.members.share}。\n"
)
FORMS = [
    f"communique.{lang}.{ending}"
    for lang in ("en", "zh-hans")
    for ending in ("docx", "html", "pdf", "txt")
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an election and its communiqué in every form."""
    folder = tmp_path_factory.mktemp("forms")
    charter = folder / "charter"
    charter.mkdir()
    (charter / "charter.toml").write_text(minimal(("format = 1", HEAD)), "utf-8")
    (charter / "communique.en.txt").write_text(ENGLISH, "utf-8")
    (charter / "communique.zh-hans.txt").write_text(CHINESE, "utf-8")
    asked(folder, "demo", "--charter", charter, "--out", folder / "election")
    assert written(folder, "made")[0] == 0
    return folder


def asked(place: Path, *words: str | Path) -> tuple[int, str, str]:
    said = say(*words, env=environment(COMITIA_KEYS=str(place / "keys")))
    return said.returncode, said.stdout, said.stderr


def written(place: Path, out: str) -> tuple[int, str, str]:
    return asked(place, "communique", place / "election", "--out", place / out)


def test_a_folder_takes_every_form_in_every_language(place: Path) -> None:
    held = sorted(one.name for one in (place / "made").iterdir())

    assert held == FORMS


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_read_back_and_nothing_is_found(place: Path, name: str) -> None:
    report = report_of(str(place / "made" / name), None, Language.ENGLISH)

    assert report.having(Outcome.FLAGGED) == ()
    assert len(report.having(Outcome.AGREE)) >= 1


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("changed", ["100.00", "3"])
def test_a_number_that_was_changed_is_found_in_every_form(
    place: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    changed: str,
) -> None:
    monkeypatch.setenv("COMITIA_KEYS", str(place / "keys"))
    _, language, ending = name.split(".")
    with closing(Office.open(place / "election")) as office:
        printed = composed(office, Language(language))
    content = form_of(Path(name))(with_other(printed, changed))
    file = tmp_path / f"changed.{ending}"
    file.write_bytes(content.encode() if isinstance(content, str) else content)

    report = report_of(str(file), None, Language.ENGLISH)

    assert report.having(Outcome.FLAGGED)


def with_other(printed: Printed, changed: str) -> Printed:
    """Return a text in which the first number that says so says another."""
    other = {"100.00": "93.00", "3": "2"}[changed]
    for place, block in enumerate(printed.blocks):
        for at, run in enumerate(block.runs if isinstance(block, Paragraph) else ()):
            if isinstance(run, Number) and run.text.split()[0].strip("%") == changed:
                assert isinstance(block, Paragraph)
                runs = [*block.runs]
                runs[at] = replace(run, text=run.text.replace(changed, other))
                blocks = [*printed.blocks]
                blocks[place] = Paragraph(tuple(runs))
                return replace(printed, blocks=tuple(blocks))
    raise AssertionError(changed)


@pytest.mark.parametrize("name", FORMS)
def test_every_form_says_that_people_are_invented(place: Path, name: str) -> None:
    content = (place / "made" / name).read_bytes()

    text = content.decode("utf-8", errors="replace")
    if name.endswith(".pdf"):
        text = pdf.text_of(content, name=name)
    elif name.endswith(".html"):
        text = markup.text_of(text)
    elif name.endswith(".docx"):
        assert word.text_of(content, name=name).startswith(("The del", "代表"))
        text = MARK if MARK in header_of(content) else ""
    assert MARK in text


def header_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("word/header1.xml").decode()


def test_the_same_election_is_written_in_the_same_bytes(place: Path) -> None:
    written(place, "again")

    for name in FORMS:
        first = (place / "made" / name).read_bytes()
        assert (place / "again" / name).read_bytes() == first


def test_each_number_of_a_page_opens_to_base_rows_and_entries(place: Path) -> None:
    page = (place / "made" / "communique.en.html").read_text("utf-8")

    assert page.count('<details class="number">') == 6
    assert "<summary>100.00 %</summary>" in page
    assert "A share of Seats: 3; exactly 1/1." in page
    # Divided by one act, with one row: that of the unit.
    assert "Counted in 1 row of unit_seats, which 1 entry wrote." in page
    assert 'id="figure-seats"' in page
    assert "<script" not in page


def test_a_form_that_there_is_not_is_refused_by_its_name(place: Path) -> None:
    code, _, err = written(place, "text.odt")

    assert code == 2
    assert ".odt" in err
    assert ".docx" in err


def test_a_folder_is_not_written_over_unasked(place: Path) -> None:
    before = (place / "made" / FORMS[0]).stat().st_mtime_ns

    code, _, err = written(place, "made")

    assert code != 0
    assert "--force" in err
    assert (place / "made" / FORMS[0]).stat().st_mtime_ns == before


@pytest.mark.parametrize(("address", "tongue"), [("en", "en"), ("zh", "zh-Hans")])
def test_the_site_shows_the_page_and_leads_to_it(
    place: Path, monkeypatch: pytest.MonkeyPatch, address: str, tongue: str
) -> None:
    monkeypatch.setenv("COMITIA_KEYS", str(place / "keys"))
    office = Office.open(place / "election")
    configure(ServedOffice(office, printer=SitePrinter(office)))
    client = Client(headers={"host": "localhost"})

    home = client.get(f"/{address}/").content.decode()
    answer = client.get(f"/{address}/communique")

    page = answer.content.decode()
    assert f'href="/{address}/communique"' in home
    assert f'<html lang="{tongue}">' in page
    assert MARK in page
    assert page.count('<details class="number">') == 6
    assert f'<a href="/{address}/figures">' in page
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_figures_are_walked_back_before_a_reader_comes(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITIA_KEYS", str(place / "keys"))
    printer = SitePrinter(Office.open(place / "election"))
    printer.begin().join()
    monkeypatch.setattr(on_site, "walked", _nothing_more)

    assert MARK in printer.page(Language.ENGLISH)


def _nothing_more(_: Office) -> None:
    raise AssertionError("the record was read again")


def test_a_site_without_a_communique_says_that_there_is_no_page(place: Path) -> None:
    configure(ServedOffice(Office.open(place / "election")))
    client = Client(headers={"host": "localhost"})

    assert client.get("/en/communique").status_code == 404
    assert "/en/communique" not in client.get("/en/").content.decode()
