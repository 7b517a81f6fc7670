"""The keys of ``[apportionment]``."""

from collections.abc import Iterator, Mapping

from comitia.charter.kinds import Choice, Kind, Texts, Value, Whole
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key, Meaning, Section
from comitia.kernel.findings import Finding
from comitia.stages.apportionment.methods import method_agrees
from comitia.stages.apportionment.unit_kinds import kinds_agree
from comitia.stages.apportionment.weights import base_of

MOST_SEATS = 1_000_000

Limits = Mapping[str, Mapping[str, Setting[Value]]]

_LIMITS = ("fixed", "least", "most")
# So many units are named where something holds for many.
_SHOWN = 5


def means(name: str, old: Value | None, new: Value | None) -> tuple[Meaning, ...]:
    """Return what a change of a number of seats means."""
    if name == "seats" and isinstance(old, int) and isinstance(new, int):
        return (Meaning.of("stages.apportionment.seats.means", old=old, new=new),)
    return ()


def agrees(rules: Rules) -> Iterator[Finding]:
    """Return where the limits of the units leave no way to fill all seats."""
    seats, units = rules.get("apportionment.seats"), rules.get("apportionment.units")
    if seats is None or units is None:
        return
    if not isinstance(seats.value, int) or not isinstance(units.value, tuple):
        return
    limits = {name: rules.family(f"apportionment.{name}") for name in _LIMITS}
    yield from _limits_of_strangers(limits, frozenset(units.value))
    yield from kinds_agree(rules, frozenset(units.value))
    fixed, least, most = (_numbers(limits[name]) for name in _LIMITS)
    yield from method_agrees(rules)
    yield from _nothing_given(rules, [one for one in units.value if one not in fixed])
    base = base_of(rules)
    lowest = sum(fixed.get(unit, max(base, least.get(unit, 0))) for unit in units.value)
    highest = sum(fixed.get(unit, most.get(unit, seats.value)) for unit in units.value)
    if not lowest <= seats.value <= highest:
        yield Finding.of(
            "charter.seats_do_not_sum",
            key=seats.key,
            clause=seats.provenance.clause,
            place=seats.provenance.place,
            seats=seats.value,
            lowest=lowest,
            highest=highest,
        )
    for unit in units.value:
        if max(base, least.get(unit, 0)) > most.get(unit, seats.value) or (
            unit in fixed and (unit in least or unit in most)
        ):
            held = limits["least" if unit in least else "most"].get(unit, seats)
            place = held.provenance.place
            yield Finding.of(
                "charter.limits_clash", key=held.key, place=place, unit=unit
            )


def _nothing_given(rules: Rules, lacking: list[str]) -> Iterator[Finding]:
    method = rules.get("apportionment.method")
    if method is not None and method.value == "given" and lacking:
        yield Finding.of(
            "charter.nothing_given",
            key=f"apportionment.fixed.{lacking[0]}",
            clause=method.provenance.clause,
            place=method.provenance.place,
            method=method.key,
            units=tuple(lacking[:_SHOWN]),
            count=len(lacking),
        )


def _limits_of_strangers(limits: Limits, units: frozenset[str]) -> Iterator[Finding]:
    for family in limits.values():
        for unit, setting in family.items():
            if unit not in units:
                yield Finding.of(
                    "charter.unknown_unit",
                    key=setting.key,
                    clause=setting.provenance.clause,
                    place=setting.provenance.place,
                    unit=unit,
                )


def _numbers(family: Mapping[str, Setting[Value]]) -> dict[str, int]:
    return {
        unit: one.value for unit, one in family.items() if isinstance(one.value, int)
    }


def _of_all(name: str, kind: Kind, says: str, *, required: bool = False) -> Key:
    """Return a key that holds for the whole election: units share the seats."""
    return Key(name, kind, says, required=required, per_unit=False, agrees=True)


SECTION = Section(
    "apportionment",
    (
        _of_all(
            "seats", Whole(1, MOST_SEATS), "How many seats there are.", required=True
        ),
        _of_all(
            "units",
            Texts(samples=("north", "south"), are_ids=True),
            "The units that fill the seats.",
            required=True,
        ),
        _of_all(
            "kinds.*",
            Texts(samples=("north", "south"), are_ids=True),
            'The units of a kind: a layer that says `kinds = ["NAME"]` speaks to them.',
        ),
        _of_all(
            "method",
            Choice(
                (
                    "given",
                    "hamilton",
                    "dhondt",
                    "sainte-lague",
                    "huntington-hill",
                    "adams",
                    "dean",
                )
            ),
            "How seats are divided among the units; `given`: as fixed below.",
            required=True,
        ),
        _of_all(
            "weights.*",
            Whole(1, MOST_SEATS),
            "How many parts a term has in the weight of a unit: `members` and `bodies`"
            " are those of the register that nominate, any other is stated with the"
            " division; without such a key members count alone.",
        ),
        _of_all(
            "blocks.*",
            Whole(1, MOST_SEATS),
            "Seats that are divided by themselves, by the term of this name.",
        ),
        _of_all(
            "base",
            Whole(1, MOST_SEATS),
            "The seats of each unit before the rest is divided.",
        ),
        _of_all(
            "tie",
            Choice(("lot",)),
            "What decides between units, or bodies asked for names, with equal claims.",
        ),
        _of_all("fixed.*", Whole(0, MOST_SEATS), "The seats of a unit, when given."),
        _of_all("least.*", Whole(0, MOST_SEATS), "The fewest seats of a unit."),
        _of_all("most.*", Whole(0, MOST_SEATS), "The most seats of a unit."),
    ),
    means=means,
    agrees=agrees,
    units_key="units",
    kinds_key="kinds",
)
