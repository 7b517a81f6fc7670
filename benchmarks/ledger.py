"""How fast a record is read and put into the tree, beside the hashing alone.

    .venv/bin/python benchmarks/ledger.py [ENTRIES]

One core, in memory. Every round runs all measures in turn, so that a machine that
slows down slows all of them; medians are printed. pymerkle, the peer, is GPL: it
is installed into an environment of its own (in a temporary folder) and runs in its
own process. The roots are compared before anything is timed.
"""

import gc
import hashlib
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

from comitia.audit.record.chains import read_chain
from comitia.audit.record.lines import lines_of
from comitia.ledger.chain import Head, faults_of_link, next_entry
from comitia.ledger.entry import Draft, leaf_hash, read_entry
from comitia.ledger.log.tree import Tree

ROUNDS = 7
ELECTION = hashlib.sha256(b"an invented election").hexdigest()[:32]
PEER = "pymerkle==7.0.0"
PEER_LEAVES = 50_000
PEER_PROGRAM = """
import sys, time
from pathlib import Path
from pymerkle import InmemoryTree
lines = Path(sys.argv[1]).read_bytes().split(b"\\n")[:-1]
tree = InmemoryTree(algorithm="sha256")
begin = time.perf_counter()
for line in lines:
    tree.append_entry(line)
took = time.perf_counter() - begin
print(tree.get_state().hex(), took)
"""


def main() -> None:
    """Measure, and print a line for each goal."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
    lines = invented_lines(count)
    size = sum(map(len, lines)) // count
    print(f"{count:,} entries of {size} bytes on average, medians of {ROUNDS} rounds")
    expected = by_hashing(lines)
    measures: dict[str, Callable[[], object]] = {
        "hashing the bytes alone": lambda: hash_only(lines),
        "from bytes into the tree": lambda: from_bytes(lines),
        "parsed, chained, in the tree": lambda: parsed(lines),
    }
    if from_bytes(lines) != expected or parsed(lines) != expected:
        raise SystemExit("the roots differ")
    rates = medians(measures, count)
    for name, rate in rates.items():
        share = rate / rates["hashing the bytes alone"]
        print(f"{name:32} {rate:12,.0f} /s   {share:5.2f} of hashing alone")
    goal("parsed, chained, in the tree", rates["parsed, chained, in the tree"], 150_000)
    goal("from bytes into the tree", rates["from bytes into the tree"], 300_000)
    read_from_file(lines)
    beside_the_peer(lines[:PEER_LEAVES])


def invented_lines(count: int) -> list[bytes]:
    """Return the canonical lines of a chain of ordinary branch returns."""
    head = Head.start(ELECTION, "north")
    lines = []
    for number in range(count):
        digest = hashlib.sha256(str(number).encode()).hexdigest()
        draft = Draft(
            act="enter_return",
            at="2022-03-01T09:00:00+08:00",
            grants=("a" * 32,),
            key=digest[:16],
            request=digest,
            payload={
                "branch": f"b-{number}",
                "entitled": 30,
                "took_part": 29,
                "names": [{"person": digest[:32], "votes": 21}],
            },
            outcome={},
        )
        _, line, head = next_entry(head, draft, writer="centre")
        lines.append(line)
    return lines


def hash_only(lines: list[bytes]) -> None:
    """Hash each line once, which no log can avoid."""
    for line in lines:
        hashlib.sha256(line).digest()


def by_hashing(lines: list[bytes]) -> bytes:
    """Return the root by the definition of RFC 6962, without our tree."""
    level = [hashlib.sha256(b"\0" + line).digest() for line in lines]
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        odd = level[-1:] if len(level) % 2 else []
        level = [hashlib.sha256(b"\1" + a + b).digest() for a, b in pairs] + odd
    return level[0]


def from_bytes(lines: list[bytes]) -> bytes:
    """Hash each entry, and put it into the tree."""
    tree = Tree()
    tree.extend([leaf_hash(line) for line in lines])
    return tree.root()


def parsed(lines: list[bytes]) -> bytes:
    """Read each entry with all its checks, follow the chain, fill the tree."""
    tree, head, leaves = Tree(), Head.start(ELECTION, "north"), []
    for line in lines:
        entry = read_entry(line)
        if faults_of_link(head, entry):
            raise SystemExit("the chain is broken")
        leaf = leaf_hash(line)
        head = head.after(entry, leaf)
        leaves.append(leaf)
    tree.extend(leaves)
    return tree.root()


def medians(measures: dict[str, Callable[[], object]], count: int) -> dict[str, float]:
    """Return the median rate of each measure; the measures take turns."""
    took: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(ROUNDS):
        for name, measure in measures.items():
            gc.collect()
            begin = time.perf_counter()
            measure()
            took[name].append(time.perf_counter() - begin)
    return {name: count / statistics.median(times) for name, times in took.items()}


def goal(name: str, rate: float, wanted: int) -> None:
    """Print how a rate compares with its goal."""
    print(f"goal: {name}: {wanted:,} /s, ratio {rate / wanted:.2f}")


def read_from_file(lines: list[bytes]) -> None:
    """Print the rate of the verifier's whole reading of a chain from a file."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "north.jsonl"
        place.write_bytes(b"".join(line + b"\n" for line in lines))
        begin = time.perf_counter()
        chain = read_chain(lines_of(place), "north", None)
        took = time.perf_counter() - begin
    if chain.faults:
        raise SystemExit("the chain read from the file has faults")
    print(f"{'read by the verifier, from a file':32} {len(lines) / took:12,.0f} /s")


def beside_the_peer(lines: list[bytes]) -> None:
    """Append one by one, as the peer does, and print the ratio of the two."""
    with tempfile.TemporaryDirectory() as folder:
        peer = peer_python(Path(folder))
        place = Path(folder) / "lines"
        place.write_bytes(b"".join(line + b"\n" for line in lines))
        ours, theirs = [], []
        for _ in range(ROUNDS):
            tree = Tree()
            gc.collect()
            begin = time.perf_counter()
            for line in lines:
                tree.append(leaf_hash(line))
            ours.append(time.perf_counter() - begin)
            root, took = run_peer(peer, place)
            theirs.append(took)
            if root != tree.root().hex():
                raise SystemExit("the peer has another root")
    mine, other = statistics.median(ours), statistics.median(theirs)
    spread = [b / a for a, b in zip(ours, theirs, strict=True)]
    print(
        f"appending {len(lines):,} one by one: {len(lines) / mine:,.0f} /s; "
        f"{PEER} {len(lines) / other:,.0f} /s; same root; ratio {other / mine:.1f} "
        f"(pairs {min(spread):.1f} to {max(spread):.1f}; goal 5)"
    )


def peer_python(folder: Path) -> Path:
    """Install the peer into an environment of its own; return its Python."""
    venv.EnvBuilder(with_pip=True).create(folder / "peer")
    python = folder / "peer" / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", PEER]
    subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
    return python


def run_peer(python: Path, lines: Path) -> tuple[str, float]:
    """Return the peer's root and the seconds that its appends took."""
    ran = subprocess.run(
        [python, "-c", PEER_PROGRAM, lines], check=True, capture_output=True, text=True
    )
    root, took = ran.stdout.split()
    return root, float(took)


if __name__ == "__main__":
    main()
