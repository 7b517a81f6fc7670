"""``comitia checkpoint``: sign the record, hand the signature out, compare it."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from comitia.cli.election.act import do, tell
from comitia.cli.election.desk import (
    AsAccount,
    Folder,
    Force,
    PasswordFile,
    answered,
    office_in,
    say,
    signed_in,
    write_file,
)
from comitia.cli.face import AsJson, Exit, Lang, print_findings, print_json, printable
from comitia.cli.verify import read_checkpoint_file
from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.findings import Finding, Place, Refused

if TYPE_CHECKING:
    from typer._click.core import Context


class _MakesOne(TyperGroup):
    """A group in which a folder in place of a word means: make one."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Put the word in that was left out."""
        if args and args[0] != "--help" and args[0] not in self.commands:
            args = ["make", *args]
        return super().parse_args(ctx, args)


checkpoint_app = typer.Typer(
    name="checkpoint",
    cls=_MakesOne,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Sign the record, hand the signature out, compare it with a kept one.",
)


@checkpoint_app.command("make")
def make(
    folder: Folder,
    *,
    account: AsAccount,
    password_file: PasswordFile = None,
    reason: Annotated[
        str, typer.Option(help="Why now; it stands in the record.")
    ] = "checkpoint",
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Sign the record as it stands; the word `make` may be left out.

    Example: comitia checkpoint club --as anna
    """
    document = {"done": False, "act": "checkpoint"}
    with answered(lang, document, as_json=as_json), office_in(folder) as office:
        who = signed_in(office, account, password_file)
        answer = do(office, "checkpoint", {"reason": reason}, who)
    tell(answer, "checkpoint", lang, as_json=as_json)


@checkpoint_app.command("export")
def export(
    folder: Folder,
    *,
    out: Annotated[
        Path | None, typer.Option(help="A file; without it, standard output.")
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Hand out the last checkpoint, to be kept outside or cosigned by a witness.

    Example: comitia checkpoint export club --out club.checkpoint
    """
    with answered(lang, {"number": None}, as_json=as_json):
        with office_in(folder) as office:
            notes = office.bundle().ledger.notes
        if not notes:
            raise Refused([Finding.of("checkpoint.none")])
        note = notes[-1]
        if out is not None:
            write_file(out, str(note), force=force)
    if as_json:
        origin, size, root, *_ = note.text.split("\n")
        print_json(
            {
                "number": len(notes),
                "origin": origin,
                "size": int(size),
                "root": root,
                "note": str(note),
                "path": str(out) if out else None,
            }
        )
    elif out is None:
        sys.stdout.write(str(note))
    else:
        say("checkpoint.exported", lang, number=len(notes), path=str(out))


@checkpoint_app.command("compare")
def compare(
    folder: Folder,
    file: Annotated[
        Path, typer.Argument(help="A checkpoint that was kept; - is standard input.")
    ],
    *,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Say whether the record continues a checkpoint that was kept outside.

    Example: comitia checkpoint compare club club.checkpoint
    """
    with answered(lang, {"continues": False}, as_json=as_json):
        faults = _against(folder, read_checkpoint_file(file))
        _refuse_unreadable(faults, file)
    if as_json:
        print_json(_compared(faults, lang))
    else:
        print_findings(faults, lang, sys.stdout)
        say("checkpoint.differs" if faults else "verify.continues", lang)
    raise typer.Exit(Exit.NO if faults else Exit.YES)


def _refuse_unreadable(faults: tuple[Finding, ...], file: Path) -> None:
    """Refuse a file that is no checkpoint: it says nothing about the record."""
    unreadable = ("record.checkpoint_unreadable", Place("against"))
    if any((one.code, one.place) == unreadable for one in faults):
        raise Refused([Finding.of("cli.no_checkpoint", path=printable(str(file)))])


def _against(folder: Path, kept: bytes) -> tuple[Finding, ...]:
    """Return what is wrong between the record, checked as outsiders do, and a note."""
    from comitia.audit.record.verify import verify_bundle  # noqa: PLC0415  slow import

    with TemporaryDirectory() as place, office_in(folder) as office:
        bundle = Path(place) / "bundle"
        office.bundle().write(bundle)
        return verify_bundle(bundle, kept).faults


def _compared(faults: tuple[Finding, ...], lang: Language) -> dict[str, object]:
    return {
        "continues": not faults,
        "faults": [
            {"where": str(one.place), "what": sentence(one, lang)} for one in faults
        ],
        "refusals": [],
    }
