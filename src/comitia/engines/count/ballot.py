"""One ballot counted: papers, method and account brought together."""

from dataclasses import dataclass, replace

from comitia.engines.count.papers import Papers
from comitia.engines.count.tally import Tally, tally_papers
from comitia.kernel.findings import Finding, Refused
from comitia.stages.conference.counting.account import Account
from comitia.stages.conference.counting.method import BallotMethod
from comitia.stages.conference.counting.outcome import Outcome, decide


@dataclass(frozen=True, slots=True)
class Counted:
    """A ballot with all that it was decided by."""

    method: BallotMethod
    account: Account
    tally: Tally
    outcome: Outcome


def count(papers: Papers, method: BallotMethod, account: Account) -> Counted:
    """Return what papers decide under a method and an account of people and papers.

    Raises ``Refused`` where there are not as many papers as were returned, and
    where the account cannot be.
    """
    if len(papers) != account.returned:
        found = Finding.of(
            "count.rows", key="returned", rows=len(papers), returned=account.returned
        )
        raise Refused([found])
    found_out = tally_papers(papers, method.papers)
    whole = replace(account, void=found_out.papers - found_out.valid)
    return Counted(method, whole, found_out, decide(method, whole, found_out.votes))


def unlike(papers: Papers, candidates: tuple[str, ...] | None) -> list[Finding]:
    """Return the names that the method knows and the sheet does not, or the reverse."""
    known = set(papers.names if candidates is None else candidates)
    strange = tuple(name for name in papers.names if name not in known)
    lacking = tuple(sorted(known - set(papers.names)))
    found = []
    if strange:
        found.append(Finding.of("count.strange", key="candidates", names=strange))
    if lacking:
        found.append(Finding.of("count.lacking", key="candidates", names=lacking))
    return found
