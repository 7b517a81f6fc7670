"""``comitia count``: from papers, a method and an account to what was decided."""

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
from comitia.cli.engines.given import (
    Encoding,
    Lot,
    check_seed,
    understood,
)
from comitia.cli.face import AsJson, Exit, Lang, print_findings, print_json
from comitia.kernel.catalogue import Language

if TYPE_CHECKING:
    from comitia.engines.count.ballot import Counted

count_app = typer.Typer(rich_markup_mode=None)


_PapersArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="PAPERS.csv...",
        help="One row a paper, one column a name; - is standard input.",
    ),
]
_Method = Annotated[
    list[Path] | None,
    typer.Option(metavar="METHOD.toml", help="The rules of the ballot.  [required]"),
]
_Account = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="ACCOUNT.toml",
        help="How many people and papers there were.  [required]",
    ),
]


@count_app.command("count")
def count_papers(  # noqa: PLR0913  each is an option of the command
    papers: _PapersArgument,
    *,
    method: _Method = None,
    account: _Account = None,
    lot: Lot = None,
    chart: ChartFile = None,
    force: Force = False,
    encoding: Encoding = None,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    r"""Count the papers of a ballot: who is elected, tied or not, and what is next.

    Several ballots make one sheet: give each its papers, method and account, in the
    same order.

    Example: comitia count docs/how-to/ballot/papers.csv
    --method docs/how-to/ballot/method.toml
    --account docs/how-to/ballot/account.toml

    The exit code is 1 when the last ballot is void, tied, or leaves seats open, and
    when one does not follow from the one before.
    """
    from comitia.cli.engines.count.files import (  # noqa: PLC0415  slow import
        counted_all,
        files_of,
    )

    with understood(lang, as_json=as_json):
        check_seed(lot)
        check_chart(chart, force=force)
        files = files_of(papers, method or [], account or [])
        ballots = counted_all(files, encoding, lot)
        if chart is not None:
            write_chart(chart, _chart(ballots, lang), force=force, lang=lang)
    is_settled = _told(ballots, lang, as_json=as_json)
    raise typer.Exit(Exit.YES if is_settled else Exit.NO)


def _told(ballots: "tuple[Counted, ...]", lang: Language, *, as_json: bool) -> bool:
    """Print what ballots come to; return whether nothing is left to decide."""
    from comitia.cli.engines.count.document import (  # noqa: PLC0415  slow import
        document,
    )
    from comitia.cli.engines.count.sheet import sheet  # noqa: PLC0415  slow import
    from comitia.engines.count.chain import together  # noqa: PLC0415  slow import

    whole = together(ballots)
    for one in ballots:
        print_findings(one.warnings, lang)
    print_findings(whole.misfits, lang)
    if as_json:
        print_json(document(ballots, whole, lang))
    else:
        sys.stdout.write(sheet(ballots, whole, lang))
    return whole.is_settled


def _chart(ballots: "tuple[Counted, ...]", lang: Language) -> Forms:
    from comitia.cli.engines.charts.count import (  # noqa: PLC0415  slow import
        ballots_chart,
        forms_of,
    )

    return forms_of(ballots_chart(ballots, lang))
