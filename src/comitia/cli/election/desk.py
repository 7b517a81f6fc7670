"""What every command on an election shares: the folder, the account, the refusal."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from comitia.cli.face import Exit, print_findings, print_json, refusals
from comitia.cli.written import write_whole
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Finding, Refused
from comitia.ledger.mark import INVENTED

if TYPE_CHECKING:
    from comitia.store.office import Office

_LONGEST_PASSWORD: Final = 4096
# A refusal of these kinds says that the call or its input was not understood.
_INPUT: Final = ("cli.", "form.", "import.", "payload.", "table.")
_CALL: Final = {
    "act.unknown",
    "charter.no_such_path",
    "propose.cell_twice",
    "propose.no_object",
    "propose.no_sheet",
    "propose.no_source",
    "propose.no_unit",
    "propose.no_weights",
    "propose.unit_twice",
    "propose.unknown",
    "propose.unknown_unit",
    "propose.unknown_value",
    "election.damaged",
    "store.at_in_earnest",
    "store.at_too_late",
    "store.newer_format",
    "store.empty_seed",
    "store.no_account",
    "store.no_election",
}

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="An election's folder.")]
AsAccount = Annotated[
    str, typer.Option("--as", metavar="NAME", help="The account that asks.")
]
PasswordFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="A file with the password; without it, a terminal asks for it. "
        "A rehearsal asks for none.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file.")]


@contextmanager
def office_in(folder: Path) -> "Iterator[Office]":
    """Open the election in a folder for one command.

    Raises ``Refused`` where its database cannot be used; nothing has then changed.
    """
    from comitia.store.database.connect import (  # noqa: PLC0415  slow import
        DatabaseFault,
    )
    from comitia.store.office import Office  # noqa: PLC0415  slow import

    try:
        with Office.open(folder) as office:
            try:
                yield office
            except Refused as refused:
                refused.terms = office.charter
                raise
    except DatabaseFault as fault:
        raise Refused(
            [Finding.of("cli.database", path=str(folder), reason=str(fault)[:200])]
        ) from None


def marked(office: "Office") -> dict[str, str]:
    """Return what everything that leaves a rehearsal says of itself; else nothing."""
    return {"invented": INVENTED} if office.is_rehearsal else {}


def signed_in(office: "Office", name: str, password_file: Path | None) -> str:
    """Return the id of the account that asks, once its password has been checked.

    In a rehearsal everybody may be anybody. Raises ``Refused`` otherwise.
    """
    account = office.account_id(name)
    if not office.is_rehearsal:
        password = given_password(password_file)
        if not office.check_password(name, password):
            raise Refused([Finding.of("account.wrong_password", named=name)])
    return account


def given_password(
    file: Path | None, *, twice: bool = False, prompt: str = "Password: "
) -> str:
    """Return the password from a file's first line, or from the terminal.

    It stands in no argument, where everybody on the machine could read it. Raises
    ``Refused`` where there is neither, and where a new one is typed in two ways.
    """
    if file is not None:
        with file.open(encoding="utf-8-sig", errors="strict") as opened:
            return _first_line(opened.read(_LONGEST_PASSWORD), file)
    if not sys.stdin.isatty():
        raise Refused([Finding.of("cli.no_password")])
    password = getpass(prompt)
    if twice and getpass(prompt) != password:
        raise Refused([Finding.of("cli.other_password")])
    return password


def _first_line(text: str, file: Path) -> str:
    password = text.partition("\n")[0].rstrip("\r")
    if not password:
        raise Refused([Finding.of("cli.empty_password", path=str(file))])
    return password


@contextmanager
def answered(
    language: Language, document: Mapping[str, object], *, as_json: bool
) -> Iterator[None]:
    """Turn a refusal into the answer of the command, with its exit code.

    `document` is what the JSON answer says besides the refusals.
    """
    try:
        yield
    except Refused as refused:
        found, terms = refused.findings, refused.terms
    except UnicodeDecodeError:
        found, terms = (Finding.of("cli.not_utf8"),), None
    else:
        return
    if as_json:
        print_json({**document, "refusals": refusals(found, language, terms)})
    print_findings(found, language, terms=terms)
    raise typer.Exit(exit_of(found))


def exit_of(findings: Iterable[Finding]) -> Exit:
    """Return whether a refusal says no, or that the input was not understood.

    >>> exit_of([Finding.of("policy.right")]), exit_of([Finding.of("form.missing")])
    (<Exit.NO: 1>, <Exit.NOT_UNDERSTOOD: 2>)
    """
    strange = any(one.code.startswith(_INPUT) or one.code in _CALL for one in findings)
    return Exit.NOT_UNDERSTOOD if strange else Exit.NO


def say(code: str, language: Language, **facts: str | int) -> None:
    """Print one sentence of an answer for people."""
    sys.stdout.write(message(code, language, facts) + "\n")


def write_file(path: Path, text: str | bytes, *, force: bool) -> None:
    """Write an answer into a file; ``Refused`` where one is, unless forced."""
    try:
        write_whole(path, text, force=force)
    except FileExistsError:
        raise Refused([Finding.of("cli.output_exists", path=str(path))]) from None
