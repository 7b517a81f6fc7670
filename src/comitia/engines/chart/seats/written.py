"""A chart of seats as plain text, for a terminal, a letter or a reader aloud."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from comitia.engines.chart.seats.shown import (
    SeatsChart,
    bands,
    deciding,
    described,
    notes,
    rest,
    share_text,
    share_word,
)
from comitia.engines.chart.sentences import above, opening, paragraph, set_in

_NAME: Final = 30
_SEATS: Final = 7
_SHARE: Final = 11
_BAR: Final = 28


def text_of_seats(chart: SeatsChart) -> str:
    r"""Return the chart as lines of at most 78 columns.

    >>> from comitia.engines.chart.heading import Heading, Language
    >>> from comitia.engines.chart.seats.shown import UnitBar
    >>> units = (UnitBar("North", 3), UnitBar("South", 1))
    >>> chart = SeatsChart(Heading("Seats", Language.ENGLISH), units)
    >>> text_of_seats(chart).split("\n")[-3]
    'North                               3  ############################'
    """
    lines = [*above(chart.heading, described(chart)), ""]
    if not chart.is_whole:
        lines += [*_bands(chart), ""]
    lines += _rows(chart.heading.say("chart.unit"), *_heads(chart))
    scale = _scale(chart)
    for place, unit in enumerate(chart.shown):
        share = "" if unit.share is None else share_text(unit.share)
        bar = _bar(unit.seats, unit.share, scale)
        lines += _rows(unit.name, str(unit.seats), share, bar)
        lines += (one for note in notes(chart, place) for one in paragraph(note, 4))
    if not chart.is_whole:
        lines += paragraph(rest(chart))
    below = [line for said in deciding(chart) for line in paragraph(said)]
    return "\n".join((*lines, *([""] if below else []), *below, ""))


def _heads(chart: SeatsChart) -> tuple[str, str, str]:
    say = chart.heading.say
    shares = any(one.share is not None for one in chart.shown)
    legend = say("chart.seats.legend_text") if shares else ""
    return say("chart.seats.seats"), share_word(chart) if shares else "", legend


def _rows(name: str, seats: str, share: str, bar: str) -> tuple[str, ...]:
    long, column = opening(name, _NAME)
    row = (
        column
        + set_in(seats, _SEATS, right=True)
        + (set_in(share, _SHARE, right=True) if share else "")
        + f"  {bar}"
    )
    return (*long, row.rstrip())


def _bar(seats: int, share: Fraction | None, scale: Fraction) -> str:
    bar = "#" * int(seats * _BAR / scale)
    if share is None:
        return bar
    at = min(int(share * _BAR / scale), _BAR - 1)
    return f"{bar:<{at}}"[:at] + "|" + bar[at + 1 :]


def _scale(chart: SeatsChart) -> Fraction:
    """Return how many seats the longest bar stands for, one at least."""
    shares = [one.share for one in chart.shown if one.share is not None]
    most = max([1, *(one.seats for one in chart.shown)])
    return max([Fraction(most), *shares])


def _bands(chart: SeatsChart) -> Iterator[str]:
    say = chart.heading.say
    found = bands(chart)
    most = Fraction(max(count for _, count in found))
    yield from _rows(say("chart.seats.seats"), say("chart.seats.units"), "", "")
    for band, count in found:
        yield from _rows(band, str(count), "", _bar(count, None, most))
