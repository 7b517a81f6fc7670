"""Dividing the seats among the units; each unit then begins its nomination."""

from collections.abc import Iterator

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.apportionment.seats import Division, divide_seats
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, NameId, payload
from comitia.stages.register.bodies import WHOLE, UnitSeats
from comitia.stages.register.steps import Progress, Step


@payload
class DivideSeats:
    """How many seats each unit gets."""

    seats: dict[NameId, Count]


@payload
class SeatsDivided:
    """How many seats were divided."""

    seats: Count


def _facts(asked: DivideSeats, _: Views, __: Occasion) -> Division:
    return Division(asked.seats)


def _decide(facts: Division, rules: Rules) -> SeatsDivided:
    refuse(divide_seats(facts, rules=rules))
    return SeatsDivided(sum(facts.seats.values()))


def _project(deed: Deed[DivideSeats, SeatsDivided], _: Views) -> Iterator[Row]:
    at = moment_text(deed.occasion.at)
    for unit, seats in sorted(deed.payload.seats.items()):
        yield UnitSeats(unit, seats)
        yield Progress(unit, Step.NOMINATION.value, at)
    yield Progress(CENTRE, Step.NOMINATION.value, at)


DIVIDE_SEATS = Rule(
    "divide_seats",
    DivideSeats,
    SeatsDivided,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
