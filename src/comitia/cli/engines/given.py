"""What the small engines' commands are given: tables, seeds, refusals said alike."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final
from unicodedata import category

import typer

from comitia.cli.face import Exit, print_findings, print_json, refusals
from comitia.kernel.catalogue import Language
from comitia.kernel.findings import Finding, Refused

if TYPE_CHECKING:
    from comitia.engines.table.sheet import Sheet

# More than any table that is read; the rest of an endless stream is never taken in.
_MOST_BYTES: Final = 50_000_001
_LONGEST_SEED: Final = 200

Encoding = Annotated[
    str | None, typer.Option(help="The encoding of a CSV, if not UTF-8.")
]
Lot = Annotated[
    str | None,
    typer.Option(
        metavar="SEED",
        help="Decide a tie by lot: a public text that nobody could choose to suit.",
    ),
]


Form = tuple[Mapping[str, Sequence[str]], Sequence[str], Sequence[str] | None]


def content_of(file: Path, *, most: int = _MOST_BYTES) -> bytes:
    """Return the bytes of a file, or of standard input where it is called ``-``."""
    if str(file) == "-":
        return sys.stdin.buffer.read(most)
    with file.open("rb") as opened:
        return opened.read(most)


def sheet_of(file: Path, encoding: str | None, lang: Language, form: Form) -> "Sheet":
    """Return the table of a file; what is doubtful in it is said on standard error.

    `form` has the headings that are known, those that are needed, and the columns that
    a plan names, if there is one.
    """
    from comitia.engines.table.around.layout import laid_out  # noqa: PLC0415  slow import
    from comitia.engines.table.reading import read_table  # noqa: PLC0415  slow import

    headings, needed, named = form
    sheet = read_table(content_of(file), name=str(file), encoding=encoding)
    sheet = laid_out(sheet, headings, needed, named=named)
    print_findings(sheet.warnings, lang)
    return sheet


def check_seed(seed: str | None) -> None:
    """Raise ``Refused`` for a seed that nobody could type again."""
    if seed is None:
        return
    sound = seed.strip() and len(seed) <= _LONGEST_SEED
    if not sound or any(category(one)[0] == "C" for one in seed):
        raise Refused([Finding.of("lots.seed", key="--lot", most=_LONGEST_SEED)])


@contextmanager
def understood(lang: Language, *, as_json: bool) -> Iterator[None]:
    """Answer input that is refused: with every finding, and exit code 2."""
    try:
        yield
    except Refused as refused:
        if as_json:
            print_json({"refusals": refusals(refused.findings, lang)})
        print_findings(refused.findings, lang)
        raise typer.Exit(Exit.NOT_UNDERSTOOD) from None
