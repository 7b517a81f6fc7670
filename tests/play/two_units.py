"""Charters of more units than one, so that one can be taken for another."""

from pathlib import Path

from tests.charter_files import MINIMAL, minimal, written

# Three units that share the seats by a formula, with names and values divided too.
FEDERATION = MINIMAL.parents[1] / "federation"


def two_units(folder: Path) -> Path:
    """Return the smallest charter's folder with a second unit in it."""
    folder.mkdir(parents=True)
    text = minimal(
        ("[apportionment.seats]\nvalue = 3", "[apportionment.seats]\nvalue = 6"),
        ('value = ["valley"]', 'value = ["valley", "hill"]'),
        more='\n[apportionment.fixed.hill]\nvalue = 3\nclause = "Rule 3"\n',
    )
    return written(folder, text)
