"""One ballot counted: papers, method and account brought together."""

from dataclasses import dataclass, replace
from enum import StrEnum

from comitia.engines.count.papers import Papers
from comitia.engines.count.tally import Tally, tally_papers
from comitia.engines.count.written_in import alike
from comitia.kernel.findings import Fact, Finding, Refused
from comitia.kernel.lots import drawn
from comitia.stages.conference.counting.account import Account, Votes
from comitia.stages.conference.counting.method import BallotMethod, Tie
from comitia.stages.conference.counting.outcome import (
    Outcome,
    decide,
    settled_by_lot,
)


class Fate(StrEnum):
    """What came of a name; `OVER` had the votes, but no seat was left for it."""

    UNSAID = ""
    ELECTED = "elected"
    LISTED = "listed"
    TIED = "tied"
    OVER = "over"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot that was drawn: all names in the order drawn, the first so many got in."""

    seed: str
    order: tuple[str, ...]
    got: tuple[str, ...]

    @property
    def facts(self) -> dict[str, Fact]:
        """What the sentence about this lot says."""
        return {"seed": self.seed, "names": self.order, "got": self.got}


@dataclass(frozen=True, slots=True)
class Counted:
    """A ballot with all that it was decided by."""

    method: BallotMethod
    account: Account
    tally: Tally
    outcome: Outcome
    lot: Lot | None = None
    warnings: tuple[Finding, ...] = ()

    @property
    def ranked(self) -> tuple[Votes, ...]:
        """The names with most votes first; equal ones as drawn or as on the paper."""
        drawn = self.lot.order if self.lot else ()
        order = {name: place for place, name in enumerate(drawn)}
        return tuple(
            sorted(
                self.tally.votes,
                key=lambda one: (-one.votes_for, order.get(one.name, 0)),
            )
        )

    def fate(self, one: Votes) -> Fate:
        """Return what came of a name; of a void ballot nothing is said."""
        found = self.outcome
        if not found.is_valid:
            return Fate.UNSAID
        for names, fate in (
            (found.elected, Fate.ELECTED),
            (found.listed, Fate.LISTED),
            (found.tied, Fate.TIED),
        ):
            if one.name in names:
                return fate
        return Fate.OVER if one.votes_for >= found.bar else Fate.BELOW


def count(
    papers: Papers, method: BallotMethod, account: Account, *, seed: str | None = None
) -> Counted:
    """Return what papers decide under a method and an account of people and papers.

    Where the method leaves a tie to the lot, a seed draws it. Raises ``Refused`` where
    there are not as many papers as were returned, and where the account cannot be.
    """
    if len(papers) != account.returned:
        found = Finding.of(
            "count.rows", key="returned", rows=len(papers), returned=account.returned
        )
        raise Refused([found])
    tallied = tally_papers(papers, method.papers)
    whole = replace(account, void=tallied.papers - tallied.valid)
    outcome = decide(method, whole, tallied.votes)
    told = papers.warnings
    if seed is None or not outcome.tied or method.tie is not Tie.LOT:
        return Counted(method, whole, tallied, outcome, warnings=told)
    order = drawn(seed, outcome.tied)
    got = order[: outcome.tied_seats]
    settled = settled_by_lot(method, outcome, got)
    return Counted(method, whole, tallied, settled, Lot(seed, order, got), told)


def unmarked(papers: Papers, tallied: Tally) -> list[Finding]:
    """Return the columns that no paper says anything in; they may be no names."""
    silent = tuple(
        one.name
        for place, one in enumerate(tallied.votes[: len(papers.names)])
        # Only such a column is looked through, because that takes its time.
        if one.abstain == tallied.valid and not papers.marks[:, place].any()
    )
    if not silent or not len(papers):
        return []
    return [Finding.of("count.column_without_marks", key="candidates", names=silent)]


def unlike(papers: Papers, candidates: tuple[str, ...] | None) -> list[Finding]:
    """Return the names that the method knows and the sheet does not, or the reverse."""
    stated = papers.names if candidates is None else candidates
    known, shown = ({alike(name) for name in one} for one in (stated, papers.names))
    strange = tuple(name for name in papers.names if alike(name) not in known)
    lacking = tuple(sorted(name for name in stated if alike(name) not in shown))
    found = []
    if strange:
        found.append(Finding.of("count.strange", key="candidates", names=strange))
    if lacking:
        found.append(Finding.of("count.lacking", key="candidates", names=lacking))
    return found
