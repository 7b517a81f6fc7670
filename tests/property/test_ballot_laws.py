"""A count of papers against a slow one that goes paper by paper.

A few thousand elections are counted on every run; ``COMITIA_ELECTIONS=100000`` asks
for as many as one wants.
"""

import os

from tests.property.random_ballots import AtRandom, at_random
from tests.property.slow_ballot import REFUSED, counted

from comitia.cli.engines.count.document import document
from comitia.engines.count.ballot import count
from comitia.engines.count.chain import together
from comitia.engines.count.reading import read_papers
from comitia.engines.count.stated.account import read_account
from comitia.engines.count.stated.method import read_method
from comitia.kernel.catalogue import Language
from comitia.kernel.findings import Refused

ELECTIONS = int(os.environ.get("COMITIA_ELECTIONS", "2000"))
# What only one of the two tells.
OURS_ALONE = ("bar", "method", "lot", "refusals", "warnings")


def ours(one: AtRandom) -> dict[str, object] | str:
    try:
        papers = read_papers(one.papers, name="papers.csv")
        method = read_method(one.method, name="method.toml").method
        account = read_account(one.account, name="account.toml").account
        ballots = (count(papers, method, account),)
        found = document(ballots, together(ballots), Language.ENGLISH)
    except Refused:
        return REFUSED
    return {name: value for name, value in found.items() if name not in OURS_ALONE}


def test_papers_are_counted_as_a_scrutineer_counts_them() -> None:
    different = []
    kinds: set[str] = set()

    for seed in range(ELECTIONS):
        one = at_random(seed)
        slow, fast = counted(one.rules, one.ballot), ours(one)
        kinds |= kinds_of(slow)
        if slow != fast:
            different.append((seed, slow, fast))

    assert different == []
    assert kinds == {
        REFUSED,
        "void",
        "settled",
        "tied",
        "open",
        "listed",
        "written in",
        "final",
        "further_ballot",
        "lot",
        "further_election",
        "reduce_seats",
        "leave_open",
        "vote_again",
    }


def kinds_of(found: dict[str, object] | str) -> set[str]:
    """Return what kinds of outcome an election shows, so that none goes untried."""
    if isinstance(found, str):
        return {found}
    kinds = {one["what"] for one in found["next"]}  # type: ignore[attr-defined]
    signs = {
        "void": not found["valid_election"],
        "settled": not found["next"],
        "tied": found["tied"],
        "open": found["open_seats"],
        "listed": found["listed"],
        "written in": set(found["elected"]) & set(found["write_ins"]),  # type: ignore[call-overload]
    }
    return kinds | {kind for kind, is_so in signs.items() if is_so}
