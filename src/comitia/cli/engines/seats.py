"""``comitia seats``: divide seats among units, with the proof of it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.engines.charts.writing import (
    ChartFile,
    Force,
    Forms,
    check_chart,
    write_chart,
)
from comitia.cli.engines.given import Encoding, Lot, check_seed, sheet_of, understood
from comitia.cli.face import (
    AsJson,
    Exit,
    Lang,
    print_findings,
    print_json,
    refusals,
)
from comitia.kernel.catalogue import Language
from comitia.kernel.divisors import Method
from comitia.kernel.findings import Finding, Refused

if TYPE_CHECKING:
    from comitia.engines.seats.dividing import Claims, Division

_MOST_SEATS = 10**9
seats_app = typer.Typer(rich_markup_mode=None)


@seats_app.command("seats")
def seats(  # noqa: PLR0913  options are a command's arguments
    file: Annotated[
        Path,
        typer.Argument(
            metavar="WEIGHTS", help="CSV or .xlsx of weights; - is standard input."
        ),
    ],
    *,
    number: Annotated[
        int,
        typer.Option(
            "--seats", min=1, max=_MOST_SEATS, help="How many seats are divided."
        ),
    ],
    method: Annotated[Method, typer.Option(help="How they are divided.")],
    lot: Lot = None,
    chart: ChartFile = None,
    force: Force = False,
    encoding: Encoding = None,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Divide seats among units in proportion to weights, and prove the division.

    Example: comitia seats weights.csv --seats 2300 --method sainte-lague

    Columns, in any order: unit, weight, and where used min, max, fixed. The exit code
    is 1 for a tie that no lot decides, and for limits that cannot be kept.
    """
    with understood(lang, as_json=as_json):
        check_seed(lot)
        check_chart(chart, force=force)
        claims = _claims(file, encoding, lang)
    try:
        division = _division(claims, number, method, lot)
    except Refused as refused:
        _tell_impossible(refused.findings, (method, number), lang, as_json=as_json)
        raise typer.Exit(Exit.NO) from None
    if chart is not None:
        with understood(lang, as_json=as_json):
            forms = _chart(claims, division, (method, number), lang)
            write_chart(chart, forms, force=force, lang=lang)
    _tell(claims, division, (method, number, lot), lang, as_json=as_json)
    raise typer.Exit(Exit.NO if division.ties else Exit.YES)


def _claims(file: Path, encoding: str | None, lang: Language) -> "Claims":
    from comitia.engines.seats.reading import claims_of  # noqa: PLC0415  slow import

    return claims_of(sheet_of(file, encoding, lang))


def _division(
    claims: "Claims", number: int, method: Method, lot: str | None
) -> "Division":
    from comitia.engines.seats.dividing import divide  # noqa: PLC0415  slow import

    return divide(claims, seats=number, method=method, lot=lot)


def _chart(
    claims: "Claims", division: "Division", asked: tuple[Method, int], lang: Language
) -> Forms:
    from comitia.cli.engines.charts.seats import (  # noqa: PLC0415  slow import
        forms_of,
        seats_chart,
    )

    return forms_of(seats_chart(claims, division, asked, lang))


def _tell_impossible(
    findings: tuple[Finding, ...],
    asked: tuple[Method, int],
    lang: Language,
    *,
    as_json: bool,
) -> None:
    from comitia.cli.engines.division import no_division  # noqa: PLC0415  slow import

    if as_json:
        print_json(no_division(*asked, refusals(findings, lang)))
    else:
        print_findings(findings, lang, sys.stdout)


def _tell(
    claims: "Claims",
    division: "Division",
    asked: tuple[Method, int, str | None],
    lang: Language,
    *,
    as_json: bool,
) -> None:
    from comitia.cli.engines.division import (  # noqa: PLC0415  slow import
        document_of,
        text_of,
    )

    if as_json:
        print_json(document_of(claims, division, asked))
    else:
        sys.stdout.write(text_of(claims, division, asked, lang))
