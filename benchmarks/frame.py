"""Measure ours beside a peer: same input, answers compared first, runs in turn.

A peer is a package under any licence. It runs in its own process, in an environment
made once from ``peers.lock``; nothing of ours imports it. Both sides are timed inside
their process, the call only, after one call that warms up. Each gets its input in the
form it takes, made beforehand. A run of a short call is the mean of as many as fit
into 20 ms, so that neither side is measured while it wakes up.
"""

import hashlib
import json
import random
import statistics
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from peers.serve import timed

HERE: Final = Path(__file__).resolve().parent
LOCK: Final = HERE / "peers.lock"
RUNS: Final = 10
# A ratio below this is shown with its interval: it might be chance.
_PLAIN: Final = 3.0
_RESAMPLES: Final = 2000
_DIFFERENT: Final = "DIFFERENT"


class PeerError(Exception):
    """A peer could not do what it was asked; the text is its own."""


class Peer:
    """A peer's process. ``with Peer("votelib_seats") as peer`` ends it at the end."""

    def __init__(self, module: str, lock: Path = LOCK) -> None:
        """Start the process with a module of the folder ``peers`` and its packages."""
        self.name = module.partition("_")[0]
        script = str(HERE / "peers" / "serve.py")
        self._process = subprocess.Popen(
            [str(environment(lock)), script, module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self) -> Self:
        """Return the peer itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()

    def prepare(self, problem: object) -> None:
        """Hand a problem over; raises ``PeerError`` where the peer cannot take it."""
        self._ask({"prepare": problem})

    def run(self) -> tuple[float, Any]:
        """Return how many seconds the peer's call took, and its answer."""
        said = self._ask({"run": True})
        return said["seconds"], said["answer"]

    def _ask(self, asked: dict[str, object]) -> dict[str, Any]:
        sent, heard = self._process.stdin, self._process.stdout
        if sent is None or heard is None:
            raise PeerError("no process")
        sent.write(json.dumps(asked) + "\n")
        sent.flush()
        line = heard.readline()
        if not line:
            raise PeerError("the process ended")
        said: dict[str, Any] = json.loads(line)
        if "fault" in said:
            raise PeerError(said["fault"])
        return said


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, and how the answers compare."""

    work: str
    peer: str
    ours: tuple[float, ...]
    theirs: tuple[float, ...]
    answers: str
    goal: str = ""

    @property
    def ratio(self) -> str:
        """How many times faster ours is, with a 95 % interval where that is close."""
        if not self.theirs:
            return "-"
        middle = statistics.median(self.theirs) / statistics.median(self.ours)
        if middle >= _PLAIN:
            return f"{middle:,.0f}x" if middle >= 10 * _PLAIN else f"{middle:.1f}x"
        low, high = _interval(self.ours, self.theirs)
        return f"{middle:.2f}x ({low:.2f} to {high:.2f})"

    @property
    def runs(self) -> str:
        """How often each side ran."""
        theirs = len(self.theirs)
        same = theirs in {0, len(self.ours)}
        return str(len(self.ours)) if same else f"{len(self.ours)}/{theirs}"


def compare(
    work: str,
    ours: Callable[[], Any],
    theirs: tuple[Peer, object] | None = None,
    *,
    same: Callable[[Any, Any], bool | str] = lambda mine, other: bool(mine == other),
    runs: tuple[int, int] = (RUNS, RUNS),
    goal: str = "",
) -> Row:
    """Return the row of one work, after both sides have answered it once.

    `theirs` is a peer and the problem as it takes it. `ours` returns an answer that
    `same` compares with the peer's, outside of the time; it may say how both differ
    where the peer does something else. `runs` says how often ours
    and the peer run; the table shows where they differ.
    """
    mine = ours()
    if theirs is None:
        return Row(work, "-", _ours(ours, runs[0]), (), "-", goal)
    peer, problem = theirs
    try:
        peer.prepare(problem)
        _, other = peer.run()
    except PeerError as fault:
        said = f"peer: {fault}"
        return Row(work, peer.name, _ours(ours, runs[0]), (), said[:70], goal)
    found = same(mine, other)
    verdict = found if isinstance(found, str) else "same" if found else _DIFFERENT
    here, there = [], []
    for turn in range(max(runs)):
        if turn < runs[0]:
            here.append(timed(ours)[0])
        if turn < runs[1]:
            there.append(peer.run()[0])
    return Row(work, peer.name, tuple(here), tuple(there), verdict, goal)


def _ours(ours: Callable[[], Any], runs: int) -> tuple[float, ...]:
    return tuple(timed(ours)[0] for _ in range(runs))


def _interval(
    ours: tuple[float, ...], theirs: tuple[float, ...]
) -> tuple[float, float]:
    """Return where 95 % of the ratios of resampled medians lie."""
    chance = random.Random(0)  # noqa: S311  a resample needs no secrecy

    def median(times: tuple[float, ...]) -> float:
        return statistics.median(chance.choices(times, k=len(times)))

    ratios = sorted(median(theirs) / median(ours) for _ in range(_RESAMPLES))
    edge = _RESAMPLES // 40
    return ratios[edge], ratios[-edge - 1]


def show(rows: Iterable[Row]) -> bool:
    """Print the table; return whether all answers that could be compared agree."""
    kept = list(rows)
    heads = ("work", "peer", "ours", "peer takes", "ratio", "goal", "runs", "answers")
    lines = [heads, *(_cells(row) for row in kept)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(heads))]
    for line in lines:
        cells = zip(line, widths, strict=True)
        print("  ".join(cell.ljust(width) for cell, width in cells).rstrip())
    return all(row.answers != _DIFFERENT for row in kept)


def _cells(row: Row) -> tuple[str, ...]:
    mine, other = _duration(row.ours), _duration(row.theirs)
    return (
        row.work, row.peer, mine, other, row.ratio, row.goal, row.runs, row.answers
    )  # fmt: skip


def _duration(times: tuple[float, ...]) -> str:
    if not times:
        return "-"
    middle = statistics.median(times)
    return f"{middle * 1000:,.2f} ms" if middle < 1 else f"{middle:,.2f} s"


def environment(lock: Path = LOCK) -> Path:
    """Return the Python of the peers of a lock, made from it on the first call."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()[:12]
    folder = HERE / ".peers" / f"{sys.version_info[0]}.{sys.version_info[1]}-{digest}"
    python = folder / "bin" / "python"
    ready = folder / "ready"
    if not ready.exists():
        print(f"Installing the peers of {lock.name} once ...", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r"]
        subprocess.run([str(python), *install, str(lock)], check=True)
        ready.touch()
    return python
