"""The keys of ``[apportionment]``."""

from collections.abc import Iterator

from comitia.charter.kinds import Choice, Texts, Value, Whole
from comitia.charter.rules import Rules
from comitia.charter.section import Key, Meaning, Section
from comitia.kernel.findings import Finding

MOST_SEATS = 1_000_000

_LIMITS = ("fixed", "least", "most")


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
    yield from _limits_of_strangers(rules, units.value)
    fixed, least, most = (_numbers(rules, limit) for limit in _LIMITS)
    lowest = sum(fixed.get(unit, least.get(unit, 0)) for unit in units.value)
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
        if least.get(unit, 0) > most.get(unit, seats.value) or (
            unit in fixed and (unit in least or unit in most)
        ):
            name = "least" if unit in least else "most"
            key = f"apportionment.{name}.{unit}"
            held = rules.family(f"apportionment.{name}")[unit]
            place = held.provenance.place
            yield Finding.of("charter.limits_clash", key=key, place=place, unit=unit)


def _limits_of_strangers(rules: Rules, units: tuple[str, ...]) -> Iterator[Finding]:
    for limit in _LIMITS:
        for unit, setting in rules.family(f"apportionment.{limit}").items():
            if unit not in units:
                yield Finding.of(
                    "charter.unknown_unit",
                    key=setting.key,
                    clause=setting.provenance.clause,
                    place=setting.provenance.place,
                    unit=unit,
                )


def _numbers(rules: Rules, limit: str) -> dict[str, int]:
    family = rules.family(f"apportionment.{limit}")
    return {
        unit: one.value for unit, one in family.items() if isinstance(one.value, int)
    }


SECTION = Section(
    "apportionment",
    (
        Key("seats", Whole(1, MOST_SEATS), "How many seats there are.", required=True),
        Key(
            "units",
            Texts(samples=("north", "south"), are_ids=True),
            "The units that fill the seats.",
            required=True,
        ),
        Key(
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
        Key("fixed.*", Whole(0, MOST_SEATS), "The seats of a unit, when given."),
        Key("least.*", Whole(0, MOST_SEATS), "The fewest seats of a unit."),
        Key("most.*", Whole(0, MOST_SEATS), "The most seats of a unit."),
    ),
    means=means,
    agrees=agrees,
    units_key="units",
)
