"""The import contracts hold, know every package, and bite."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture.project import ROOT, SOURCE

LINT = Path(sys.executable).parent / "lint-imports"
PLANTED = (
    ("layers", "kernel/bases.py", "import comitia.ledger"),
    ("layers", "ledger/entry.py", "import comitia.audit.record.verify"),
    ("layers", "audit/record/folder.py", "import comitia.cli.face"),
    ("pure", "kernel/bases.py", "import sqlite3"),
    ("pure", "ledger/entry.py", "import sqlite3"),
    ("pure", "audit/record/folder.py", "import urllib.request"),
    ("stages", "stages/notice/section.py", "import comitia.stages.vetting"),
    ("stages", "stages/register/section.py", "import comitia.stages.notice.section"),
    ("claims", "audit/claims/numerals.py", "import comitia.engines.document"),
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
