"""The keys of ``[composition]``: how many of the elected have something in common."""

from collections.abc import Iterator, Mapping
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Kind, Share, Text, Texts, Value, Whole
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key, Meaning, Section
from comitia.charter.sizes import bound_means
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.dates import Span
from comitia.kernel.findings import Fact, Finding
from comitia.kernel.matrix.nesting import Column, Table
from comitia.kernel.seats.divisors import Method
from comitia.stages.composition.floors.keys import FLOOR_KEYS, strange_floors
from comitia.stages.composition.identity.keys import IDENTITY_KEYS, strange_axes

MOST_SEATS: Final = 1_000_000
# What has to be there as soon as anything is divided by value.
_NEEDED: Final = ("values", "method", "tie")
_OF_VALUES: Final = ("seats", "inside", "least", "most")


def means(name: str, old: Value | None, new: Value | None) -> tuple[Meaning, ...]:
    """Return how many seats of a value, or days of an identity, a change asks for."""
    if isinstance(old, Span) and isinstance(new, Span):
        return (Meaning.of(f"stages.composition.{name}.means", old=old, new=new),)
    return bound_means(f"stages.composition.{name.partition('.')[0]}.means", old, new)


def agrees(rules: Rules) -> Iterator[Finding]:
    """Return where targets are not whole or do not add up, and axes that are none."""
    yield from strange_axes(rules)
    yield from strange_floors(rules)
    families = {name: rules.family(f"composition.{name}") for name in _OF_VALUES}
    held = [one for name in _NEEDED if (one := rules.get(f"composition.{name}"))]
    held += [one for family in families.values() for one in family.values()]
    if not held:
        return
    for name in _NEEDED:
        if rules.get(f"composition.{name}") is None:
            yield _finding(
                "charter.half_a_target", held[0], lacking=f"composition.{name}"
            )
    values = rules.get("composition.values")
    if values is not None and isinstance(values.value, tuple):
        yield from _of_others(families, values.value)
        yield from _without_seats(values, values.value, families["seats"])
        yield from _sums(values, columns_of(rules), rules)
        yield from _out_of_reach(families, rules)


def columns_of(rules: Rules) -> tuple[Column, ...]:
    """Return the values of a charter with their seats and what contains them.

    Charter keys: ``composition.values``, ``composition.seats.*``,
    ``composition.inside.*``.
    """
    values = rules.read("composition.values", tuple).value
    seats = rules.family("composition.seats")
    inside = rules.family("composition.inside")
    return tuple(
        Column(
            str(value),
            _whole(seats.get(str(value))),
            str(inside[str(value)].value) if str(value) in inside else "",
        )
        for value in values
    )


def _whole(setting: Setting[Value] | None) -> int:
    value = setting.value if setting else 0
    return value if isinstance(value, int) else 0


def _of_others(
    families: Mapping[str, Mapping[str, Setting[Value]]], values: tuple[str, ...]
) -> Iterator[Finding]:
    for family in families.values():
        for value, one in family.items():
            if value not in values:
                yield _finding("charter.unknown_value", one, value=value, known=values)


def _without_seats(
    setting: Setting[Value],
    values: tuple[str, ...],
    seats: Mapping[str, Setting[Value]],
) -> Iterator[Finding]:
    for value in values:
        if value not in seats:
            yield _finding("charter.no_seats_for", setting, value=value)


def _sums(
    setting: Setting[Value], columns: tuple[Column, ...], rules: Rules
) -> Iterator[Finding]:
    """Return values that do not lie in one another as they should, or do not add up."""
    for fault in Table((), columns, ()).faults():
        yield _finding(f"charter.value_{fault.code}", setting, value=fault.column)
    seats = rules.get("apportionment.seats")
    added = sum(one.seats for one in columns if not one.inside)
    if seats is not None and isinstance(seats.value, int) and added != seats.value:
        yield _finding(
            "charter.values_do_not_sum", setting, sum=added, seats=seats.value
        )


def _out_of_reach(
    families: Mapping[str, Mapping[str, Setting[Value]]], rules: Rules
) -> Iterator[Finding]:
    """Return limits in each unit that together ask for other seats than a value has.

    What each unit has at least of its seats, all have at least of all seats.
    """
    whole = rules.get("apportionment.seats")
    if whole is None or not isinstance(whole.value, int):
        return
    for name in ("least", "most"):
        for value, held in families[name].items():
            seats = families["seats"].get(value)
            if seats is None or not isinstance(seats.value, int):
                continue
            if isinstance(held.value, Bound) and not held.value.allows(
                seats.value, whole.value
            ):
                yield _finding(
                    "charter.value_out_of_reach",
                    held,
                    value=value,
                    seats=seats.value,
                    limit=held.value.limit(whole.value),
                )


def _finding(code: str, setting: Setting[Value], **facts: Fact) -> Finding:
    origin = setting.provenance
    return Finding(
        code, tuple(sorted(facts.items())), setting.key, origin.clause, origin.place
    )


def _of_all(name: str, kind: Kind, says: str) -> Key:
    """Return a key that holds for the whole election: it is divided among units."""
    return Key(name, kind, says, per_unit=False, agrees=True)


SECTION = Section(
    "composition",
    (
        _of_all(
            "values",
            Texts(samples=("women", "men"), are_ids=True),
            "What the seats are divided by beside the units.",
        ),
        _of_all(
            "seats.*",
            Whole(0, MOST_SEATS),
            "How many seats in all go to people of this value.",
        ),
        _of_all(
            "inside.*",
            Text(is_id=True),
            "The value that contains this one: whoever has this has that too.",
        ),
        _of_all(
            "least.*",
            Share((Base.SEATS,)),
            "The fewest seats of this value in each unit, of its seats, when seats are"
            " divided by values: a target for the division, which refuses no list (what"
            " a list must hold: `composition.floors.*`).",
        ),
        _of_all(
            "most.*",
            Share((Base.SEATS,), is_floor=False),
            "The most seats of this value in each unit, of its seats, when seats are"
            " divided by values; it refuses no list (`composition.ceilings.*` does).",
        ),
        _of_all(
            "method",
            Choice(tuple(one.value for one in Method if one is not Method.HAMILTON)),
            "How the seats are divided by units and values at once.",
        ),
        _of_all(
            "tie",
            Choice(("lot",)),
            "What decides between divisions that are as right as one another.",
        ),
        *IDENTITY_KEYS,
        *FLOOR_KEYS,
        Key(
            "central",
            Share((Base.SEATS,), is_floor=False),
            "How many the centre may send to stand in a unit, of its seats.",
            Direction.STRICTER_BOUND,
        ),
        Key(
            "invited",
            Whole(0, MOST_SEATS),
            "How many may sit by special invitation, beside those elected.",
            Direction.AT_LEAST_AS_LOW,
            per_unit=False,
        ),
    ),
    means=means,
    agrees=agrees,
)
