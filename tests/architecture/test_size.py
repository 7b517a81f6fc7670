"""The size budget: nothing grows beyond what can be read at once."""

from collections import Counter
from pathlib import Path

from tests.architecture.project import ROOT, SOURCE, functions, python_files, shown

LARGEST_FILE, LARGEST_TEST, LARGEST_FUNCTION = 400, 500, 40
LARGEST_TENTH, LARGEST_FOLDER, DEEPEST = 25, 12, 3
# One file by design, so that it can be read from top to bottom and carried alone.
ONE_FILE = ROOT / "tools" / "verify_record.py"
# Written by a tool from the models, and as long as there are tables.
WRITTEN = ROOT / "src" / "comitia" / "store" / "migrations" / "0001_initial.py"
SOURCES = [*python_files(SOURCE), *python_files(ROOT / "tools"), ROOT / "start.py"]


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_there_is_something_to_measure() -> None:
    assert len(SOURCES) > 40


def test_no_source_file_is_longer_than_its_budget() -> None:
    long = {
        shown(path): lines_of(path)
        for path in SOURCES
        if path not in {ONE_FILE, WRITTEN}
    }

    assert {name: size for name, size in long.items() if size > LARGEST_FILE} == {}


def test_no_test_file_is_longer_than_its_budget() -> None:
    long = {shown(path): lines_of(path) for path in python_files(ROOT / "tests")}

    assert {name: size for name, size in long.items() if size > LARGEST_TEST} == {}


def test_no_function_is_longer_than_its_budget() -> None:
    long = [
        f"{shown(path)}: {name} has {size}"
        for path in SOURCES
        for name, size in functions(path)
        if size > LARGEST_FUNCTION
    ]

    assert long == []


def test_nine_functions_of_ten_are_short() -> None:
    sizes = sorted(size for path in SOURCES for _, size in functions(path))

    assert sizes[len(sizes) * 9 // 10] <= LARGEST_TENTH


def test_no_folder_holds_more_files_than_can_be_seen_at_once() -> None:
    held = Counter(shown(path.parent) for path in python_files(SOURCE))

    assert {name: count for name, count in held.items() if count > LARGEST_FOLDER} == {}


def test_no_package_is_nested_deeper_than_its_budget() -> None:
    depths = {shown(path): len(path.relative_to(SOURCE).parts) for path in SOURCES[:1]}
    depths |= {
        shown(path): len(path.relative_to(SOURCE).parts) - 1
        for path in python_files(SOURCE)
    }

    assert {name: depth for name, depth in depths.items() if depth > DEEPEST} == {}


def test_names_of_test_files_are_unique() -> None:
    named = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))

    assert {name: count for name, count in named.items() if count > 1} == {}


def test_no_file_is_named_after_nothing() -> None:
    empty = {"utils", "helpers", "common", "misc", "util", "manager", "base"}
    files = [*SOURCES, *python_files(ROOT / "tests")]

    assert [shown(path) for path in files if path.stem in empty] == []
