"""The words `comitia charter check`, `diff` and `flow`."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from comitia.cli.charter_values import change_document, change_lines
from comitia.cli.face import AsJson, Exit, Lang, print_findings, print_json
from comitia.cli.written import write_whole
from comitia.kernel.catalogue import Language, message, sentence
from comitia.kernel.findings import Fact, Finding, Refused

if TYPE_CHECKING:
    from comitia.charter.check import Reading
    from comitia.charter.rules import Charter
    from comitia.cli.flow import Holds
    from comitia.engines.chart.process.shown import Process

charter_app = typer.Typer(
    name="charter",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Check, compare and draw the rules of an election.",
)

CharterPath = Annotated[
    Path, typer.Argument(help="The folder of a charter, or its charter.toml.")
]

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


@charter_app.command()
def check(path: CharterPath, lang: Lang, *, as_json: AsJson = False) -> None:
    """Say whether a charter holds together, every fault at once with its line.

    Example: comitia charter check charters/minimal
    """
    reading = _read(path, lang, as_json=as_json)
    if as_json:
        hints = _faults_document(reading.hints, lang)["faults"]
        print_json({**_faults_document(reading.faults, lang), "hints": hints})
    else:
        for fault in reading.faults:
            typer.echo(f"{fault.place or path}: {sentence(fault, lang)}")
        for hint in reading.hints:
            typer.echo(_hint_text(hint, lang))
        typer.echo(_summary(reading.charter, len(reading.faults), lang))
    raise typer.Exit(_exit_of(reading))


@charter_app.command()
def diff(
    old: CharterPath, new: CharterPath, lang: Lang, *, as_json: AsJson = False
) -> None:
    """Compare two charters key by key, and say what that means in people.

    Example: comitia charter diff charters/minimal charters/minimal
    """
    from comitia.charter.diff import changes  # noqa: PLC0415  slow import
    from comitia.stages.sections import SECTIONS  # noqa: PLC0415  slow import

    before = _loaded(old, lang, as_json=as_json)
    found = changes(before, _loaded(new, lang, as_json=as_json), sections=SECTIONS)
    if as_json:
        rows = [change_document(change, SECTIONS, lang) for change in found]
        print_json({"ok": True, "changes": rows})
        return
    for change in found:
        for line in change_lines(change, SECTIONS, lang):
            typer.echo(line)
    if not found:
        typer.echo(message("charter.diff.none", lang, {}))


@charter_app.command()
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
        charter = _loaded(path, lang, as_json=as_json)
    else:
        try:
            charter = charter_of_election(path, holds)
        except Refused as refused:
            _give_up(refused.findings, Exit.NOT_UNDERSTOOD, lang, as_json=as_json)
    faults = tuple(unit_faults(charter, holds))
    if faults:
        _give_up(faults, Exit.NOT_UNDERSTOOD, lang, as_json=as_json)
    return charter


def _read(path: Path, lang: Language, *, as_json: bool) -> "Reading":
    from comitia.charter.check import read  # noqa: PLC0415  slow import
    from comitia.stages.sections import SECTIONS  # noqa: PLC0415  slow import

    try:
        return read(path, sections=SECTIONS)
    except Refused as refused:
        _give_up(refused.findings, Exit.NOT_UNDERSTOOD, lang, as_json=as_json)


def _loaded(path: Path, lang: Language, *, as_json: bool) -> "Charter":
    reading = _read(path, lang, as_json=as_json)
    if reading.faults:
        _give_up(reading.faults, _exit_of(reading), lang, as_json=as_json)
    return reading.charter


def _exit_of(reading: "Reading") -> Exit:
    """Return whether a charter has faults, or could not even be understood."""
    if not reading.is_understood:
        return Exit.NOT_UNDERSTOOD
    return Exit.NO if reading.faults else Exit.YES


def _refuse(code: str, path: Path, lang: Language, *, as_json: bool) -> NoReturn:
    found = [Finding.of(code, path=str(path))]
    _give_up(found, Exit.NOT_UNDERSTOOD, lang, as_json=as_json)


def _give_up(
    faults: Sequence[Finding], code: Exit, lang: Language, *, as_json: bool
) -> NoReturn:
    if as_json:
        print_json(_faults_document(faults, lang))
    print_findings(faults, lang)
    raise typer.Exit(code)


def _faults_document(faults: Sequence[Finding], lang: Language) -> dict[str, object]:
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


def _hint_text(hint: Finding, lang: Language) -> str:
    facts: dict[str, Fact] = {"place": str(hint.place), "text": sentence(hint, lang)}
    return message("charter.check.hint", lang, facts)


def _summary(charter: "Charter", count: int, lang: Language) -> str:
    if count:
        return message("charter.check.faults", lang, {"count": count})
    values = sum(len(layer.declared) for layer in charter.layers)
    facts: dict[str, Fact] = {
        "name": charter.name,
        "layers": len(charter.layers),
        "values": values,
    }
    return message("charter.check.fine", lang, facts)
