"""``comitia serve``: the site of an election, on this machine."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from comitia.cli.face import DEMONSTRATION, AsJson, Exit, Lang
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Finding, Refused

if TYPE_CHECKING:
    from comitia.store.office import Office
    from comitia.web.office import ServedOffice
    from comitia.web.serve import Server

serve_app = typer.Typer(rich_markup_mode=None)
LARGEST_PORT: Final = 65535


@serve_app.command("serve")
def serve(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="An election's folder.")
    ],
    *,
    port: Annotated[
        int,
        typer.Option(min=0, max=LARGEST_PORT, help="The port; 0 takes a free one."),
    ] = 8000,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Show an election on pages of this machine, until it is told to end.

    Example: comitia serve demo

    With --json the first line names the address and, for a demonstration, accounts.
    """
    from comitia.cli.published.on_site import SitePrinter  # noqa: PLC0415  slow import
    from comitia.web.office import ServedOffice  # noqa: PLC0415  slow import

    office = _opened(folder)
    invented = (folder / DEMONSTRATION).is_file()
    printer = SitePrinter(office)
    server = _server(ServedOffice(office, invented, printer), port, lang)
    accounts = accounts_of(office) if invented else []
    if as_json:
        said = json.dumps({"url": server.url, "accounts": accounts})
    else:
        said = _told(server.url, accounts, lang)
    sys.stdout.write(f"{said}\n")
    sys.stdout.flush()
    printer.begin()
    server.run()
    # It serves until somebody interrupts it, and takes leave in good order.
    sys.exit(Exit.INTERRUPTED)


def _opened(folder: Path) -> "Office":
    from comitia.store.database.connect import (  # noqa: PLC0415  slow import
        DatabaseFault,
    )
    from comitia.store.office import Office  # noqa: PLC0415  slow import

    try:
        return Office.open(folder)
    except DatabaseFault as fault:
        reason = str(fault)[:200]
        found = Finding.of("cli.database", path=str(folder), reason=reason)
        raise Refused([found]) from None


def _server(served: "ServedOffice", port: int, language: Language) -> "Server":
    from comitia.web.serve import Server  # noqa: PLC0415  slow import

    try:
        return Server(served, port, language)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        found = Finding.of("serve.port", key="--port", port=port, reason=reason)
        raise Refused([found]) from None


def accounts_of(office: "Office") -> list[dict[str, str | None]]:
    """Return who may act in a demonstration; nobody there needs a password."""
    from comitia.stages.grants import Grant  # noqa: PLC0415  slow import

    names = office.account_names()
    return [
        {
            "role": grant.role,
            "body": grant.body,
            "name": names[grant.account],
            "password": "",
            "totp": None,
        }
        for grant in office.views.every(Grant)
        if grant.account in names and not grant.revoked
    ]


def _told(url: str, accounts: list[dict[str, str | None]], lang: Language) -> str:
    lines = [message("serve.ready", lang, {"url": url})]
    if accounts:
        lines.append(message("serve.accounts", lang, {}))
    few = _one_of_each_role(accounts)
    for one in few:
        role = message(f"role.{one['role']}", lang, {})
        body = one["body"] or message("register.whole", lang, {})
        lines.append(f"  {one['name']}: {role}, {body}")
    if len(few) < len(accounts):
        more = len(accounts) - len(few)
        lines.append(message("serve.more_accounts", lang, {"more": more}))
    lines.append(message("serve.end", lang, {}))
    return "\n".join(lines)


def _one_of_each_role(
    accounts: list[dict[str, str | None]],
) -> list[dict[str, str | None]]:
    """Return the first account of each role; an election has hundreds."""
    first: dict[str | None, dict[str, str | None]] = {}
    for one in accounts:
        first.setdefault(one["role"], one)
    return list(first.values())
