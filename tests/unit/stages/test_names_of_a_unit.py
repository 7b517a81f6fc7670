"""Names are a share of the seats of a unit, and none of none that are divided."""

from datetime import UTC, datetime

import pytest

from comitia.kernel.findings import Refused
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.deciding import Occasion
from comitia.stages.nomination.cascade import DIVIDE_NAMES, DivideNames
from comitia.stages.register.bodies import Unit, UnitSeats

ASKED = DivideNames("valley", {})
OCCASION = Occasion(datetime(2026, 1, 5, tzinfo=UTC), "valley", "board", ())


def begun() -> MemoryViews:
    views = MemoryViews()
    views.put([Unit("valley", "Valley", "unit", "")])
    return views


def test_names_are_not_divided_before_the_seats() -> None:
    with pytest.raises(Refused, match=r"register\.no_seats"):
        DIVIDE_NAMES.facts_of(ASKED, begun(), OCCASION)


@pytest.mark.parametrize("seats", [0, 3])
def test_a_unit_with_seats_is_asked_for_names_even_with_none(seats: int) -> None:
    views = begun()
    views.put([UnitSeats("valley", seats)])

    assert DIVIDE_NAMES.facts_of(ASKED, views, OCCASION).seats == seats
