"""``comitia init`` and ``comitia account``: a new election, and who may sign in."""

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.election.desk import (
    Folder,
    PasswordFile,
    answered,
    given_password,
    office_in,
    say,
    signed_in,
)
from comitia.cli.face import AsJson, Lang, print_json, printable
from comitia.kernel.catalogue import message
from comitia.kernel.findings import Finding, Refused

if TYPE_CHECKING:
    from comitia.store.office import Office

init_app = typer.Typer(rich_markup_mode=None)
account_app = typer.Typer(
    name="account",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Who may sign in; what they may do is granted by acts.",
)


NewFolder = Annotated[
    Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet.")
]
CharterPath = Annotated[
    Path, typer.Option(help="The folder of a charter, or its charter.toml.")
]
Officer = Annotated[
    str, typer.Option(metavar="NAME", help="The account of the first officer.")
]
Rehearsal = Annotated[
    bool,
    typer.Option("--rehearsal", help="Everything is invented, and can be repeated."),
]
Seed = Annotated[
    str | None,
    typer.Option(metavar="N", help="What a rehearsal draws from; else drawn."),
]


@init_app.command("init")
def init(
    folder: NewFolder,
    *,
    charter: CharterPath,
    officer: Officer,
    rehearsal: Rehearsal = False,
    seed: Seed = None,
    password_file: PasswordFile = None,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Make an election: its folder, its keys, its first entry, its first officer.

    Example: comitia init club --charter charters/minimal --officer anna --rehearsal
    --seed 4242

    The keys lie outside the folder: in COMITIA_KEYS, or where programs keep data.
    """
    with answered(lang, {"done": False}, as_json=as_json):
        drawn = _seed(seed, rehearsal=rehearsal)
        password = _password(password_file, rehearsal=rehearsal)
        made = _made(folder, charter, officer, (drawn, password))
    if as_json:
        print_json({"done": True, "rehearsal": rehearsal, "seed": drawn, **made})
        return
    say("init.made", lang, path=str(folder), officer=printable(officer))
    if drawn is not None:
        say("init.rehearsal", lang, seed=drawn)


def _made(
    folder: Path, charter: Path, officer: str, secret: tuple[str | None, str | None]
) -> dict[str, object]:
    from comitia.store.office import Office  # noqa: PLC0415  slow import

    seed, password = secret
    with Office.create(
        folder, charter=charter, officer=officer, password=password, seed=seed
    ) as office:
        account = office.account_id(officer)
        return {
            "election": office.election,
            "officer": {"name": officer, "account": account},
        }


def _seed(given: str | None, *, rehearsal: bool) -> str | None:
    """Return the seed of a rehearsal, given or drawn; in earnest there is none."""
    if given is not None and not rehearsal:
        raise Refused([Finding.of("cli.seed_in_earnest")])
    drawn = str(secrets.randbelow(10**9)) if given is None else given
    return drawn if rehearsal else None


def _password(file: Path | None, *, rehearsal: bool) -> str | None:
    if file is None and rehearsal:
        return None
    return given_password(file, twice=True)


@account_app.command("add")
def add(
    folder: Folder,
    name: Annotated[str, typer.Argument(help="The name to sign in with.")],
    *,
    password_file: PasswordFile = None,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Add an account, which may do nothing until a role is granted to it.

    Example: comitia account add club bo --password-file bo.txt
    """
    with answered(lang, {"done": False}, as_json=as_json), office_in(folder) as office:
        password = _password(password_file, rehearsal=office.is_rehearsal)
        account = office.add_account(name, password)
    if as_json:
        print_json({"done": True, "name": name, "account": account})
    else:
        say("account.added", lang, named=printable(name), account=account)


@account_app.command("password")
def change_password(
    folder: Folder,
    name: Annotated[str, typer.Argument(help="The account that gets a new one.")],
    *,
    account: Annotated[
        str | None,
        typer.Option("--as", metavar="NAME", help="An officer, in place of NAME."),
    ] = None,
    password_file: PasswordFile = None,
    new_password_file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A file with the new password; without it, a terminal asks for it.",
        ),
    ] = None,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Give an account a new password: who knows the old one may, or an officer.

    Example: comitia account password club bo --as anna
    """
    with answered(lang, {"done": False}, as_json=as_json), office_in(folder) as office:
        asking = account or name
        office.account_id(name)
        who = signed_in(office, asking, password_file)
        if asking != name and not _is_officer(office, who):
            raise Refused([Finding.of("account.not_officer", named=asking)])
        prompt = message("account.new_password", lang, {"named": printable(name)})
        office.change_password(
            name, given_password(new_password_file, twice=True, prompt=prompt)
        )
    if as_json:
        print_json({"done": True, "name": name})
    else:
        say("account.changed", lang, named=printable(name))


def _is_officer(office: "Office", account: str) -> bool:
    from comitia.stages.grants import Role, grants_of  # noqa: PLC0415  slow import
    from comitia.stages.register.bodies import WHOLE  # noqa: PLC0415  slow import

    held = grants_of(account, office.views, at=office.work().now())
    return any(one.role == Role.OFFICER.value and one.body == WHOLE for one in held)


@account_app.command("list")
def list_accounts(folder: Folder, *, as_json: AsJson = False, lang: Lang) -> None:
    """List the accounts, and the roles that each holds now.

    Example: comitia account list club
    """
    with answered(lang, {"accounts": []}, as_json=as_json), office_in(folder) as office:
        names = office.account_names()
        held = {account: _grants(office, account) for account in names}
    if as_json:
        accounts = [
            {"name": name, "account": account, "grants": held[account]}
            for account, name in names.items()
        ]
        print_json({"accounts": accounts})
        return
    for account, name in names.items():
        typer.echo(f"{account}  {printable(name)}")
        for grant in held[account]:
            typer.echo(f"    {_shown(grant)}")


def _grants(office: "Office", account: str) -> list[dict[str, str]]:
    from comitia.stages.grants import Grant  # noqa: PLC0415  slow import

    return [
        {
            "grant": one.grant,
            "role": one.role,
            "post": one.post,
            "body": one.body,
            "since": one.since,
            "until": one.until,
        }
        for one in office.views.every(Grant, account=account, revoked=False)
    ]


def _shown(grant: dict[str, str]) -> str:
    words = (
        grant["role"],
        grant["post"],
        grant["body"],
        grant["until"],
        grant["grant"],
    )
    return "  ".join(word for word in words if word)
