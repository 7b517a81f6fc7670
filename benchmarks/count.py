"""How fast papers are counted, beside abcvoting.

    .venv/bin/python benchmarks/count.py [--large]

Ours does more than the peer: it counts votes against, abstentions and unclear signs,
looks at each paper for too many names, and decides by the bar. Both are asked who
has most votes; these answers are compared before anything is timed. From a CSV both
parse the same file; from a matrix ours takes marks in int8 and the peer the names
that each paper is for. `--large` counts a million papers too, by ours alone.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from subprocess import run

import numpy as np
import numpy.typing as npt

from comitia.engines.count.ballot import count
from comitia.engines.count.reading import read_papers
from comitia.engines.count.tally import tally
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.stages.conference.counting.account import Account
from comitia.stages.conference.counting.method import BallotMethod, PaperRules
from comitia.stages.conference.counting.outcome import decide
from frame import Peer, Row, compare, show

COMITIA = Path(sys.executable).with_name("comitia")
WORDS = np.array(["", "for", "unclear", "against"], dtype=object)
METHOD = """\
seats = {seats}
quorum = {{ more_than = "1/2", of = "entitled" }}
majority = {{ more_than = "0 %", of = "valid" }}
papers.most_names = {names}
"""
ACCOUNT = """\
entitled = {papers}
present = {papers}
voters = {papers}
issued = {papers}
spoiled = 0
returned = {papers}
"""


@dataclass(frozen=True)
class Problem:
    """Papers as a file and as a matrix, and how they are counted."""

    path: Path
    names: tuple[str, ...]
    marks: npt.NDArray[np.int8]
    seats: int

    @property
    def work(self) -> str:
        """What is counted."""
        return f"{len(self.marks):,} papers x {len(self.names)} names"

    @property
    def method(self) -> BallotMethod:
        """Rules under which the most voted are elected, as by the peer."""
        half = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.ENTITLED)
        any_vote = Bound(Relation.MORE_THAN, Fraction(0), Base.VALID)
        return BallotMethod(self.seats, half, any_vote, PaperRules(len(self.names)))

    @property
    def account(self) -> Account:
        """Everybody came and every paper came back."""
        papers = len(self.marks)
        return Account(papers, papers, papers, papers, voters=papers)

    def from_file(self) -> list[str]:
        """Read the file, count, decide, and return who is elected."""
        papers = read_papers(self.path.read_bytes(), name=self.path.name)
        return sorted(count(papers, self.method, self.account).outcome.elected)

    def from_matrix(self) -> list[str]:
        """Count the marks, decide, and return who is elected."""
        found = tally(self.marks, self.method.papers, names=self.names)
        return sorted(decide(self.method, self.account, found.votes).elected)

    def theirs(self, *, parse: bool) -> dict[str, object]:
        """Return the problem as the peer takes it."""
        return {"path": str(self.path), "seats": self.seats, "parse": parse}


def made(folder: Path, papers: int, names: int, seats: int) -> Problem:
    """Return invented papers; some names are liked better than others."""
    chance = np.random.default_rng(11)
    columns = [
        chance.choice(
            np.array([1, 0, 2, -1], np.int8), papers, p=(a, 0.1, 0.01, 0.89 - a)
        )
        for a in np.linspace(0.3, 0.85, names)
    ]
    marks = np.ascontiguousarray(np.stack(columns, axis=1))
    ids = tuple(f"name-{place:03d}" for place in range(names))
    path = folder / f"papers-{papers}.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(ids) + "\n")
        file.writelines(",".join(WORDS[row]) + "\n" for row in marks)
    return Problem(path, ids, marks, seats)


def measured(folder: Path, *, large: bool) -> Iterator[Row]:
    """Return the rows of the table, one after another."""
    with Peer("abcvoting_approval") as peer:
        sizes = ((800, 60, 50, ("", "")), (100_000, 100, 80, ("10x", "100x")))
        for papers, names, seats, goals in sizes:
            one = made(folder, papers, names, seats)
            for form, call, parse, goal in (
                ("CSV", one.from_file, True, goals[0]),
                ("matrix", one.from_matrix, False, goals[1]),
            ):
                theirs = (peer, one.theirs(parse=parse))
                yield compare(f"{one.work}, {form}", call, theirs, goal=goal)
            yield compare(f"{one.work}, whole command", command(folder, one))
    if large:
        many = made(folder, 1_000_000, 100, 80)
        yield compare(f"{many.work}, CSV", many.from_file, runs=(3, 0), goal="")
        yield compare(f"{many.work}, matrix", many.from_matrix, runs=(3, 0), goal="")


def command(folder: Path, one: Problem) -> Callable[[], int]:
    """Return the whole command on a problem, as somebody types it."""
    method, account = folder / "method.toml", folder / "account.toml"
    method.write_text(METHOD.format(seats=one.seats, names=len(one.names)))
    account.write_text(ACCOUNT.format(papers=len(one.marks)))
    words: list[str | Path] = [COMITIA, "count", one.path, "--method", method]
    words += ["--account", account]
    return lambda: run(words, capture_output=True, check=True).returncode


def main() -> int:
    """Print the table; the exit code is 1 where answers differ."""
    with tempfile.TemporaryDirectory() as folder:
        return not show(measured(Path(folder), large="--large" in sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
