"""``comitia count``: from papers, a method and an account to what was decided."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
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
    content_of,
    understood,
)
from comitia.cli.face import AsJson, Exit, Lang, print_findings, print_json
from comitia.kernel.catalogue import Language
from comitia.kernel.findings import Finding, Refused

if TYPE_CHECKING:
    from comitia.charter.text.source import Source
    from comitia.engines.count.ballot import Counted

count_app = typer.Typer(rich_markup_mode=None)


@dataclass(frozen=True, slots=True)
class _Files:
    """What one ballot is counted from."""

    papers: Path
    method: Path
    account: Path


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

    The exit code is 1 while something is left to decide after the last ballot: it was
    void, tied, or left seats open; and when a ballot does not follow from the one before.
    """
    from comitia.cli.engines.count.document import (  # noqa: PLC0415  slow import
        document,
    )
    from comitia.cli.engines.count.sheet import sheet  # noqa: PLC0415  slow import
    from comitia.engines.count.chain import together  # noqa: PLC0415  slow import

    with understood(lang, as_json=as_json):
        check_seed(lot)
        check_chart(chart, force=force)
        ballots = _all(_files(papers, method or [], account or []), encoding, lot)
        if chart is not None:
            write_chart(chart, _chart(ballots, lang), force=force, lang=lang)
    whole = together(ballots)
    for one in ballots:
        print_findings(one.warnings, lang)
    print_findings(whole.misfits, lang)
    if as_json:
        print_json(document(ballots, whole, lang))
    else:
        sys.stdout.write(sheet(ballots, whole, lang))
    raise typer.Exit(Exit.YES if whole.is_settled else Exit.NO)


def _chart(ballots: "tuple[Counted, ...]", lang: Language) -> Forms:
    from comitia.cli.engines.charts.count import (  # noqa: PLC0415  slow import
        ballots_chart,
        forms_of,
    )

    return forms_of(ballots_chart(ballots, lang))


def _files(
    papers: list[Path], methods: list[Path], accounts: list[Path]
) -> tuple[_Files, ...]:
    if not len(papers) == len(methods) == len(accounts):
        found = Finding.of(
            "count.unequal",
            papers=len(papers),
            methods=len(methods),
            accounts=len(accounts),
        )
        raise Refused([found])
    return tuple(
        _Files(*three) for three in zip(papers, methods, accounts, strict=True)
    )


def _all(
    files: tuple[_Files, ...], encoding: str | None, seed: str | None
) -> "tuple[Counted, ...]":
    """Return every ballot counted; ``Refused`` with what is wrong in any of them."""
    ballots: list[Counted] = []
    sources: list[Source] = []
    faults: list[Finding] = []
    for one in files:
        try:
            ballot, source = _counted(one, encoding, seed)
            ballots.append(ballot)
            sources.append(source)
        except Refused as refused:
            faults += refused.findings
    if seed is not None and len(ballots) == len(files):
        faults += _idle_lot(ballots, sources)
    if faults:
        raise Refused(faults)
    return tuple(ballots)


def _idle_lot(ballots: "list[Counted]", sources: "list[Source]") -> list[Finding]:
    """Return that a seed was given, where no method of all ballots has a lot."""
    from comitia.stages.conference.counting.method import (  # noqa: PLC0415  slow import
        Tie,
    )

    if any(one.method.tie is Tie.LOT for one in ballots):
        return []
    return [
        Finding.of(
            "count.no_lot",
            key="tie.then",
            place=source.place(("tie", "then")),
            option="--lot",
        )
        for source in sources
    ]


def _counted(
    files: _Files, encoding: str | None, seed: str | None
) -> "tuple[Counted, Source]":
    """Return a ballot counted, and its method's file for what is wrong with that."""
    from comitia.engines.count.ballot import (  # noqa: PLC0415  slow import
        count,
        unlike,
        unmarked,
    )
    from comitia.engines.count.reading import (  # noqa: PLC0415  slow import
        LARGEST_FILE,
        read_papers,
    )
    from comitia.engines.count.stated.account import (  # noqa: PLC0415  slow import
        read_account,
    )
    from comitia.engines.count.stated.entries import located  # noqa: PLC0415  slow import
    from comitia.engines.count.stated.method import (  # noqa: PLC0415  slow import
        read_method,
    )

    faults: list[Finding] = []
    candidates = None
    with _gathered(faults):
        stated = read_method(content_of(files.method), name=str(files.method))
        candidates = stated.candidates
    with _gathered(faults):
        facts = read_account(content_of(files.account), name=str(files.account))
    with _gathered(faults):
        content = content_of(files.papers, most=LARGEST_FILE + 1)
        papers = read_papers(
            content, name=str(files.papers), encoding=encoding, candidates=candidates
        )
    if faults:
        raise Refused(faults)
    strange = unlike(papers, stated.candidates)
    if strange:
        raise Refused(located(strange, stated.source))
    try:
        ballot = count(papers, stated.method, facts.account, seed=seed)
    except Refused as refused:
        raise Refused(located(refused.findings, facts.source)) from None
    if candidates is None:
        silent = located(unmarked(papers, ballot.tally), stated.source)
        ballot = replace(ballot, warnings=(*ballot.warnings, *silent))
    return ballot, stated.source


@contextmanager
def _gathered(faults: list[Finding]) -> Iterator[None]:
    """Let the next file be read as well, so that all faults are told at once."""
    try:
        yield
    except Refused as refused:
        faults += refused.findings
