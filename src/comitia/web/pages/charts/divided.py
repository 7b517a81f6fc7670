"""What was divided, and what the division stands on, in plain sentences."""

from collections.abc import Iterator
from typing import Final

from comitia.ledger.chain import CENTRE
from comitia.stages.apportionment.dividing import UnitPortion, bodies_in
from comitia.stages.apportionment.weights import (
    BODIES,
    MEMBERS,
    REGISTERED,
    terms_of,
)
from comitia.stages.composition.dividing import SeatDivision
from comitia.stages.composition.targets import Target
from comitia.stages.nomination.returns.width import NamesAsked
from comitia.stages.register.bodies import Body, Unit
from comitia.web.pages.charts.targets import value_names
from comitia.web.pages.page import Block, Cell, Section, Table, Text, code, name, number
from comitia.web.pages.paths import unit_path
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

# Whose quotient is no plain quotient: a remainder, or a square.
_KINDS: Final = {"hamilton": "_rest", "huntington-hill": "_square"}


def proof_section(reading: Reading, say: Voice) -> Iterator[Section]:
    """Yield what the division of the seats stands on; nothing where they were given."""
    blocks: list[Block] = []
    for row in reading.views.every(SeatDivision, unit=CENTRE):
        blocks += [Text(one) for one in _said(row, reading, say)]
        blocks.append(_weights(row, reading, say))
    if blocks:
        yield Section(Cell(say("web.divided.title")), tuple(blocks))


def _said(row: SeatDivision, reading: Reading, say: Voice) -> Iterator[str]:
    """Yield how a part was divided, where that was decided, and what a lot said."""
    names = {unit.unit: unit.name for unit in reading.views.every(Unit)}
    method = say(f"stages.choice.{row.method}")
    if row.part:
        yield say("web.divided.part", part=row.part, seats=row.seats, method=method)
    else:
        yield say("web.divided.rest", seats=row.seats, method=method)
    if row.multiplier:
        yield say("web.divided.multiplier", multiplier=row.multiplier)
    for side, unit, seat, quotient in (
        ("kept", row.kept, row.kept_seat, row.kept_quotient),
        ("left", row.left, row.left_seat, row.left_quotient),
    ):
        if unit:
            stands_for = quotient or say("division.above_all")
            yield say(
                f"web.divided.{side}{_KINDS.get(row.method, '')}",
                unit=names.get(unit, unit),
                seat=_seat(seat, row, reading, say),
                quotient=stands_for,
            )
    if row.tied:
        joint = say("kernel.list_joint")
        yield say(
            "web.divided.lot",
            seats=row.tied_seats,
            lot=row.lot,
            drawn=joint.join(names.get(one, one) for one in row.drawn),
        )


def _seat(seat: int, row: SeatDivision, reading: Reading, say: Voice) -> str:
    """Return which seat of a unit it is: of all its seats, and of those divided here.

    Where there are several parts, a seat is counted within its own.
    """
    held = reading.charter.setting("apportionment.base")
    base = held.value if held and isinstance(held.value, int) else 0
    if row.part:
        return say("web.divided.seat_of_part", seat=seat, part=row.part)
    if not base:
        return say("web.divided.seat", seat=seat)
    return say("web.divided.seat_beyond", all=base + seat, seat=seat, base=base)


def _weights(row: SeatDivision, reading: Reading, say: Voice) -> Table:
    """Return what each unit weighs, beside the numbers of the register in it."""
    names = {unit.unit: unit.name for unit in reading.views.every(Unit)}
    terms = _registered(row, reading)
    portions = reading.views.every(UnitPortion, part=row.part)
    rows = tuple(
        (
            name(names.get(one.unit, one.unit), unit_path(say.path, one.unit)),
            *(number(column.get(one.unit, 0)) for column in terms.values()),
            code(one.weight),
        )
        for one in portions
    )
    told = (say(f"web.divided.{term}") for term in terms)
    heads = (say("web.unit"), *told, say("web.divided.weight"))
    return Table(say("web.divided.weights"), heads, rows)


def _registered(row: SeatDivision, reading: Reading) -> dict[str, dict[str, int]]:
    """Return the numbers of the register that a part is weighed by, for each unit."""
    rules = reading.charter.rules()
    asked = [row.part] if row.part else [*terms_of(rules)]
    kind = rules.read("nomination.body", str).value
    held = [one for one in bodies_in(reading.views) if one.kind == kind]
    counted = {
        MEMBERS: {one.unit: one.members for one in held},
        BODIES: {one.unit: one.bodies for one in held},
    }
    return {term: counted[term] for term in asked if term in REGISTERED}


def shares_of(unit: Unit, reading: Reading, say: Voice) -> Iterator[Section]:
    """Yield what a unit is asked for: names by body, seats by value."""
    tables = (*_names(unit, reading, say), *_targets(unit, reading, say))
    if tables:
        yield Section(Cell(say("web.divided.asked")), tables)


def _names(unit: Unit, reading: Reading, say: Voice) -> Iterator[Table]:
    known = {body.body: body.name for body in reading.views.every(Body, unit=unit.unit)}
    rows = tuple(
        (name(known.get(one.body, one.body)), number(one.names))
        for one in reading.views.every(NamesAsked, unit=unit.unit)
    )
    heads = (say("web.divided.body"), say("web.divided.names"))
    if rows:
        yield Table(say("web.divided.names_asked"), heads, rows)


def _targets(unit: Unit, reading: Reading, say: Voice) -> Iterator[Table]:
    called = value_names(reading, say)
    rows = tuple(
        (name(called.get(one.value, one.value)), number(one.weight), number(one.seats))
        for one in reading.views.every(Target, unit=unit.unit)
    )
    heads = (
        say("web.divided.value"),
        say("web.divided.weight"),
        say("web.unit.seats"),
    )
    if rows:
        yield Table(say("web.divided.targets"), heads, rows)
