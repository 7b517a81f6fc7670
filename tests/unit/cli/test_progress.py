"""A play tells how far it has come in one line, and in few where lines stay."""

import io

from tests.factories import invented_record

from comitia.cli.election.showing.progress import Progress
from comitia.kernel.catalogue import Language
from comitia.ledger.entry import read_entry

ENTRY = read_entry(invented_record(7).ledger.lines["centre"][0])


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_one_line_that_ends_empty() -> None:
    out = Terminal()
    tell = Progress(Language.ENGLISH, out)

    for _ in range(600):
        tell(ENTRY)
    tell.end()

    assert "\n" not in out.getvalue()
    assert "600 acts" in out.getvalue()
    assert out.getvalue().endswith("\r\x1b[2K")


def test_in_a_file_one_line_stands_for_many_acts() -> None:
    out = io.StringIO()
    tell = Progress(Language.CHINESE, out)

    for _ in range(501):
        tell(ENTRY)
    tell.end()

    first, second, third = out.getvalue().splitlines()
    assert first.startswith("1 项")
    assert second.startswith("251 项")
    assert third.startswith("501 项")
