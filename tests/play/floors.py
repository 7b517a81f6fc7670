"""A charter that asks a list for people of a category: hard, soft, beside members."""

from pathlib import Path

from tests.charter_files import minimal, written

CATEGORIES = """
[composition.categories.work]
value = ["front-line", "leading"]
clause = "Rule 3a"

[composition.categories.sex]
value = ["women", "men"]
clause = "Rule 3a"

[composition.floors.front-line]
more_than = "0 %"
of = "seats"
clause = "Rule 3b"

[composition.ceilings.leading]
at_most = "1/4"
of = "seats"
clause = "Rule 3b"

[composition.strengths.leading]
value = "soft"
clause = "Rule 3b"

[composition.above_members]
value = ["women"]
clause = "Rule 3c"

[composition.strengths.women]
value = "soft"
clause = "Rule 3c"
"""


def with_floors(folder: Path) -> Path:
    """Return the smallest charter with floors, a ceiling, and a share of members."""
    folder.mkdir(parents=True)
    return written(folder, minimal(more=CATEGORIES))
