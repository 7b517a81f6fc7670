"""How long a newcomer waits: for the installation, and for the first help page.

    python3 benchmarks/starting.py

Installs into copies of the project in a temporary folder, with this Python, from
whatever index pip is set up for; the first run warms pip's store and is not counted.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INSTALLS, HELPS = 3, 11
INSTALL_LIMIT, HELP_LIMIT = 30.0, 0.3


def main() -> None:
    """Measure, and print each median beside its limit."""
    with tempfile.TemporaryDirectory() as folder:
        copies = [copied(Path(folder) / str(n)) for n in range(INSTALLS + 1)]
        took = [
            timed([sys.executable, str(copy / "start.py"), "install"])
            for copy in copies
        ]
        say("install", took[1:], INSTALL_LIMIT)
        command = str(copies[0] / ".venv" / "bin" / "comitia")
        say(
            "comitia --help",
            [timed([command, "--help"]) for _ in range(HELPS)],
            HELP_LIMIT,
        )


def copied(place: Path) -> Path:
    """Return a copy of what the starter needs, without an environment."""
    place.mkdir()
    shutil.copy(ROOT / "start.py", place)
    shutil.copytree(ROOT / "requirements", place / "requirements")
    shutil.copytree(ROOT / "src", place / "src")
    return place


def timed(command: list[str]) -> float:
    """Return the seconds that a command took; a failure ends the benchmark."""
    begin = time.perf_counter()
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    took = time.perf_counter() - begin
    if ran.returncode:
        raise SystemExit(f"{command} failed: {ran.stderr}")
    return took


def say(name: str, took: list[float], limit: float) -> None:
    """Print the median, the spread, and the ratio to the limit."""
    median = statistics.median(took)
    print(
        f"{name}: median of {len(took)} {median:.2f} s "
        f"({min(took):.2f} to {max(took):.2f}); limit {limit} s, "
        f"ratio {median / limit:.2f}"
    )


if __name__ == "__main__":
    main()
