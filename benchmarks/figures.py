"""Changes the people behind printed numbers many times, and counts what follows.

    PYTHONPATH=src:. python benchmarks/figures.py 500
    PYTHONPATH=src:. python benchmarks/figures.py 500 1 --write

The same as tests/scenario/test_drawn_figures.py, at a larger size; a second number
does it so often with the whole election of 2022, too, minutes each time. `--write` puts
the table into docs/explanation/what-the-ledger-proves.md. Exits with 1 when anything
does not follow.
"""

import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Protocol

from tests.drawn import Drawn, Kept, drawn, figures_of, kept, numbers_of

from comitia.audit.election.verify import verify
from comitia.cli.published.behind import number_text
from comitia.demo.planning.scripted import story_of
from comitia.demo.sizes import opening_of
from comitia.kernel.catalogue import Language

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/explanation/what-the-ledger-proves.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
WHOLE = ROOT / "charters/national-congress-2022"
WOMEN = "counts = { women = 619, men = 1677 }"
SCALE = Fraction(1, 10_000)
BEGINS = datetime(2026, 1, 5, tzinfo=UTC)
_WOMEN = "elected.sex.women"
Row = tuple[str, int, int]


class Invents(Protocol):
    """Returns an election that is drawn."""

    def __call__(self, folder: Path, seed: int, *, fewer: bool = False) -> Drawn:
        """Return it with the numbers of a seed, or with fewer women than that."""


def small(folder: Path, seed: int, *, fewer: bool = False) -> Drawn:
    """Return a small election with drawn numbers."""
    numbers = numbers_of(_chance(seed))
    wanted = numbers.fewer_women() if fewer else numbers
    return drawn(folder / "charter", wanted, str(seed))


def whole(folder: Path, seed: int, *, fewer: bool = False) -> Drawn:
    """Return the election of 2022, with 619 women or with another number."""
    charter = folder / "charter"
    shutil.copytree(WHOLE, charter)
    targets = (charter / "demo.toml").read_text(encoding="utf-8")
    women = 619 - fewer * (1 + seed)
    changed = f"counts = {{ women = {women}, men = {2296 - women} }}"
    (charter / "demo.toml").write_text(targets.replace(WOMEN, changed), "utf-8")
    at = opening_of(charter) or BEGINS
    return Drawn(charter, story_of(charter, scale=SCALE, seed=str(seed), at=at))


def follows(election: Drawn, keys: Path) -> bool:
    """Return whether each count of a category follows from the people who won."""
    figures = figures_of(election.played(keys))
    text, people = election.text(figures), election.winners
    said = Counter(
        f"elected.{axis}.{one.axes[axis]}" for one in people for axis in one.axes
    )
    counted = {**said, "elected": len(people), _WOMEN: said[_WOMEN]}
    printed = {key: one.value for key, one in figures.items() if key in counted}
    women = number_text(figures[_WOMEN], Language.ENGLISH)
    return (
        printed == {key: str(counted[key]) for key in printed}
        and {"elected", _WOMEN} <= set(printed)
        and f" {women} " in text
    )


def is_missed(election: Kept, copy: Path, person: str) -> bool:
    """Return whether verifying finds what was deleted."""
    shutil.copytree(election.folder, copy)
    gone = Kept(copy, election.people).forget(person)
    verdict = verify(copy, environment=dict(os.environ))
    shutil.rmtree(copy)
    return gone > 0 and bool(verdict.faults)


def rows_of(name: str, invented: Invents, root: Path, draws: int) -> Iterator[Row]:
    """Yield what was done to an election's people, how often, and what followed."""
    changed = left_out = missed = 0
    for seed in range(draws):
        fewer = invented(root / f"fewer-{seed}", seed, fewer=True)
        changed += follows(fewer, root / f"fewer-keys-{seed}")
        election = invented(root / f"all-{seed}", seed)
        one = _chance(seed).choice(election.winners).office_id
        left_out += follows(election.without(one), root / f"left-keys-{seed}")
    held = kept(root, invented(root / "kept", 0))
    for seed in range(draws):
        person = _chance(seed).choice(sorted(held.people.values()))
        missed += is_missed(held, root / "copy", person)
    yield f"{name}: another number in the targets is printed", draws, changed
    yield f"{name}: the figures follow when one elected is left out", draws, left_out
    yield f"{name}: entries deleted afterwards are missed", draws, missed


def written(rows: list[Row]) -> str:
    """Return the table as it stands on the page."""
    lines = ["| what was done | times | seen |", "|---|---|---|"]
    return "\n".join(
        [*lines, *(f"| {name} | {n} | {seen} |" for name, n, seen in rows)]
    )


def main(words: list[str]) -> int:
    """Draw, print, and write the page when asked to."""
    numbers = [int(word) for word in words if word.isdigit()]
    draws, wholes = (*numbers, 0, 0)[:2]
    with tempfile.TemporaryDirectory() as folder:
        rows = [*rows_of("invented club", small, Path(folder) / "small", draws)]
        if wholes:
            rows += rows_of("election of 2022", whole, Path(folder) / "whole", wholes)
    text = written(rows)
    print(text)
    if "--write" in words:
        page = PAGE.read_text("utf-8")
        before, after = page.split(BEGIN)[0], page.split(END)[1]
        PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
    return int(any(done != seen for _, done, seen in rows))


def _chance(seed: int) -> Random:
    return Random(str(seed))  # noqa: S311  draws need no secrecy


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
