"""Tampers with every table and file of an election many times, and counts what is seen.

    PYTHONPATH=src:. python benchmarks/tampering.py 40
    PYTHONPATH=src:. python benchmarks/tampering.py 40 --write

The same ways as in tests/fault/test_tampering.py, at a larger size; `--write` puts the
table into docs/explanation/what-the-ledger-proves.md. Exits with 1 when anything that
should be seen is not.
"""

import sys
import tempfile
from pathlib import Path
from random import Random

from tests.fault.tampering import (
    KEYS,
    WAYS,
    Held,
    contents,
    flip,
    places_of,
    spoil,
    tamper,
    whole,
)

PAGE = Path(__file__).parents[1] / "docs/explanation/what-the-ledger-proves.md"
BEGIN, END = "<!-- tampering: begin -->", "<!-- tampering: end -->"
FLIPS = 25
Counted = tuple[int, int]


def count_table(election: Held, root: Path, table: str, each: int) -> Counted:
    """Return how often a table was tampered with, and how often that was located."""
    done = seen = 0
    for way in WAYS:
        for seed in range(each):
            copy = election.copy(root / f"{table}-{way}-{seed}")
            made = tamper(copy.folder, table, way, _chance(f"{table} {way} {seed}"))
            done += 1
            seen += bool(places_of(copy.verdict()) & made.places)
            copy.remove()
    return done, seen


def count_files(election: Held, root: Path, head: str, each: int) -> Counted:
    """Return the same for the files that lie under a name or in a folder."""
    done = seen = 0
    for name in election.files():
        for way in WAYS if name.startswith(head) else ():
            for seed in range(each):
                copy = election.copy(root / f"file-{seed}")
                made = spoil(copy.folder, name, way, _chance(f"{name} {way} {seed}"))
                verdict = copy.verdict()
                left = {one.code for one in verdict.not_checked}
                located = bool(places_of(verdict) & made.places)
                done += 1
                seen += located or (way == "add" and "election.left_over" in left)
                copy.remove()
    return done, seen


def count_flips(election: Held, root: Path, times: int) -> tuple[int, int, int]:
    """Return how many bits were flipped, how many seen, how many touched no row."""
    before, seen, idle = contents(election.folder), 0, 0
    for seed in range(times):
        copy = election.copy(root / f"flip-{seed}")
        flip(copy.folder, _chance(str(seed)))
        found = bool(copy.verdict().faults)
        seen += found
        idle += not found and contents(copy.folder) == before
        copy.remove()
    return times, seen, idle


def _chance(name: str) -> Random:
    return Random(name)  # noqa: S311  places to tamper with need no secrecy


def rows_of(election: Held, root: Path, each: int) -> list[tuple[str, int, int]]:
    """Return what was tampered with, how often, and how often it was located."""
    views = [name for name in KEYS if name.startswith("view_")]
    own = [name for name in KEYS if name not in views]
    rows = [
        (f"table `{name}`", *count_table(election, root, name, each)) for name in own
    ]
    counted = [count_table(election, root, name, each) for name in views]
    done, seen = (sum(column) for column in zip(*counted, strict=True))
    rows.append((f"tables `view_…` ({len(views)})", done, seen))
    heads = ("format", "charter/", "objects/", "rolls/")
    files = [(f"`{one}`", *count_files(election, root, one, each)) for one in heads]
    return [*rows, *files]


def written(rows: list[tuple[str, int, int]], flips: tuple[int, int, int]) -> str:
    """Return the table as it stands on the page."""
    times, seen, idle = flips
    lines = ["| tampered with | times | named at its place |", "|---|---|---|"]
    lines += [f"| {name} | {done} | {found} |" for name, done, found in rows]
    total, located = sum(row[1] for row in rows), sum(row[2] for row in rows)
    lines.append(f"| together | {total} | {located} |")
    lines.append("")
    lines.append(
        f"Of {times} single bits flipped anywhere in the database's file, {seen} were\n"
        f"seen and {idle} changed no row of any table that is checked."
    )
    return "\n".join(lines)


def main(words: list[str]) -> int:
    """Count, print, and write the page when asked to."""
    each = int(words[0]) if words else 10
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        election = whole(root)
        rows = rows_of(election, root, each)
        flips = count_flips(election, root, FLIPS * each)
    text = written(rows, flips)
    print(text)
    if "--write" in words:
        page = PAGE.read_text("utf-8")
        before, after = page.split(BEGIN)[0], page.split(END)[1]
        PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
    is_missed = any(done != seen for _, done, seen in rows)
    return 1 if is_missed or flips[0] != flips[1] + flips[2] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
