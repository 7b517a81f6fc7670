"""``comitia verify``: a record, checked by anyone who has it."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.face import AsJson, Exit, Lang, print_findings, print_json
from comitia.kernel.catalogue import Language, message, sentence

if TYPE_CHECKING:
    from comitia.audit.record.verify import Verdict

verify_app = typer.Typer(rich_markup_mode=None)


@verify_app.command("verify")
def verify_record(
    record: Annotated[
        Path, typer.Argument(help="The folder of a bundle or of an election.")
    ],
    *,
    against: Annotated[
        Path | None,
        typer.Option(
            help="A checkpoint from outside: a witness's, or the three lines that "
            "were printed; - is standard input."
        ),
    ] = None,
    as_json: AsJson = False,
    language: Lang,
) -> None:
    """Check entries, digests, signatures and acts of a record, and say where one fails.

    In an election's folder the tables and cards are compared with it too.

    Example: comitia verify docs/tutorial/record
    """
    from comitia.audit.election.verify import verify  # noqa: PLC0415  slow import

    kept = None if against is None else read_checkpoint_file(against)
    verdict = verify(record, kept, environment=os.environ)
    if as_json:
        print_json(_document(verdict, language))
    else:
        _print_text(verdict, language)
        if against is not None and verdict.ok:
            sys.stdout.write(message("verify.continues", language, {}) + "\n")
    sys.exit(Exit.YES if verdict.ok else Exit.NO)


def read_checkpoint_file(path: Path) -> bytes:
    """Return a checkpoint as it was kept, with line ends as they were signed.

    Notepad writes other line ends and mail adds empty lines; neither is a forgery.
    """
    content = _start_of(path).replace(b"\r\n", b"\n").lstrip(b"\n")
    return content.rstrip(b"\n") + b"\n" if content else content


def _start_of(path: Path) -> bytes:
    """Return the start of a file, which is all that a checkpoint can need."""
    from comitia.ledger.log.note import LARGEST_NOTE  # noqa: PLC0415  slow import

    if str(path) == "-":
        return sys.stdin.buffer.read(LARGEST_NOTE + 1)
    with path.open("rb") as file:
        return file.read(LARGEST_NOTE + 1)


def _document(verdict: "Verdict", language: Language) -> dict[str, object]:
    """Return the answer in the form that scripts rely on."""
    return {
        "ok": verdict.ok,
        "entries": verdict.entries,
        "figures": verdict.figures,
        "erased": verdict.erased,
        "rehearsal": verdict.rehearsal,
        "checkpoint": verdict.checkpoint,
        "not_checked": [
            message(one.code, language, dict(one.facts)) for one in verdict.not_checked
        ],
        "faults": [
            {"where": str(fault.place), "what": sentence(fault, language)}
            for fault in verdict.faults
        ],
    }


def _print_text(verdict: "Verdict", language: Language) -> None:
    """Print the answer for people: faults first, then what was and was not checked."""
    print_findings(verdict.faults, language, sys.stdout)
    facts = {"entries": verdict.entries, "faults": len(verdict.faults)}
    code = "verify.sound" if verdict.ok else "verify.faulty"
    lines = [message(code, language, facts)]
    if verdict.rehearsal:
        lines.append(message("verify.rehearsal", language, {}))
    if verdict.not_checked:
        lines.append(message("verify.not_checked", language, {}))
    lines += [
        f"  {message(one.code, language, dict(one.facts))}"
        for one in verdict.not_checked
    ]
    if verdict.checkpoint:
        lines += [message("verify.checkpoint", language, {}), verdict.checkpoint]
    sys.stdout.write("\n".join(lines).rstrip("\n") + "\n")
