"""The pages of reference say what the program says."""

from pathlib import Path

import pytest
from tests.architecture.codes import sentences
from tools import write_acts, write_commands

from comitia.actions.registry import ACTS
from comitia.kernel.catalogue import Language

ROOT = Path(__file__).resolve().parents[2]


def test_the_reference_of_acts_is_as_the_acts_declare_them() -> None:
    assert write_acts.PAGE.read_text(encoding="utf-8") == write_acts.page()


def test_the_reference_of_commands_is_as_the_commands_declare_them() -> None:
    written = write_commands.PAGE.read_text(encoding="utf-8")

    assert written == write_commands.reference()


@pytest.mark.parametrize("name", ACTS)
def test_every_act_has_its_section_with_every_field(name: str) -> None:
    section = write_acts.page().partition(f"\n## {name}\n")[2].partition("\n## ")[0]

    assert all(f"`{field}`" in section for field in ACTS[name].example)


@pytest.mark.parametrize(
    ("page", "said"), [("README.md", "[{} acts]"), ("README.zh-CN.md", "[{} 种事项]")]
)
def test_a_readme_counts_the_acts_that_can_be_asked_for(page: str, said: str) -> None:
    asked = [act for act in ACTS.values() if act.policy.roles]

    assert said.format(len(asked)) in (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", list(Language))
def test_every_act_has_a_name_for_pages(language: Language) -> None:
    # What has no name is shown by its code, or keeps a page from being shown.
    said = sentences(language)

    nameless = [name for name in ACTS if f"acts.{name}" not in said]

    assert nameless == []
