"""What a reader meets first: locks, links, docstrings, and no trace of a machine."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.project import (
    ROOT,
    SOURCE,
    parsed,
    python_files,
    shown,
    tracked_files,
)

MACHINES = [f"/{folder}/".encode() for folder in ("work", "root", "home")]
EXPLAINED = ("kernel", "ledger", "charter", "audit")
PUBLIC = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def names_in(lock: str) -> set[str]:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    return {normal(name) for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", name)[0]).lower()


def test_the_locks_name_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {normal(name) for name in project["project"]["dependencies"]}
    tested = {normal(name) for name in project["dependency-groups"]["test"]}

    assert len(needed) > 3
    assert needed - names_in("core.lock") == set()
    assert tested - names_in("test.lock") == set()


def test_every_locked_package_has_its_digests() -> None:
    for lock in ("core.lock", "test.lock"):
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        for entry in re.split(r"\n(?=[\w.-]+==)", text)[1:]:
            assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_no_lock_names_an_address() -> None:
    requirements = [
        path for path in (ROOT / "requirements").rglob("*") if path.is_file()
    ]

    assert [shown(path) for path in requirements if b"://" in path.read_bytes()] == []


def test_no_file_holds_a_path_of_one_machine() -> None:
    holding = [
        f"{shown(path)}: {machine.decode()}"
        for path in tracked_files()
        for machine in MACHINES
        if machine in path.read_bytes()
    ]

    assert len(tracked_files()) > 60
    assert holding == []


def test_no_source_prints() -> None:
    printing = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files(SOURCE)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]

    assert printing == []


def outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a reader can reach: nothing that stands inside a function."""
    yield node
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, ast.FunctionDef):
            yield inner
        else:
            yield from outside_functions(inner)


def test_everything_public_says_what_it_is() -> None:
    silent = [
        f"{shown(path)}: {getattr(node, 'name', 'the module')}"
        for folder in EXPLAINED
        for path in python_files(SOURCE / folder)
        for node in outside_functions(parsed(path))
        if isinstance(node, PUBLIC)
        and not getattr(node, "name", "").startswith("_")
        and not ast.get_docstring(node)
    ]

    assert silent == []


def test_every_link_to_a_file_leads_somewhere() -> None:
    folders = (ROOT / "docs", ROOT / "charters")
    pages = [
        *ROOT.glob("*.md"),
        *(page for one in folders for page in one.rglob("*.md")),
    ]
    broken = [f"{shown(page)}: {link}" for page in pages for link in links_of(page)]

    assert pages != []
    assert broken == []


def links_of(page: Path) -> list[str]:
    """Return the links of a page that lead to no file."""
    links = LINK.findall(page.read_text(encoding="utf-8"))
    return [
        link
        for link in links
        if not re.match(r"[a-z]+:|#", link)
        and not (page.parent / link.partition("#")[0]).exists()
    ]


def test_a_broken_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "[a](page.md#x) [b](nowhere.md) [c](https://example.org) [d](#here)",
        encoding="utf-8",
    )

    assert links_of(page) == ["nowhere.md"]
