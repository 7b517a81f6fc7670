"""``comitia targets``: divide composition targets among units, with the proof."""

import sys
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
from comitia.cli.face import AsJson, Exit, Lang, print_findings, print_json
from comitia.kernel.catalogue import Language
from comitia.kernel.divisors import Method
from comitia.kernel.findings import Finding, Refused

if TYPE_CHECKING:
    from comitia.engines.targets.reading import Targets

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
        Method, typer.Option(help="How shares are rounded; hamilton cannot be used.")
    ] = Method.SAINTE_LAGUE,
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
    """
    with understood(lang, as_json=as_json):
        check_seed(lot)
        check_chart(chart, force=force)
        if method is Method.HAMILTON:
            raise Refused([Finding.of("targets.hamilton", key="--method")])
        given = _given((cells, rows, columns), encoding, lang)
    raise typer.Exit(
        _answer(given, (method, lot), (chart, force), lang, as_json=as_json)
    )


def _given(
    files: tuple[Path, Path, Path], encoding: str | None, lang: Language
) -> "Targets":
    from comitia.engines.targets.reading import targets_of  # noqa: PLC0415  slow import

    sheets = []
    faults: list[Finding] = []
    for file in files:
        try:
            sheets.append(sheet_of(file, encoding, lang))
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
    from comitia.cli.engines.matrix import (  # noqa: PLC0415  slow import
        Answer,
        chart_of,
        document_of,
        forms_of,
        impossible_document,
        text_of,
        why,
    )
    from comitia.engines.targets.dividing import divide  # noqa: PLC0415  slow import
    from comitia.kernel.matrix.impossible import (  # noqa: PLC0415  slow import
        Shortfall,
    )

    method, lot = asked
    print_findings(given.warnings, lang)
    grid = given.table.grid()
    found = divide(grid, method, lot=lot)
    if isinstance(found, Shortfall):
        if as_json:
            print_json(impossible_document(grid, found, asked, lang))
        else:
            print_findings([why(grid, found)], lang, sys.stdout)
        return Exit.NO
    answer = Answer(given.table, grid, found, method, lot)
    path, force = chart
    if path is not None:
        with understood(lang, as_json=as_json):
            write_chart(path, forms_of(chart_of(answer, lang)), force=force, lang=lang)
    if as_json:
        print_json(document_of(answer))
    else:
        sys.stdout.write(text_of(answer, lang))
    return Exit.YES if found.is_answer else Exit.NO
