"""``comitia slate``: the names that meet all targets, or what clashes and ways out."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from comitia.cli.engines.given import Encoding, content_of, understood
from comitia.cli.face import AsJson, Exit, Lang, print_findings, print_json
from comitia.kernel.catalogue import Language
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.slates.asked import Asked
from comitia.kernel.slates.pool import Pool

slate_app = typer.Typer(rich_markup_mode=None)
_CURES: Final = 5


@slate_app.command("slate")
def slate(  # noqa: PLR0913  options are a command's arguments
    pool: Annotated[
        Path,
        typer.Argument(
            metavar="POOL.csv",
            help="CSV or .xlsx of the people: id, support, unit, attributes.",
        ),
    ],
    *,
    targets: Annotated[
        Path, typer.Option(metavar="TARGETS.toml", help="What is asked of the names.")
    ],
    seconds: Annotated[float, typer.Option(help="How long to search at most.")] = 60,
    most: Annotated[int, typer.Option(min=1, help="Conflicts to name at most.")] = 20,
    encoding: Encoding = None,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Find the names that meet all targets; where none do, what clashes and ways out.

    Example: comitia slate docs/how-to/slate/pool.csv
    --targets docs/how-to/slate/targets.toml

    Of the slates that meet the targets it is the one whose people were named most
    often, if the pool says how often. It is a proposal: a body adopts a list by vote.
    The exit code is 1 when no slate meets the targets, and when time was up before
    one was found.
    """
    with understood(lang, as_json=as_json):
        if not seconds > 0:
            raise Refused([Finding.of("slate.seconds", key="--seconds")])
        given = _given(pool, targets, encoding, lang)
    raise typer.Exit(_answer(*given, (seconds, most), lang, as_json=as_json))


def _given(
    pool: Path, targets: Path, encoding: str | None, lang: Language
) -> tuple[Pool, Asked]:
    from comitia.engines.slates.stated.pool import pool_of  # noqa: PLC0415  slow import
    from comitia.engines.slates.stated.targets import (  # noqa: PLC0415  slow import
        asked_of,
    )
    from comitia.engines.table.reading import read_table  # noqa: PLC0415  slow import

    sheet = read_table(content_of(pool), name=str(pool), encoding=encoding)
    print_findings(sheet.warnings, lang)
    people = pool_of(sheet)
    return people, asked_of(content_of(targets), people, name=str(targets))


def _answer(
    pool: Pool,
    asked: Asked,
    limits: tuple[float, int],
    lang: Language,
    *,
    as_json: bool,
) -> Exit:
    """Search and tell; return what the exit code says."""
    from comitia.cli.engines.slate.document import document  # noqa: PLC0415  slow import
    from comitia.cli.engines.slate.sheet import sheet  # noqa: PLC0415  slow import
    from comitia.engines.slates.answering import answer_of  # noqa: PLC0415  slow import

    seconds, most = limits
    answer = answer_of(pool, asked, seconds=seconds, conflicts=most, cures=_CURES)
    if as_json:
        print_json(document(pool, asked, answer))
    else:
        sys.stdout.write(sheet(pool, asked, answer, lang))
    return Exit.YES if answer.slate else Exit.NO
