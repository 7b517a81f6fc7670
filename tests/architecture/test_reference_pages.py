"""The pages of reference say what the program says."""

import pytest
from tools import write_acts, write_commands

from comitia.actions.registry import ACTS


def test_the_reference_of_acts_is_as_the_acts_declare_them() -> None:
    assert write_acts.PAGE.read_text(encoding="utf-8") == write_acts.page()


def test_the_reference_of_commands_is_as_the_commands_declare_them() -> None:
    written = write_commands.PAGE.read_text(encoding="utf-8")

    assert written == write_commands.reference()


@pytest.mark.parametrize("name", ACTS)
def test_every_act_has_its_section_with_every_field(name: str) -> None:
    section = write_acts.page().partition(f"\n## {name}\n")[2].partition("\n## ")[0]

    assert all(f"`{field}`" in section for field in ACTS[name].example)
