"""What a command of `comitia charter` reads, and how it says that it could not."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from comitia.cli.face import Exit, print_findings, print_json
from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.findings import Finding, Refused

if TYPE_CHECKING:
    from comitia.charter.check import Reading
    from comitia.charter.rules import Charter

CharterPath = Annotated[
    Path, typer.Argument(help="The folder of a charter, or its charter.toml.")
]


def read_at(path: Path) -> "Reading":
    """Return a charter with its faults; raise ``Refused`` where there is none."""
    from comitia.charter.check import read  # noqa: PLC0415  slow import
    from comitia.stages.sections import SECTIONS  # noqa: PLC0415  slow import

    return read(path, sections=SECTIONS)


def loaded(path: Path, lang: Language, *, as_json: bool) -> "Charter":
    """Return a charter without a fault; otherwise answer with its faults."""
    try:
        reading = read_at(path)
    except Refused as refused:
        give_up(refused.findings, Exit.NOT_UNDERSTOOD, lang, as_json=as_json)
    if reading.faults:
        give_up(reading.faults, exit_of(reading), lang, as_json=as_json)
    return reading.charter


def exit_of(reading: "Reading") -> Exit:
    """Return whether a charter has faults, or could not even be understood."""
    if not reading.is_understood:
        return Exit.NOT_UNDERSTOOD
    return Exit.NO if reading.faults else Exit.YES


def give_up(
    faults: Sequence[Finding], code: Exit, lang: Language, *, as_json: bool
) -> NoReturn:
    """Answer with faults instead, and end."""
    if as_json:
        print_json(faults_document(faults, lang))
    print_findings(faults, lang)
    raise typer.Exit(code)


def faults_document(faults: Sequence[Finding], lang: Language) -> dict[str, object]:
    """Return faults as scripts read them."""
    rows = [
        {
            "file": fault.place.file if fault.place else None,
            "line": fault.place.line if fault.place else None,
            "key": fault.key,
            "code": fault.code,
            "message": sentence(fault, lang),
            "clause": fault.clause,
        }
        for fault in faults
    ]
    return {"ok": not rows, "faults": rows}
