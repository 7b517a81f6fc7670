"""Which charter a chart is drawn of: one in a folder, or that of an election."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from comitia.charter.rules import Charter
from comitia.cli.election.desk import office_in
from comitia.cli.flow.speech import Holds
from comitia.kernel.findings import Finding
from comitia.stages.register.layers.adopted import adopted_by_all
from comitia.stages.sections import SECTIONS

# A folder with this file is that of an election.
_MARK: Final = "format"


def is_election(path: Path) -> bool:
    """Return whether a folder holds an election, not a charter."""
    return (path / _MARK).is_file()


def charter_of_election(folder: Path, holds: Holds) -> Charter:
    """Return the charter of an election with what units adopted until the day.

    Raises ``Refused`` where the election cannot be opened.
    """
    with office_in(folder) as office:
        return adopted_by_all(office.charter, office.views, holds.on or date.max)


def unit_faults(charter: Charter, holds: Holds) -> Iterator[Finding]:
    """Yield that a unit is none of the charter's; nothing where none is asked for."""
    held = charter.setting(SECTIONS.units_key)
    known = held.value if held and isinstance(held.value, tuple) else ()
    if holds.unit is not None and holds.unit not in known:
        yield Finding.of("propose.unknown_unit", named=holds.unit, known=known)
