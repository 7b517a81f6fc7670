"""The project as a tree of files, for the tests that look at it from above."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "comitia"
Function = ast.FunctionDef | ast.AsyncFunctionDef


def tracked_files() -> list[Path]:
    """Return every file that belongs to the project: tracked, or about to be."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(
        asked, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()]


def python_files(folder: Path) -> list[Path]:
    """Return the Python files below a folder, in order."""
    return sorted(folder.rglob("*.py"))


def parsed(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function of a file with its number of lines."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, Function) and node.end_lineno is not None:
            yield node.name, node.end_lineno - node.lineno + 1


def shown(path: Path) -> str:
    """Return a path as a reader of the project names it."""
    return path.relative_to(ROOT).as_posix()
