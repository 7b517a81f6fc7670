"""How long `comitia charter check` takes on a charter of a thousand values.

    python benchmarks/charter_check.py

The whole command is timed, interpreter included; the median of seven runs counts.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 0.3
RUNS = 7
VALUES = 1000


def main() -> int:
    """Print the time beside its limit; return 1 when it is over."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "charter.toml"
        path.write_text(large_charter(VALUES), encoding="utf-8")
        times = sorted(_seconds(path) for _ in range(RUNS))
    took = median(times)
    print(f"charter check, {VALUES} values: {took:.3f} s (limit {LIMIT} s)")
    print(f"runs: {', '.join(f'{one:.3f}' for one in times)}")
    return int(took > LIMIT)


def large_charter(values: int) -> str:
    """Return the smallest charter with units and their seats added up to `values`."""
    minimal = ROOT / "charters" / "minimal" / "charter.toml"
    text = minimal.read_text(encoding="utf-8")
    more = values - text.count("\n[") + text.count("\n[layer]")
    units = [f"unit-{number}" for number in range(more)]
    listed = ", ".join(f'"{unit}"' for unit in ["valley", *units])
    text = text.replace('value = ["valley"]', f"value = [{listed}]")
    text = text.replace("value = 3", f"value = {3 + more}", 1)
    seats = [
        f'\n[apportionment.fixed.{unit}]\nvalue = 1\nclause = "Rule 3"\n'
        for unit in units
    ]
    return text + "".join(seats)


def _seconds(path: Path) -> float:
    command = [sys.executable, "-m", "comitia", "charter", "check", str(path), "--json"]
    begin = time.perf_counter()
    answer = subprocess.run(
        command,
        capture_output=True,
        check=False,
        cwd=ROOT / "src",
    )
    took = time.perf_counter() - begin
    if json.loads(answer.stdout) != {"ok": True, "faults": []}:
        raise SystemExit(answer.stdout.decode())
    return took


if __name__ == "__main__":
    sys.exit(main())
