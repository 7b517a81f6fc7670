"""Units, bodies and people as the register knows them, and the tree of bodies."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from comitia.charter.kinds import Value
from comitia.charter.rules import Rules, Setting
from comitia.kernel.findings import Finding, Refused, Word
from comitia.kernel.views import Row, Views

# The whole organisation: what stands above every body.
WHOLE: Final = ""
LEVEL: Final = 4
# One person decides nothing alone: a law of the house, so it stands in no charter.
LEAST_TO_DECIDE: Final = 2
# The charter's lists of the units of each kind.
KINDS: Final = "apportionment.kinds"
# The charter's lists of the units that one and the same conference elects.
SHARED: Final = "conference.shared"


@dataclass(frozen=True, slots=True)
class Unit(Row):
    """An electoral unit: it holds seats, and its conference fills them."""

    view: ClassVar[str] = "unit"
    keys: ClassVar[int] = 1
    unit: str
    name: str
    kind: str
    parent: str


@dataclass(frozen=True, slots=True)
class UnitSeats(Row):
    """How many seats a unit fills."""

    view: ClassVar[str] = "unit_seats"
    keys: ClassVar[int] = 1
    unit: str
    seats: int


@dataclass(frozen=True, slots=True)
class Body(Row):
    """A body of a unit; its path holds four characters for each level above it.

    `members` is how many are entitled to meet in it.
    """

    view: ClassVar[str] = "body"
    keys: ClassVar[int] = 1
    body: str
    name: str
    kind: str
    unit: str
    parent: str
    members: int
    path: str


class Standing(StrEnum):
    """Whether a person still takes part."""

    ACTIVE = "active"
    WITHDRAWN = "withdrawn"
    DEAD = "dead"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Person(Row):
    """A person by the random id; everything personal is on the card."""

    view: ClassVar[str] = "person"
    keys: ClassVar[int] = 1
    person: str
    body: str
    unit: str
    standing: str


class Relation(StrEnum):
    """How the body of a grant stands to the body that an act is about."""

    SAME = "same"
    ABOVE = "above"
    BELOW = "below"
    SIBLING = "sibling"
    FOREIGN = "foreign"


def relation(held: str, concerned: str) -> Relation:
    """Return how a body stands to another, by their paths.

    >>> relation("0000", "00000001"), relation("00000001", "00000002")
    (<Relation.ABOVE: 'above'>, <Relation.SIBLING: 'sibling'>)
    """
    if held == concerned:
        return Relation.SAME
    if concerned.startswith(held):
        return Relation.ABOVE
    if held.startswith(concerned):
        return Relation.BELOW
    if held[:-LEVEL] == concerned[:-LEVEL]:
        return Relation.SIBLING
    return Relation.FOREIGN


def path_of(body: str, views: Views) -> str:
    """Return the path of a body; that of the whole organisation is empty.

    Raises ``Refused`` for a body that the register does not know.
    """
    if body == WHOLE:
        return WHOLE
    return known_body(body, views).path


def known_body(body: str, views: Views) -> Body:
    """Return a body of the register; ``Refused`` when it does not know it."""
    row = views.one(Body, body)
    if row is None:
        raise Refused([Finding.of("register.unknown_body", key="body", named=body)])
    return row


def known_unit(unit: str, views: Views) -> Unit:
    """Return a unit of the register; ``Refused`` when it does not know it."""
    row = views.one(Unit, unit)
    if row is None:
        raise Refused([unknown_unit(unit, (one.unit for one in views.every(Unit)))])
    return row


def unknown_unit(unit: str, known: Iterable[str], key: str = "unit") -> Finding:
    """Return that there is no such unit, with those that there are."""
    units = tuple(sorted(known)) or (Word("register.none_yet"),)
    return Finding.of("register.unknown_unit", key=key, named=unit, units=units)


def kind_of(unit: str, rules: Rules) -> str:
    """Return the kind of a unit, or an empty text where the charter names none."""
    for kind, listed in rules.family(KINDS).items():
        if isinstance(listed.value, tuple) and unit in listed.value:
            return kind
    return ""


def shared_by(unit: str, rules: Rules) -> str:
    """Return the name of the conference that a unit shares; empty where none is.

    Charter key: ``conference.shared``.
    """
    for name, held in rules.family(SHARED).items():
        if unit in units_of(held, rules):
            return name
    return ""


def units_of(held: Setting[Value], rules: Rules) -> frozenset[str]:
    """Return the units that a list of units and kinds comes to."""
    kinds = rules.family(KINDS)
    return frozenset(
        unit
        for name in names_of(held)
        for unit in (names_of(kinds[name]) if name in kinds else (name,))
    )


def names_of(held: Setting[Value]) -> tuple[str, ...]:
    """Return the names that a list of a charter holds."""
    return tuple(map(str, held.value)) if isinstance(held.value, tuple) else ()


def known_person(person: str, views: Views) -> Person:
    """Return a person of the register; ``Refused`` when it does not know them."""
    row = views.one(Person, person)
    if row is None:
        raise Refused(
            [Finding.of("register.unknown_person", key="person", named=person)]
        )
    return row


def body_of_kind(kind: str, unit: str, views: Views) -> Body:
    """Return the body of a unit that is of a kind the charter names.

    Raises ``Refused`` where the unit has none, or more than one.
    """
    found = views.every(Body, unit=unit, kind=kind)
    if not found:
        known_unit(unit, views)
    if len(found) != 1:
        raise Refused(
            [
                Finding.of(
                    "register.no_such_body",
                    key="unit",
                    kind=kind,
                    unit=unit,
                    count=len(found),
                )
            ]
        )
    return found[0]


def known_seats(unit: str, views: Views) -> int:
    """Return how many seats a unit fills.

    Raises ``Refused`` where none are divided to it yet, which is not the same as none.
    """
    row = views.one(UnitSeats, unit)
    if row is None:
        raise Refused([Finding.of("register.no_seats", key="unit", unit=unit)])
    return row.seats


def seats_of(unit: str, views: Views) -> int:
    """Return how many seats a unit fills; none before they are divided."""
    row = views.one(UnitSeats, unit)
    return 0 if row is None else row.seats
