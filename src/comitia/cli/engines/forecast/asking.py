"""What ``comitia forecast`` is asked: a list, targets, and how people may vote."""

import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from comitia.cli.engines.given import content_of
from comitia.cli.face import print_findings
from comitia.engines.forecasts.approval import approvals_of
from comitia.engines.forecasts.voting import Voting
from comitia.engines.slates.stated.pool import pool_of
from comitia.engines.slates.stated.targets import Ballot, ballot_of
from comitia.engines.table.reading import read_table
from comitia.kernel.catalogue import Language
from comitia.kernel.findings import Finding, Place, Refused
from comitia.kernel.shares import parse_share

_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Files:
    """The files of the call, and the encoding of the first if it was said."""

    pool: Path
    targets: Path
    slate: Path | None
    encoding: str | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is supposed of the voters, and how many ballots are drawn."""

    column: str
    swing: Fraction
    draws: int
    seed: str


def asked_for(
    files: Files, drawing: Drawing | None, lang: Language
) -> tuple[Ballot, Voting | None]:
    """Return the list with what is asked of it, and what ballots are drawn from.

    Raises ``Refused`` for files that do not say so, with every fault.
    """
    table = read_table(
        content_of(files.pool), name=str(files.pool), encoding=files.encoding
    )
    print_findings(table.warnings, lang)
    pool = pool_of(table)
    known = {one.id for one in pool.members}
    chosen = _slate(files.slate, known) if files.slate else None
    content, name = content_of(files.targets), str(files.targets)
    ballot = ballot_of(content, pool, name=name, chosen=chosen)
    if drawing is None:
        return ballot, None
    listed = {one.id for one in ballot.pool.members}
    approvals = approvals_of(table, drawing.column, pool, listed)
    return ballot, Voting(approvals, ballot.voters, drawing.swing)


def drawing_of(column: str, swing: str, draws: int, seed: str) -> Drawing:
    """Return how ballots are drawn; raises ``Refused`` for what cannot be drawn from.

    >>> drawing_of("approval", "3 %", 100, "1").swing
    Fraction(3, 100)
    """
    share = swing_of(swing)
    if not seed.strip() or len(seed) > _LONGEST or not seed.isprintable():
        raise Refused([Finding.of("forecast.seed", key="--seed", most=_LONGEST)])
    return Drawing(column, share, draws, seed)


def swing_of(text: str) -> Fraction:
    """Return a swing as a share of one; raises ``Refused`` for anything else.

    >>> swing_of("3 %")
    Fraction(3, 100)
    """
    try:
        swing = parse_share(text)
    except ValueError:
        swing = Fraction(2)
    if swing > 1:
        raise Refused([Finding.of("forecast.no_swing", key="--swing")])
    return swing


def _slate(file: Path, known: set[str]) -> frozenset[str]:
    """Return the names that ``comitia slate --json`` found."""
    try:
        answer = json.loads(content_of(file))
    except (ValueError, RecursionError):
        answer = None
    names = answer.get("slate") if isinstance(answer, dict) else None
    place = Place(str(file))
    if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
        raise Refused([Finding.of("forecast.no_slate", key="--slate", place=place)])
    strange = sorted({*names} - known)
    if strange:
        raise Refused(
            [
                Finding.of("slate.unknown_id", place=place, id=one)
                for one in strange[:20]
            ]
        )
    return frozenset(names)
