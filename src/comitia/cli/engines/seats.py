"""``comitia seats``: divide seats among units, with the proof of it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.engines.by_plan import answer_by_plan
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
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.seats.divisors import Method

if TYPE_CHECKING:
    from comitia.engines.seats.dividing import Claims, Division
    from comitia.engines.seats.plans.outcome import Outcome

_MOST_SEATS = 10**9
seats_app = typer.Typer(rich_markup_mode=None)


Table = Annotated[
    Path,
    typer.Argument(
        metavar="WEIGHTS", help="CSV or .xlsx of weights; - is standard input."
    ),
]
Number = Annotated[
    int | None,
    typer.Option("--seats", min=0, max=_MOST_SEATS, help="How many seats are divided."),
]
How = Annotated[Method | None, typer.Option(help="How they are divided.")]
ByPlan = Annotated[
    Path | None,
    typer.Option(
        metavar="PLAN.toml",
        help="A rule: base seats, blocks, rounding, seats on top, names below.",
    ),
]


@seats_app.command("seats")
def seats(  # noqa: PLR0913  options are a command's arguments
    file: Table,
    *,
    number: Number = None,
    method: How = None,
    plan: ByPlan = None,
    lot: Lot = None,
    chart: ChartFile = None,
    force: Force = False,
    encoding: Encoding = None,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Divide seats among units in proportion to weights, and prove the division.

    Example: comitia seats weights.csv --seats 2300 --method sainte-lague

    Columns, in any order: unit, weight, and where used min, max, fixed; a plan names
    its own, and may say seats and method itself. The exit code is 1 for a tie that no
    lot decides, and for limits that cannot be kept.
    """
    with understood(lang, as_json=as_json):
        check_seed(lot)
        check_chart(chart, force=force)
        draw = _Chart(chart, lang, force=force)
        options = number, method, lot
        if plan is None:
            asked = (*_both(method, number), lot)
            claims = _claims(file, encoding, lang)
            code = _divided(claims, asked, draw, lang, as_json=as_json)
        else:
            given = file, plan, encoding
            code = answer_by_plan(given, options, draw, lang, as_json=as_json)
    raise typer.Exit(code)


def _both(method: Method | None, number: int | None) -> tuple[Method, int]:
    """Return both options; ``Refused`` where one of them is left out."""
    asked = {"--seats": number, "--method": method}
    missing = [
        Finding.of("seats.no_option", key=name, option=name)
        for name, value in asked.items()
        if value is None
    ]
    if number is None or method is None:
        raise Refused(missing)
    return method, number


class _Chart:
    """Draws a division into the file that was asked for, if one was."""

    def __init__(self, path: Path | None, lang: Language, *, force: bool) -> None:
        self.path, self.lang, self.force = path, lang, force

    def __bool__(self) -> bool:
        return self.path is not None

    def __call__(
        self, claims: "Claims", division: "Division", asked: tuple[Method, int]
    ) -> None:
        if self.path is not None:
            forms = _chart(claims, division, asked, self.lang)
            write_chart(self.path, forms, force=self.force, lang=self.lang)

    def outcome(self, outcome: "Outcome") -> None:
        if self.path is not None:
            forms = _chart_of_outcome(outcome, self.lang)
            write_chart(self.path, forms, force=self.force, lang=self.lang)


def _chart_of_outcome(outcome: "Outcome", lang: Language) -> Forms:
    from comitia.cli.engines.charts.seats import (  # noqa: PLC0415  slow import
        forms_of,
        outcome_chart,
    )

    return forms_of(outcome_chart(outcome, lang))


def _divided(
    claims: "Claims",
    asked: tuple[Method, int, str | None],
    draw: _Chart,
    lang: Language,
    *,
    as_json: bool,
) -> Exit:
    """Print the division, or that there is none, and return which of them it was."""
    method, number, lot = asked
    try:
        division = _division(claims, number, method, lot)
    except Refused as refused:
        _tell_impossible(refused.findings, (method, number), lang, as_json=as_json)
        return Exit.NO
    draw(claims, division, (method, number))
    _tell(claims, division, asked, lang, as_json=as_json)
    return Exit.NO if division.ties else Exit.YES


def _claims(file: Path, encoding: str | None, lang: Language) -> "Claims":
    from comitia.engines.seats.reading import (  # noqa: PLC0415  slow import
        HEADINGS,
        NEEDED,
        claims_of,
        doubts_of,
    )

    sheet = sheet_of(file, encoding, lang, (HEADINGS, NEEDED, None))
    claims = claims_of(sheet)
    print_findings(tuple(doubts_of(sheet, claims)), lang)
    return claims


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
