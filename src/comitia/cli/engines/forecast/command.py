"""``comitia forecast``: each target after the ballot, before it is held."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from comitia.cli.engines.charts.writing import (
    ChartFile,
    Force,
    Forms,
    check_chart,
    write_chart,
)
from comitia.cli.engines.given import Encoding, understood
from comitia.cli.face import AsJson, Lang, print_json
from comitia.kernel.catalogue import Language

if TYPE_CHECKING:
    from comitia.cli.engines.forecast.asking import Drawing, Files

forecast_app = typer.Typer(rich_markup_mode=None)
_MOST_DRAWS: Final = 100_000


Listed = Annotated[
    Path,
    typer.Argument(
        metavar="POOL.csv",
        help="CSV or .xlsx of the names on the list: id, unit, attributes.",
    ),
]
Targets = Annotated[
    Path, typer.Option(metavar="TARGETS.toml", help="What is asked of the elected.")
]
Slate = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="The list: what comitia slate --json printed."),
]
Approval = Annotated[
    str | None,
    typer.Option(
        metavar="COLUMN", help="The column that supposes how many vote for a name."
    ),
]
Swing = Annotated[
    str,
    typer.Option(
        metavar="SHARE", help="How far opinions move together (with --approval)."
    ),
]
Draws = Annotated[
    int,
    typer.Option(
        min=1, max=_MOST_DRAWS, help="How many ballots are drawn (with --approval)."
    ),
]
Seed = Annotated[str, typer.Option(help="The same seed draws the same ballots.")]


@forecast_app.command("forecast")
def forecast(  # noqa: PLR0913  options are a command's arguments
    pool: Listed,
    *,
    targets: Targets,
    slate: Slate = None,
    approval: Approval = None,
    swing: Swing = "3 %",
    draws: Draws = 10_000,
    seed: Seed = "1",
    chart: ChartFile = None,
    force: Force = False,
    encoding: Encoding = None,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Say of each target whether the elected will meet it, whoever they are.

    Example: comitia forecast docs/how-to/slate/list.csv
    --targets docs/how-to/slate/targets.toml --approval approval

    Certain is what holds whomever the voters strike; likely, what holds in 95 % of
    cases; the rest is at risk, or out of reach. Without --approval every choice of the
    voters counts as likely as any other, and all numbers are exact.
    """
    with understood(lang, as_json=as_json):
        from comitia.cli.engines.forecast.asking import (  # noqa: PLC0415  slow import
            Files,
            drawing_of,
        )

        check_chart(chart, force=force)
        files = Files(pool, targets, slate, encoding)
        how = drawing_of(approval or "", swing, draws, seed)
        drawing = how if approval else None
        _answer(files, drawing, (chart, force), lang, as_json=as_json)


def _answer(
    files: "Files",
    drawing: "Drawing | None",
    drawn: tuple[Path | None, bool],
    lang: Language,
    *,
    as_json: bool,
) -> None:
    from comitia.cli.engines.forecast.asking import (  # noqa: PLC0415  slow import
        asked_for,
    )
    from comitia.cli.engines.forecast.document import (  # noqa: PLC0415  slow import
        document,
    )
    from comitia.cli.engines.forecast.sheet import (  # noqa: PLC0415  slow import
        ranges_chart,
        sheet,
    )
    from comitia.engines.chart.ranges.drawn import (  # noqa: PLC0415  slow import
        svg_of_ranges,
    )
    from comitia.engines.forecasts.forecasting import (  # noqa: PLC0415  slow import
        forecast_of,
    )

    ballot, voting = asked_for(files, drawing, lang)
    draws, seed = (drawing.draws, drawing.seed) if drawing else (0, "")
    told = forecast_of(ballot.pool, ballot.asked, voting, draws=draws, seed=seed)
    written = partial(sheet, ballot, told, drawing, lang)
    if as_json:
        print_json(document(ballot.asked, told, drawing))
    else:
        sys.stdout.write(written())
    path, force = drawn
    if path:
        shown = ranges_chart(ballot, told, drawing, lang)
        forms = Forms(partial(svg_of_ranges, shown), written)
        write_chart(path, forms, force=force, lang=lang)
