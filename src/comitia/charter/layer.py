"""One layer of a charter: what a single document sets, and for whom."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from comitia.charter.kinds import Value
from comitia.kernel.findings import Place


class Rank(StrEnum):
    """The kinds of document, highest first.

    >>> Rank("notice").is_below(Rank.REGULATION)
    True
    """

    CONSTITUTION = "constitution"
    REGULATION = "regulation"
    NOTICE = "notice"
    UNIT_PLAN = "unit-plan"
    CONFERENCE_METHOD = "conference-method"

    def is_below(self, other: "Rank") -> bool:
        """Return whether a document of this rank is bound by one of the other."""
        ranks = list(Rank)
        return ranks.index(self) > ranks.index(other)

    @property
    def may_exempt(self) -> bool:
        """Whether its author stands above the units; none exempts itself."""
        return self not in {Rank.UNIT_PLAN, Rank.CONFERENCE_METHOD}


class Grade(StrEnum):
    """How good the source of a value is: from an original to a recollection."""

    ORIGINAL = "O"
    MIRROR = "M"
    HANDBOOK = "H"
    DERIVED = "D"
    RECALLED = "R"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value comes from: file and line, layer, clause, and since when.

    `published` is false for a working value that stands in for one that nobody
    has published. `authority` and `document` are those of an exemption.
    """

    place: Place
    layer: str
    rank: Rank
    clause: str | None = None
    source: str | None = None
    grade: Grade | None = None
    since: date | None = None
    published: bool = True
    authority: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """One value that a layer sets for a key; `unit` only where it exempts that unit."""

    key: str
    value: Value
    provenance: Provenance
    unit: str | None = None

    @property
    def since(self) -> date:
        """The day from which it holds; without one it has always held."""
        return self.provenance.since or date.min


@dataclass(frozen=True)
class Layer:
    """What one document sets; `units` is empty when it speaks to all of them.

    `kinds` are the kinds of unit it names; their units stand in `units` as well.
    `since` is the day of the document itself; its values may name others.
    """

    name: str
    rank: Rank
    place: Place
    units: tuple[str, ...] = ()
    declared: tuple[Declared, ...] = ()
    exemptions: tuple[Declared, ...] = ()
    since: date | None = None
    kinds: tuple[str, ...] = ()

    def speaks_to(self, unit: str | None) -> bool:
        """Return whether the layer binds a unit; nobody in particular is everybody.

        >>> plan = Layer("plan", Rank.UNIT_PLAN, Place("x"), units=("north",))
        >>> plan.speaks_to("north"), plan.speaks_to("south"), plan.speaks_to(None)
        (True, False, False)
        """
        return not self.is_for_some or unit in self._named

    @property
    def is_for_some(self) -> bool:
        """Whether the layer speaks to some units only, by their names or kinds."""
        return bool(self.units or self.kinds)

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(self.units)
