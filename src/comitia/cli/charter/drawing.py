"""The word `comitia charter flow`: the process that a charter prescribes, drawn."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from comitia.cli.charter.reading import give_up, loaded
from comitia.cli.face import AsJson, Exit, Lang, print_json
from comitia.cli.written import write_whole
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Finding, Refused

if TYPE_CHECKING:
    from comitia.charter.rules import Charter
    from comitia.cli.flow import Holds
    from comitia.engines.chart.process.shown import Process

Drawn = Annotated[
    Path,
    typer.Argument(
        help="The folder of a charter, its charter.toml, or an election's folder."
    ),
]
Out = Annotated[Path, typer.Option("--out", help="A file in .svg or .txt.")]
OfUnit = Annotated[
    str | None, typer.Option("--unit", help="Draw it as it holds for one unit.")
]
OnDay = Annotated[
    datetime | None,
    typer.Option("--at", formats=["%Y-%m-%d"], help="The day; else every value."),
]


def flow(  # noqa: PLR0913  each is an option
    path: Drawn,
    lang: Lang,
    out: Out,
    *,
    unit: OfUnit = None,
    at: OnDay = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite it.")] = False,
    as_json: AsJson = False,
) -> None:
    """Draw the process that a charter prescribes, as SVG or as text.

    Example: comitia charter flow charters/minimal --out process.svg

    Of an election it draws what was sealed, and what units adopted since.
    """
    from comitia.cli.flow import Holds, flow_of  # noqa: PLC0415  slow import
    from comitia.engines.chart.process.svg import svg_of  # noqa: PLC0415  slow import
    from comitia.engines.chart.process.text import text_of  # noqa: PLC0415  slow import
    from comitia.stages.sections import SECTIONS  # noqa: PLC0415  slow import

    svg = partial(svg_of, language=lang)
    forms: dict[str, Callable[[Process], str]] = {".svg": svg, ".txt": text_of}
    form = forms.get(out.suffix.lower())
    if form is None:
        _refuse("charter.output_kind", out, lang, as_json=as_json)
    holds = Holds(unit, at.date() if at else None)
    charter = _held(path, holds, lang, as_json=as_json)
    chart = flow_of(charter, sections=SECTIONS, language=lang, holds=holds)
    try:
        write_whole(out, form(chart), force=force)
    except FileExistsError:
        _refuse("charter.output_exists", out, lang, as_json=as_json)
    except OSError:
        _refuse("charter.output_refused", out, lang, as_json=as_json)
    if as_json:
        print_json({"ok": True, "path": str(out), "steps": len(chart.steps)})
    else:
        typer.echo(message("charter.flow.made", lang, {"path": str(out)}))


def _held(path: Path, holds: "Holds", lang: Language, *, as_json: bool) -> "Charter":
    """Return a charter, of an election with what was adopted, that knows the unit."""
    from comitia.cli.flow.sources import (  # noqa: PLC0415  slow import
        charter_of_election,
        is_election,
        unit_faults,
    )

    if not is_election(path):
        charter = loaded(path, lang, as_json=as_json)
    else:
        try:
            charter = charter_of_election(path, holds)
        except Refused as refused:
            give_up(refused.findings, Exit.NOT_UNDERSTOOD, lang, as_json=as_json)
    faults = tuple(unit_faults(charter, holds))
    if faults:
        give_up(faults, Exit.NOT_UNDERSTOOD, lang, as_json=as_json)
    return charter


def _refuse(code: str, path: Path, lang: Language, *, as_json: bool) -> NoReturn:
    found = [Finding.of(code, path=str(path))]
    give_up(found, Exit.NOT_UNDERSTOOD, lang, as_json=as_json)
