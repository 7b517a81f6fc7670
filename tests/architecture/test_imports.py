"""The import contracts hold, know every package, and bite."""

import ast
import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture.project import ROOT, SOURCE, parsed, python_files

LINT = Path(sys.executable).parent / "lint-imports"
PLANTED = (
    ("layers", "kernel/bases.py", "import comitia.ledger"),
    ("layers", "ledger/entry.py", "import comitia.audit.record.verify"),
    ("layers", "audit/record/folder.py", "import comitia.cli.face"),
    ("layers", "store/office.py", "import comitia.demo.play"),
    ("layers", "demo/play.py", "import comitia.cli.face"),
    ("layers", "web/reading.py", "import comitia.cli.face"),
    ("pure", "kernel/bases.py", "import sqlite3"),
    ("pure", "ledger/entry.py", "import sqlite3"),
    ("pure", "audit/record/folder.py", "import urllib.request"),
    ("pure", "audit/record/folder.py", "import sqlite3"),
    ("pure", "audit/replay/replaying.py", "import sqlite3"),
    ("pure", "audit/election/rows.py", "import sqlite3"),
    ("outside", "audit/election/rows.py", "import comitia.actions.policy"),
    ("outside", "audit/replay/rights.py", "import comitia.actions.right"),
    ("outside", "audit/record/folder.py", "import comitia.store.office"),
    ("kernel", "kernel/bases.py", "import msgspec"),
    ("libraries", "charter/rules.py", "import msgspec"),
    ("libraries", "stages/sections.py", "import msgspec"),
    ("stages", "stages/notice/section.py", "import comitia.stages.vetting"),
    ("stages", "stages/register/section.py", "import comitia.stages.notice.section"),
    ("claims", "audit/claims/numerals.py", "import comitia.engines.document"),
    ("pure", "actions/perform.py", "import django.db"),
    ("django", "cli/face.py", "import django.db"),
    ("django", "engines/chart/svg.py", "from django.utils import html"),
    ("store", "store/office.py", "import comitia.audit.record.verify"),
    ("acyclic", "ledger/canonical.py", "import comitia.ledger.chain"),
)


def contracts() -> configparser.ConfigParser:
    read = configparser.ConfigParser()
    read.read(ROOT / ".importlinter", encoding="utf-8")
    return read


def lint(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run the linter on a copy of the project, without what it remembers."""
    return subprocess.run(
        [LINT, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(SOURCE, tmp_path / "src" / "comitia")
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_the_contracts_hold(copy: Path) -> None:
    answer = lint(copy)

    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(("contract", "file", "line"), PLANTED)
def test_a_planted_import_breaks_its_contract(
    copy: Path, contract: str, file: str, line: str
) -> None:
    place = copy / "src" / "comitia" / file
    place.write_text(f"{place.read_text('utf-8')}\n{line}\n", encoding="utf-8")

    answer = lint(copy)

    name = contracts()[f"importlinter:contract:{contract}"]["name"]
    assert answer.returncode == 1
    assert f"{name} BROKEN" in answer.stdout


def test_a_planted_import_stands_for_each_contract() -> None:
    named = {
        section.rpartition(":")[2]
        for section in contracts().sections()
        if ":contract:" in section
    }

    assert {contract for contract, _, _ in PLANTED} == named


def test_the_layers_name_every_package() -> None:
    layers = contracts()["importlinter:contract:layers"]["layers"]
    named = set(re.findall(r"\w+", layers))
    present = {
        path.stem if path.is_file() else path.name
        for path in SOURCE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }

    assert present - named == {"__init__"}


def test_a_package_that_no_layer_names_breaks_the_contract(copy: Path) -> None:
    unknown = copy / "src" / "comitia" / "unknown"
    unknown.mkdir()
    (unknown / "__init__.py").write_text('"""New."""\n', encoding="utf-8")

    answer = lint(copy)

    assert answer.returncode == 1
    assert "unknown" in answer.stdout


def test_audit_imports_nothing_of_those_it_checks() -> None:
    """No contract can name packages before they exist; this holds until then."""
    checked = ("comitia.actions", "comitia.store")
    found = [
        f"{path.relative_to(SOURCE)}: {name}"
        for path in python_files(SOURCE / "audit")
        for node in ast.walk(parsed(path))
        for name in imported(node)
        if name.startswith(checked)
    ]

    assert found == []
    assert imported(ast.parse("from comitia.store import x").body[0]) == [
        "comitia.store"
    ]


def test_the_kernel_imports_only_what_comes_with_python() -> None:
    allowed = {*sys.stdlib_module_names, "comitia"}
    foreign = {
        name
        for path in python_files(SOURCE / "kernel")
        for node in ast.walk(parsed(path))
        for name in imported(node)
        if name.partition(".")[0] not in allowed
    }

    assert foreign == set()


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [one.name for one in node.names] if isinstance(node, ast.Import) else []
