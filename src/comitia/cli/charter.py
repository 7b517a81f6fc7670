"""The words `comitia charter check`, `diff` and `flow`."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from comitia.cli.face import AsJson, Exit, Lang, print_findings, print_json
from comitia.kernel.catalogue import Language, fact_text, message, sentence
from comitia.kernel.findings import Fact, Finding, Refused

if TYPE_CHECKING:
    from comitia.charter.diff import Change
    from comitia.charter.kinds import Value
    from comitia.charter.rules import Charter, Setting

charter_app = typer.Typer(
    name="charter",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Check, compare and draw the rules of an election.",
)

CharterPath = Annotated[
    Path, typer.Argument(help="The folder of a charter, or its charter.toml.")
]


@charter_app.command()
def check(path: CharterPath, lang: Lang, *, as_json: AsJson = False) -> None:
    """Say whether a charter holds together, every fault at once with its line.

    Example: comitia charter check charters/minimal
    """
    from comitia.charter.check import read  # noqa: PLC0415  slow import
    from comitia.stages.sections import SECTIONS  # noqa: PLC0415  slow import

    try:
        reading = read(path, sections=SECTIONS)
    except Refused as refused:
        if as_json:
            _print_check(refused.findings, lang)
        _give_up(refused, lang)
    if as_json:
        _print_check(reading.faults, lang)
    else:
        for fault in reading.faults:
            typer.echo(f"{fault.place or path}: {sentence(fault, lang)}")
        typer.echo(_summary(reading.charter, len(reading.faults), lang))
    raise typer.Exit(Exit.NO if reading.faults else Exit.YES)


@charter_app.command()
def diff(
    old: CharterPath, new: CharterPath, lang: Lang, *, as_json: AsJson = False
) -> None:
    """Compare two charters key by key, and say what that means in people.

    Example: comitia charter diff charters/minimal charters/minimal
    """
    from comitia.charter.diff import changes  # noqa: PLC0415  slow import
    from comitia.stages.sections import SECTIONS  # noqa: PLC0415  slow import

    found = changes(_loaded(old, lang), _loaded(new, lang), sections=SECTIONS)
    if as_json:
        print_json({"changes": [_change_document(change, lang) for change in found]})
        return
    for change in found:
        _print_change(change, lang)
    if not found:
        typer.echo(message("charter.diff.none", lang, {}))


@charter_app.command()
def flow(
    path: CharterPath,
    lang: Lang,
    out: Annotated[Path, typer.Option("--out", help="A file in .svg or .txt.")],
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite it.")] = False,
    as_json: AsJson = False,
) -> None:
    """Draw the process that a charter prescribes, as SVG or as text.

    Example: comitia charter flow charters/minimal --out process.svg
    """
    from comitia.cli.flow import flow_of  # noqa: PLC0415  slow import
    from comitia.engines.chart.svg import svg_of  # noqa: PLC0415  slow import
    from comitia.engines.chart.text import text_of  # noqa: PLC0415  slow import
    from comitia.stages.sections import SECTIONS  # noqa: PLC0415  slow import

    forms = {".svg": svg_of, ".txt": text_of}
    form = forms.get(out.suffix.lower())
    if form is None:
        _refuse("charter.output_kind", out, lang)
    chart = flow_of(_loaded(path, lang), sections=SECTIONS, language=lang)
    try:
        with out.open("w" if force else "x", encoding="utf-8") as file:
            file.write(form(chart))
    except FileExistsError:
        _refuse("charter.output_exists", out, lang)
    except OSError:
        _refuse("charter.output_refused", out, lang)
    if as_json:
        steps = sum(step.number is not None for step in chart.steps)
        print_json({"path": str(out), "steps": steps})
    else:
        typer.echo(message("charter.flow.made", lang, {"path": str(out)}))


def _loaded(path: Path, lang: Language) -> "Charter":
    from comitia.charter.check import load  # noqa: PLC0415  slow import
    from comitia.stages.sections import SECTIONS  # noqa: PLC0415  slow import

    try:
        return load(path, sections=SECTIONS)
    except Refused as refused:
        _give_up(refused, lang)


def _refuse(code: str, path: Path, lang: Language) -> NoReturn:
    _give_up(Refused([Finding.of(code, path=str(path))]), lang)


def _give_up(refused: Refused, lang: Language) -> NoReturn:
    print_findings(refused.findings, lang)
    raise typer.Exit(Exit.NOT_UNDERSTOOD)


def _print_check(faults: Iterable[Finding], lang: Language) -> None:
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
    print_json({"ok": not rows, "faults": rows})


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


def _print_change(change: "Change", lang: Language) -> None:
    unit = ""
    if change.unit:
        unit = message("charter.diff.unit", lang, {"unit": change.unit})
    facts: dict[str, Fact] = {
        "key": change.key,
        "what": message(f"charter.diff.{change.what}", lang, {}),
        "unit": unit,
        "old": _value_text(change.old, lang),
        "new": _value_text(change.new, lang),
    }
    typer.echo(message("charter.diff.line", lang, facts))
    for side, setting in (("-", change.old), ("+", change.new)):
        if setting is not None:
            typer.echo(_origin_text(side, setting, lang))
    for meaning in change.means:
        typer.echo(f"   = {message(meaning.code, lang, dict(meaning.facts))}")


def _origin_text(side: str, setting: "Setting[Value]", lang: Language) -> str:
    origin = setting.provenance
    clause = origin.clause or origin.document or ""
    cited = message("charter.diff.clause", lang, {"clause": clause}) if clause else ""
    facts: dict[str, Fact] = {
        "side": side,
        "place": str(origin.place),
        "layer": origin.layer,
        "clause": cited,
    }
    return message("charter.diff.from", lang, facts)


def _value_text(setting: "Setting[Value] | None", lang: Language) -> str:
    if setting is None:
        return message("charter.diff.silent", lang, {})
    said = fact_text(setting.value, lang)
    if setting.provenance.published:
        return said
    return message("charter.flow.unpublished", lang, {"value": said})


def _change_document(change: "Change", lang: Language) -> dict[str, object]:
    return {
        "key": change.key,
        "what": change.what,
        "unit": change.unit,
        "old": _side_document(change.old, lang),
        "new": _side_document(change.new, lang),
        "means": [message(one.code, lang, dict(one.facts)) for one in change.means],
    }


def _side_document(
    setting: "Setting[Value] | None", lang: Language
) -> dict[str, object] | None:
    if setting is None:
        return None
    origin = setting.provenance
    return {
        "value": fact_text(setting.value, lang),
        "file": origin.place.file,
        "line": origin.place.line,
        "layer": origin.layer,
        "clause": origin.clause,
        "source": origin.source,
        "grade": origin.grade and origin.grade.value,
        "from": origin.since and origin.since.isoformat(),
        "published": origin.published,
        "authority": origin.authority,
        "document": origin.document,
    }
