"""The ballots that a command's files state, each counted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from comitia.charter.text.source import Source
from comitia.cli.engines.given import content_of
from comitia.engines.count.ballot import Counted, count, unlike, unmarked
from comitia.engines.count.papers import Papers
from comitia.engines.count.reading import LARGEST_FILE, read_papers
from comitia.engines.count.stated.account import StatedAccount, read_account
from comitia.engines.count.stated.entries import located
from comitia.engines.count.stated.method import StatedMethod, read_method
from comitia.kernel.findings import Finding, Refused
from comitia.stages.conference.counting.method import Tie


@dataclass(frozen=True, slots=True)
class Files:
    """What one ballot is counted from."""

    papers: Path
    method: Path
    account: Path


def files_of(
    papers: list[Path], methods: list[Path], accounts: list[Path]
) -> tuple[Files, ...]:
    """Return the files of each ballot; ``Refused`` where not all have three."""
    if not len(papers) == len(methods) == len(accounts):
        found = Finding.of(
            "count.unequal",
            papers=len(papers),
            methods=len(methods),
            accounts=len(accounts),
        )
        raise Refused([found])
    return tuple(Files(*three) for three in zip(papers, methods, accounts, strict=True))


def counted_all(
    files: tuple[Files, ...], encoding: str | None, seed: str | None
) -> tuple[Counted, ...]:
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


def _idle_lot(ballots: list[Counted], sources: list[Source]) -> list[Finding]:
    """Return that a seed was given, where no method of all ballots has a lot."""
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
    files: Files, encoding: str | None, seed: str | None
) -> tuple[Counted, Source]:
    """Return a ballot counted, and its method's file for what is wrong with that."""
    stated, facts, papers = _read(files, encoding)
    candidates = stated.candidates
    strange = unlike(papers, candidates)
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


def _read(
    files: Files, encoding: str | None
) -> tuple[StatedMethod, StatedAccount, Papers]:
    """Return what three files state; ``Refused`` with what is wrong in any of them."""
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
    return stated, facts, papers


@contextmanager
def _gathered(faults: list[Finding]) -> Iterator[None]:
    """Let the next file be read as well, so that all faults are told at once."""
    try:
        yield
    except Refused as refused:
        faults += refused.findings
