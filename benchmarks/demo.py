"""Times the play of a whole election, and its verification, against their limits.

    python benchmarks/demo.py [--scale 0.01] [--runs 3]

Each run plays the election of 2022 on invented people in a folder of its own, and
verifies it: two commands, as a user would give them. Printed are the medians of the
wall time, the most memory that either took, and whether both stay within the limits
of their scale: 45 s and 1 GiB at 0.01, 6 minutes and 2 GiB at 0.1, and a verification
that takes at most a third of the play. Other scales have no limits.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

CHARTER = "national-congress-2022"
LIMITS = {"0.01": (45.0, 1024), "0.1": (360.0, 2048)}
VERIFIED = 1 / 3


def main() -> None:
    """Play and verify as often as asked, and print what it took."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--scale", default="0.01")
    asked.add_argument("--runs", type=int, default=3)
    given = asked.parse_args()
    took = [run(given.scale) for _ in range(given.runs)]
    played = statistics.median(one[0] for one in took)
    verified = statistics.median(one[1] for one in took)
    most = max(one[2] for one in took)
    print(f"scale {given.scale}, {os.cpu_count()} cores, median of {given.runs}")
    print(f"play {played:.1f} s, verify {verified:.1f} s, most memory {most} MiB")
    if given.scale in LIMITS:
        seconds, memory = LIMITS[given.scale]
        say("play", played, seconds, "s")
        say("memory", most, memory, "MiB")
        say("verify", verified, VERIFIED * played, "s")


def run(scale: str) -> tuple[float, float, int]:
    """Return the seconds of a play and of its verification, and the most memory."""
    with tempfile.TemporaryDirectory() as folder:
        keys = {"COMITIA_KEYS": str(Path(folder) / "keys")}
        out = str(Path(folder) / "election")
        demo = ["demo", "--charter", CHARTER, "--scale", scale, "--out", out]
        played, first = timed(demo, keys)
        verified, second = timed(["verify", out], keys)
    return played, verified, max(first, second)


def timed(command: list[str], environment: Mapping[str, str]) -> tuple[float, int]:
    """Return the seconds and the MiB that a command took; a failure ends it all."""
    begin = time.perf_counter()
    called = [sys.executable, "-m", "comitia", *command]
    quiet = [(os.POSIX_SPAWN_OPEN, to, os.devnull, os.O_WRONLY, 0) for to in (1, 2)]
    child = os.posix_spawn(
        sys.executable, called, {**os.environ, **environment}, file_actions=quiet
    )
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{command} failed")
    # Linux counts in KiB, macOS in bytes.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return time.perf_counter() - begin, used.ru_maxrss // unit


def say(name: str, was: float, limit: float, unit: str) -> None:
    """Print how far something stays below its limit, or goes beyond it."""
    word = "within" if was <= limit else "BEYOND"
    print(f"{name}: {was:.1f} {unit}, limit {limit:.1f} {unit}: {word}")


if __name__ == "__main__":
    main()
