"""A division of seats as a chart."""

from functools import partial
from typing import TYPE_CHECKING

from comitia.cli.engines.charts.writing import Forms
from comitia.cli.engines.division import shares_of
from comitia.engines.chart.heading import Heading
from comitia.engines.chart.seats.drawn import svg_of_seats
from comitia.engines.chart.seats.shown import (
    DecidingSeat,
    SeatsChart,
    Tie,
    UnitBar,
    worth_of,
)
from comitia.engines.chart.seats.written import text_of_seats
from comitia.engines.seats.dividing import Claims, Division
from comitia.kernel.catalogue import Language, message
from comitia.kernel.seats.division import Edge
from comitia.kernel.seats.divisors import Method

if TYPE_CHECKING:
    from comitia.engines.seats.plans.outcome import Outcome


def forms_of(chart: SeatsChart) -> Forms:
    """Return the drawing of a division and the same as plain text."""
    return Forms(partial(svg_of_seats, chart), partial(text_of_seats, chart))


def seats_chart(
    claims: Claims, division: Division, asked: tuple[Method, int], lang: Language
) -> SeatsChart:
    """Return what a chart shows of a division, units in the order of the claims."""
    method, number = asked
    places = {unit: place for place, unit in enumerate(claims.units)}
    proof = division.certificate
    title = message("chart.seats.title", lang, {"seats": number})
    return SeatsChart(
        Heading(title, lang),
        _bars(claims, division, number),
        message(f"seats.method.{method}", lang, {}),
        _seat(proof.last_kept, places),
        _seat(proof.first_left, places),
        worth_of(method),
        tuple(
            Tie(tuple(places[unit] for unit in tie.units), tie.seats)
            for tie in division.ties
        ),
        tuple(places[unit] for draw in division.draws for unit in draw.got),
        total=number,
    )


def outcome_chart(outcome: "Outcome", lang: Language) -> SeatsChart:
    """Return what a chart shows of all that a plan gives each unit."""
    places = {unit: place for place, unit in enumerate(outcome.units)}
    title = message("chart.seats.title", lang, {"seats": outcome.total})
    done = [one.division for one in outcome.blocks if one.division]
    bars = zip(outcome.units, outcome.seats, strict=True)
    return SeatsChart(
        Heading(title, lang),
        tuple(UnitBar(unit, seats) for unit, seats in bars),
        ties=tuple(
            Tie(tuple(places[unit] for unit in tie.units), tie.seats)
            for division in done
            for tie in division.ties
        ),
        by_lot=tuple(
            places[unit]
            for division in done
            for draw in division.draws
            for unit in draw.got
        ),
        total=outcome.total,
    )


def _bars(claims: Claims, division: Division, number: int) -> tuple[UnitBar, ...]:
    shares = shares_of(claims, division, number)
    columns = zip(claims.units, shares, division.seats, *claims.limits, strict=True)
    return tuple(
        UnitBar(
            unit,
            seats,
            share,
            low,
            high,
        )
        for unit, share, seats, low, high in columns
    )


def _seat(edge: Edge | None, places: dict[str, int]) -> DecidingSeat | None:
    if edge is None:
        return None
    return DecidingSeat(places[edge.unit], edge.seat, edge.quotient)
