"""``comitia targets``: divide composition targets among units, with the proof."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.engines.charts.writing import (
    ChartFile,
    Force,
    check_chart,
    write_chart,
)
from comitia.cli.engines.given import Encoding, Lot, check_seed, sheet_of, understood
from comitia.cli.engines.options import no_choice
from comitia.cli.face import AsJson, Exit, Lang, print_findings, print_json
from comitia.kernel.catalogue import Language
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.seats.divisors import Method

if TYPE_CHECKING:
    from comitia.cli.engines.matrix import Answer
    from comitia.engines.targets.reading import Targets
    from comitia.kernel.matrix.grid import Grid
    from comitia.kernel.matrix.impossible import Shortfall

_METHODS = tuple(one.value for one in Method if one is not Method.HAMILTON)
targets_app = typer.Typer(rich_markup_mode=None)


@targets_app.command("targets")
def targets(  # noqa: PLR0913  options are a command's arguments
    cells: Annotated[
        Path,
        typer.Argument(
            metavar="CELLS", help="CSV or .xlsx of weights; - is standard input."
        ),
    ],
    *,
    rows: Annotated[Path, typer.Option(help="CSV or .xlsx of the units' seats.")],
    columns: Annotated[Path, typer.Option(help="CSV or .xlsx of the values' seats.")],
    method: Annotated[
        str, typer.Option(metavar="|".join(_METHODS), help="How shares are rounded.")
    ] = Method.SAINTE_LAGUE.value,
    lot: Lot = None,
    chart: ChartFile = None,
    force: Force = False,
    encoding: Encoding = None,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Divide seats so that the sums of units and of values both come out right.

    Example: comitia targets cells.csv --rows rows.csv --columns columns.csv

    Columns, in any order: CELLS: unit, value, weight, and where used min, max; ROWS:
    unit, seats; COLUMNS: value, seats, and inside for a value that is part of another.
    The exit code is 1 for a tie that no lot decides, and when it is impossible.

    Values side by side must not overlap: each member counts in one of them at most.
    Women and front line overlap: divide women and men first, then front line and rest.
    """
    with understood(lang, as_json=as_json):
        check_seed(lot)
        check_chart(chart, force=force)
        rounding = _rounding(method)
        _check_inputs({"CELLS": cells, "--rows": rows, "--columns": columns})
        given = _given((cells, rows, columns), encoding, lang)
    raise typer.Exit(
        _answer(given, (rounding, lot), (chart, force), lang, as_json=as_json)
    )


def _rounding(method: str) -> Method:
    """Return a method by its name; ``Refused`` for any that cannot divide both ways."""
    if method == Method.HAMILTON:
        raise Refused([Finding.of("targets.hamilton", key="--method")])
    if method not in _METHODS:
        raise Refused([no_choice("--method", method, _METHODS)])
    return Method(method)


def _check_inputs(files: Mapping[str, Path]) -> None:
    """Raise ``Refused`` where standard input is to be more than one table."""
    read = tuple(name for name, file in files.items() if str(file) == "-")
    if len(read) > 1:
        raise Refused([Finding.of("targets.one_input", key=read[-1], options=read)])


def _given(
    files: tuple[Path, Path, Path], encoding: str | None, lang: Language
) -> "Targets":
    from comitia.engines.targets.reading import (  # noqa: PLC0415  slow import
        SHEETS,
        targets_of,
    )

    sheets = []
    faults: list[Finding] = []
    for file, (headings, needed) in zip(files, SHEETS, strict=True):
        try:
            form = headings, needed, None
            sheets.append(sheet_of(file, encoding, lang, form))
        except Refused as refused:
            faults += refused.findings
    if faults:
        raise Refused(faults)
    return targets_of(*sheets)


def _answer(
    given: "Targets",
    asked: tuple[Method, str | None],
    chart: tuple[Path | None, bool],
    lang: Language,
    *,
    as_json: bool,
) -> Exit:
    """Divide and tell; return what the exit code says."""
    from comitia.cli.engines.matrix import Answer  # noqa: PLC0415  slow import
    from comitia.engines.targets.dividing import divide  # noqa: PLC0415  slow import
    from comitia.engines.targets.division import Division  # noqa: PLC0415  slow import

    print_findings(given.warnings, lang)
    grid = given.table.grid()
    found = divide(grid, asked[0], lot=asked[1])
    if not isinstance(found, Division):
        _tell_impossible(grid, found, asked[0], lang, as_json=as_json)
        return Exit.NO
    answer = Answer(given.table, grid, found, *asked)
    with understood(lang, as_json=as_json):
        _draw(answer, chart, lang)
    _tell(answer, lang, as_json=as_json)
    return Exit.YES if found.is_answer else Exit.NO


def _tell_impossible(
    grid: "Grid", proof: "Shortfall", method: Method, lang: Language, *, as_json: bool
) -> None:
    from comitia.cli.engines.matrix import (  # noqa: PLC0415  slow import
        impossible_document,
        why,
    )

    if as_json:
        print_json(impossible_document(grid, proof, method, lang))
    else:
        print_findings([why(grid, proof)], lang, sys.stdout)


def _draw(answer: "Answer", chart: tuple[Path | None, bool], lang: Language) -> None:
    from comitia.cli.engines.matrix import (  # noqa: PLC0415  slow import
        chart_of,
        forms_of,
    )

    path, force = chart
    if path is not None:
        write_chart(path, forms_of(chart_of(answer, lang)), force=force, lang=lang)


def _tell(answer: "Answer", lang: Language, *, as_json: bool) -> None:
    from comitia.cli.engines.matrix import (  # noqa: PLC0415  slow import
        document_of,
        text_of,
    )

    if as_json:
        print_json(document_of(answer))
    else:
        sys.stdout.write(text_of(answer, lang))
