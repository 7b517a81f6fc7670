"""Everybody who is invented for a play: who they are, and whether they win."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Part:
    """One invented person: the words for each axis, the honour, and what comes of it.

    `wins` says whether the electors are to give this person a seat. `honour` is empty
    for who has none.
    """

    office_id: str
    unit: str
    wins: bool
    axes: Mapping[str, str] = field(default_factory=dict)
    born: str = ""
    joined: str = ""
    honour: str = ""

    @property
    def told(self) -> dict[str, str]:
        """What can be told of somebody, each under its name; nothing that is empty."""
        rest = {"born": self.born, "joined": self.joined, "honours": self.honour}
        return dict(self.axes) | {name: said for name, said in rest.items() if said}


@dataclass(frozen=True, slots=True)
class Share:
    """So many of a unit's members belong to a category, out of so many."""

    members: int
    out_of: int


@dataclass(frozen=True, slots=True)
class Script:
    """All parts by their office ids, and what is stated about each unit's members.

    `evidence` says which kind of document proves a category.

    >>> Script().is_empty
    True
    """

    parts: Mapping[str, Part] = field(default_factory=dict)
    shares: Mapping[tuple[str, str], Share] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nobody was written: a play then invents people as it goes."""
        return not self.parts

    def of_unit(self, unit: str) -> tuple[Part, ...]:
        """Return the parts of a unit, in the order in which they were written."""
        return tuple(one for one in self.parts.values() if one.unit == unit)

    def wins(self, office_id: str) -> bool:
        """Return whether somebody is to win; nobody does who is not in the script."""
        part = self.parts.get(office_id)
        return part is not None and part.wins

    def without(self, office_id: str) -> "Script":
        """Return the script as if one person had never been invented."""
        left = {name: one for name, one in self.parts.items() if name != office_id}
        return replace(self, parts=left)
