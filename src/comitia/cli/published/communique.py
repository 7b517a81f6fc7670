"""``comitia communique``: the text of the charter with the published figures in it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.election.desk import Folder, answered, office_in, say
from comitia.cli.face import AsJson, Lang, print_json
from comitia.cli.written import write_whole
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Finding, Place, Refused

if TYPE_CHECKING:
    from comitia.charter.text.template import Template
    from comitia.stages.composition.figures import Figure
    from comitia.store.office import Office

communique_app = typer.Typer(rich_markup_mode=None)


@communique_app.command("communique")
def communique(
    folder: Folder,
    *,
    out: Annotated[
        Path | None, typer.Option(metavar="F.txt", help="Where to write the text.")
    ] = None,
    force: Annotated[bool, typer.Option(help="Write over a file.")] = False,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Print the communiqué: every number in it is a published figure.

    Example: comitia communique club --lang en --out communique.txt
    """
    with answered(lang, {"text": ""}, as_json=as_json):
        with office_in(folder) as office:
            text, keys = _filled(office, lang)
        if out is not None:
            write_whole(out, text, force=force)
    if as_json:
        print_json({"figures": list(keys), "text": text})
    elif out is None:
        typer.echo(text, nl=False)
    else:
        say("communique.made", lang, path=str(out), figures=len(keys))


def _filled(office: "Office", lang: Language) -> tuple[str, tuple[str, ...]]:
    from comitia.stages.composition.figures import Figure  # noqa: PLC0415  slow import

    figures = {one.figure: one for one in office.views.every(Figure)}
    if not figures:
        raise Refused([Finding.of("figures.not_published")])
    template = _template(office, lang)
    _refuse_unknown(template, figures)
    text = template.filled(lambda key: number_text(figures[key], lang))
    first = message("communique.invented", lang, {}) if office.is_rehearsal else ""
    return (f"{first}\n\n" if first else "") + text, template.keys


def _template(office: "Office", lang: Language) -> "Template":
    """Return the charter's own text in a language; it was sealed with the charter."""
    from comitia.charter.text.template import (  # noqa: PLC0415  slow import
        read_template,
    )

    file = f"communique.{lang.value}.txt"
    if f"charter/{file}" not in office.place.charter_files():
        raise Refused([Finding.of("communique.none", file=file)])
    return read_template(office.place.charter / file, file=file)


def _refuse_unknown(template: "Template", figures: Mapping[str, "Figure"]) -> None:
    lacking = [key for key in template.keys if key not in figures]
    if lacking:
        raise Refused(
            [
                Finding.of("communique.no_figure", key=key, place=Place(template.file))
                for key in lacking
            ]
        )


def number_text(figure: "Figure", lang: Language) -> str:
    """Return the number of a figure as a text in a language prints it."""
    if figure.unit == "percent":
        return message("communique.percent", lang, {"value": figure.value})
    return f"{int(figure.value):,}" if lang is Language.ENGLISH else figure.value
