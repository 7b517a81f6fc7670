"""``comitia bundle``, ``delegates`` and ``figures show``: what leaves an election."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.election.desk import Folder, answered, marked, office_in, say
from comitia.cli.face import AsJson, Lang, print_json
from comitia.cli.figures import figures_app
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Finding, Refused

if TYPE_CHECKING:
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
        if out.resolve().is_relative_to(folder.resolve()):
            raise Refused([Finding.of("cli.out_inside", path=str(out))])
        with office_in(folder) as office:
            handed = office.bundle()
        try:
            handed.write(out)
        except FileExistsError:
            raise Refused([Finding.of("cli.folder_exists", path=str(out))]) from None
    entries = sum(len(lines) for lines in handed.ledger.lines.values())
    if as_json:
        print_json({"done": True, "path": str(out), "entries": entries})
    else:
        say("bundle.made", lang, path=str(out), entries=entries)


@figures_app.command("show")
def show(folder: Folder, *, as_json: AsJson = False, lang: Lang) -> None:
    """Show the published figures, each with its key, its base and its moment.

    Example: comitia figures show club

    A text of the charter names a figure by its key.
    """
    with answered(lang, {"figures": []}, as_json=as_json), office_in(folder) as office:
        rows = _figures(office)
        if not rows:
            raise Refused([Finding.of("figures.not_published")])
        names = {} if as_json else _names(office, rows, lang)
        invented = marked(office)
    if as_json:
        print_json({**invented, "figures": rows})
        return
    for mark in invented.values():
        sys.stdout.write(f"{mark}\n")
    for row in rows:
        named = {"key": row["key"], "name": names[row["key"]]}
        say("figures.shown", lang, **named, **_in_words(row, lang))
        if row["base"]:
            base = {"base": names[row["base"]], "base_value": row["base_value"]}
            say("figures.of_base", lang, **base)


def _names(
    office: "Office", rows: list[dict[str, str]], lang: Language
) -> dict[str, str]:
    """Return what each figure, and each base of one, is called."""
    from comitia.web.pages.figures import label  # noqa: PLC0415  slow import
    from comitia.web.pages.voice import Voice  # noqa: PLC0415  slow import

    say = Voice(lang, office.charter)
    keys = {one for row in rows for one in (row["key"], row["base"]) if one}
    return {key: label(key, office.views, say) for key in keys}


def _in_words(row: dict[str, str], lang: Language) -> dict[str, str]:
    """Return the value with its unit, and the moment, as the reader calls them."""
    said = message(
        f"figure.qualifier.{row['qualifier']}", lang, {"value": row["value"]}
    )
    value = message(f"figures.in.{row['unit']}", lang, {"value": said})
    return {
        "value": value,
        "moment": message(f"figure.moment.{row['moment']}", lang, {}),
    }


def _figures(office: "Office") -> list[dict[str, str]]:
    """Return the figures, each under the name that it keeps in public: its key."""
    from comitia.stages.composition.figures import Figure  # noqa: PLC0415  slow import

    return [
        {
            "key": row.figure,
            "value": row.value,
            "exact": row.exact,
            "unit": row.unit,
            "qualifier": row.qualifier,
            "rounding": row.rounding,
            "base": row.base,
            "base_value": row.base_value,
            "moment": row.moment,
            "source": row.source,
        }
        for row in office.views.every(Figure)
    ]


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

    Without --csv or --json it prints a table to read. Who was erased keeps a row with
    id and unit. No cell of the CSV can be taken for a formula.
    """
    from comitia.cli.election.delegates import (  # noqa: PLC0415  slow import
        in_words,
        published,
    )
    from comitia.cli.election.showing.columns import aligned  # noqa: PLC0415  same
    from comitia.engines.table.writing import csv_text  # noqa: PLC0415  slow import
    from comitia.web.pages.voice import Voice  # noqa: PLC0415  slow import

    document: dict[str, object] = {"delegates": []}
    with answered(lang, document, as_json=as_json), office_in(folder) as office:
        heading, rows = published(office)
        invented = marked(office)
        table = in_words(heading, rows, office.views, Voice(lang, office.charter))
    if as_json:
        listed = [dict(zip(heading, row, strict=True)) for row in rows]
        print_json({**invented, "delegates": listed})
    elif as_csv:
        # A column of its own: a line above the heading would be taken for the heading.
        head, marks = (*heading, *invented), tuple(invented.values())
        sys.stdout.write(csv_text(head, [(*row, *marks) for row in rows]))
    else:
        sys.stdout.write("".join(f"{mark}\n" for mark in invented.values()))
        sys.stdout.write(aligned(table))
