"""A charter of two units, so that one can be taken for the other."""

from pathlib import Path

from tests.charter_files import minimal, written


def two_units(folder: Path) -> Path:
    """Return the smallest charter's folder with a second unit in it."""
    folder.mkdir(parents=True)
    text = minimal(
        ("[apportionment.seats]\nvalue = 3", "[apportionment.seats]\nvalue = 6"),
        ('value = ["valley"]', 'value = ["valley", "hill"]'),
        more='\n[apportionment.fixed.hill]\nvalue = 3\nclause = "Rule 3"\n',
    )
    return written(folder, text)
