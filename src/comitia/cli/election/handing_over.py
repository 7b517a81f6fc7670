"""``comitia bundle``, ``delegates`` and ``figures show``: what leaves an election."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.election.desk import Folder, answered, office_in, say
from comitia.cli.face import AsJson, Lang, print_json, printable
from comitia.cli.figures import figures_app
from comitia.kernel.findings import Finding, Refused

if TYPE_CHECKING:
    from comitia.kernel.views import Row
    from comitia.store.office import Office

handing_app = typer.Typer(rich_markup_mode=None)


@handing_app.command("bundle")
def bundle(
    folder: Folder,
    *,
    out: Annotated[Path, typer.Option(metavar="B", help="A folder to be made.")],
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Write the record as files that anyone can check without this program.

    Example: comitia bundle club --out club-record
    """
    with answered(lang, {"done": False}, as_json=as_json):
        with office_in(folder) as office:
            handed = office.bundle()
        try:
            handed.write(out)
        except FileExistsError:
            raise Refused([Finding.of("cli.output_exists", path=str(out))]) from None
    entries = sum(len(lines) for lines in handed.ledger.lines.values())
    if as_json:
        print_json({"done": True, "path": str(out), "entries": entries})
    else:
        say("bundle.made", lang, path=str(out), entries=entries)


@figures_app.command("show")
def show(folder: Folder, *, as_json: AsJson = False, lang: Lang) -> None:
    """Show the published figures, each with its base and its moment.

    Example: comitia figures show club
    """
    with answered(lang, {"figures": []}, as_json=as_json), office_in(folder) as office:
        rows = [_cells(row) for row in _figures(office)]
        if not rows:
            raise Refused([Finding.of("figures.not_published")])
    if as_json:
        print_json({"figures": rows})
        return
    for row in rows:
        base = f" / {row['base']} = {row['base_value']}" if row["base"] else ""
        typer.echo(
            printable(f"{row['key']}: {row['value']} {row['unit']}".rstrip() + base)
        )


def _figures(office: "Office") -> "tuple[Row, ...]":
    from comitia.stages.rulebook import ROWS  # noqa: PLC0415  slow import

    return tuple(
        row
        for kind in ROWS
        if kind.view == "figure"
        for row in office.views.every(kind)
    )


def _cells(row: "Row") -> dict[str, object]:
    from dataclasses import fields  # noqa: PLC0415  slow import

    return {one.name: getattr(row, one.name) for one in fields(row)}


@handing_app.command("delegates")
def delegates(
    folder: Folder,
    *,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV.")] = False,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """List the people behind the published figures, as far as they are published.

    Example: comitia delegates club --csv

    Who was erased keeps a row with id and unit. No cell can be taken for a formula.
    """
    from comitia.cli.election.delegates import published  # noqa: PLC0415  slow import
    from comitia.engines.table.writing import csv_text  # noqa: PLC0415  slow import

    del as_csv  # there is no other form for people yet
    document: dict[str, object] = {"delegates": []}
    with answered(lang, document, as_json=as_json), office_in(folder) as office:
        heading, rows = published(office)
    if as_json:
        listed = [dict(zip(heading, row, strict=True)) for row in rows]
        print_json({"delegates": listed})
    else:
        sys.stdout.write(csv_text(heading, rows))
