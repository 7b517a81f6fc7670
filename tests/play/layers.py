"""Charters under which units adopt plans, and conferences methods."""

from pathlib import Path

from tests.charter_files import minimal, written
from tests.play.agendas import AGENDA

PLANS = """
[register.plan_reply]
value = "plan"
clause = "Rule 2a"

[register.subjects]
value = ["plan", "convening"]
clause = "Rule 2a"

[register.files.nomination]
value = ["unit-plan"]
clause = "Rule 2a"

[register.files.conference]
value = ["conference-method"]
clause = "Rule 8a"
"""


def with_plans(folder: Path) -> Path:
    """Return a charter where every unit needs a plan and every conference a method."""
    folder.mkdir(parents=True)
    return written(folder, minimal(more=AGENDA + PLANS))
