"""Runs every check of the project and counts what was let through.

    python tools/check.py            all of them, in the order of their speed
    python tools/check.py lint types just these

`python3 start.py test` calls this; so does CI. With CI=true a skipped test is a
failure; elsewhere the summary says how to get what a test lacked.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from shutil import which

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# What alone goes through every line that coverage asks for.
COVERING = (
    "tests/unit/kernel",
    "tests/unit/ledger",
    "tests/unit/charter",
    "tests/property",
)
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}


def main(asked: Sequence[str]) -> int:
    """Run the steps, say how long each took, and return 1 when any failed."""
    unknown = set(asked) - set(STEPS)
    if unknown:
        print(f"no such check: {', '.join(sorted(unknown))}")
        print(f"there are: {', '.join(STEPS)}")
        return 2
    failed = [name for name in asked or STEPS if not _timed(name, STEPS[name])]
    print(f"let through: {_ignores()}")
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def _timed(name: str, step: Callable[[], bool]) -> bool:
    print(f"== {name}", flush=True)
    begin = time.monotonic()
    passed = step()
    took = time.monotonic() - begin
    print(f"== {name}: {'passed' if passed else 'FAILED'} in {took:.1f} s", flush=True)
    return passed


def _format() -> bool:
    return _run("ruff", "format", "--check", ".") and _run("ruff", "check", ".")


def _types() -> bool:
    return _run("mypy")


def _contracts() -> bool:
    return _run("lint-imports", "--no-cache")


def _tests() -> bool:
    """Run all tests with a process a core, and judge the skips.

    Lines are counted only where tests aim at the folders that must be covered whole:
    counting makes every other test several times slower.
    """
    for old in ROOT.glob(".coverage*"):
        old.unlink()
    if IN_CI and not _fetch_programs():
        return False
    report = ["-q", "-rs", "--numprocesses=auto", "--dist=loadgroup", "--durations=5"]
    rest = ["tests", *(f"--ignore={folder}" for folder in COVERING)]
    ran = [
        _output("coverage", "run", "-m", "pytest", *report, "src", *COVERING),
        _output("pytest", *report, *rest),
    ]
    for one in ran:
        print(one.stdout, one.stderr, sep="", flush=True)
    found = (re.findall(r"(\d+) skipped", one.stdout) for one in ran)
    skipped = sum(map(int, chain.from_iterable(found)))
    print(f"skipped tests: {skipped}")
    if skipped and IN_CI:
        print(
            "in CI a skipped test is a failure: install what it lacks in tools/check.py"
        )
    passed = all(one.returncode == 0 for one in ran)
    return passed and not (skipped and IN_CI)


def _fetch_programs() -> bool:
    """Install what tests need beside Python, where it lacks; say why it cannot be."""
    lacking = []
    if not (any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or which("initdb")):
        lacking.append("postgresql")
    if not any(map(which, BROWSERS)):
        lacking.append("chromium")
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    for words in (["update"], ["install", "--yes", *lacking]) if lacking else ():
        command = [*sudo, "apt-get", "--quiet", *words]
        try:
            subprocess.run(command, check=True)
        except (OSError, subprocess.CalledProcessError) as fault:
            print(f"cannot install {', '.join(lacking)}: {fault}")
            return False
    return True


def _coverage() -> bool:
    return _run("coverage", "combine", "--quiet") and _run("coverage", "report")


def _ignores() -> str:
    """Return how many exceptions from the rules there are, by their kind."""
    sources = [
        path.read_text(encoding="utf-8")
        for folder in ("src", "tests", "tools", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if path != Path(__file__).resolve()
    ]
    text = "\n".join(sources)
    marks = {
        "noqa": r"# noqa",
        "type: ignore": r"# type: ignore",
        "no cover": r"# pragma: no cover",
        "skip or xfail": r"mark\.(?:skip|xfail)|pytest\.skip\(",
    }
    counts = [f"{name} {len(re.findall(mark, text))}" for name, mark in marks.items()]
    contracts = (ROOT / ".importlinter").read_text(encoding="utf-8")
    return ", ".join([*counts, f"import contracts {contracts.count('[importlinter:')}"])


def _run(tool: str, *words: str) -> bool:
    return subprocess.run([BIN / tool, *words], cwd=ROOT, check=False).returncode == 0


def _output(tool: str, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [BIN / tool, *words], cwd=ROOT, check=False, capture_output=True, text=True
    )


STEPS: dict[str, Callable[[], bool]] = {
    "lint": _format,
    "types": _types,
    "contracts": _contracts,
    "tests": _tests,
    "coverage": _coverage,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
