"""What a chart of seats shows, before it is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import isqrt
from typing import Final

from comitia.engines.chart.heading import Heading
from comitia.kernel.seats.divisors import Method, power

# Beyond this, not every unit can be read on a page.
MOST_UNITS: Final = 60
FIRST_UNITS: Final = 30
_MOST_BANDS: Final = 16
_LONGEST: Final = 24
_LARGE: Final = 10_000


class Worth(StrEnum):
    """What a seat is compared by: a quotient, its square, a share's remainder."""

    QUOTIENT = "quotient"
    SQUARE = "square"
    REMAINDER = "remainder"


def worth_of(method: Method) -> Worth:
    """Return what seats are compared by under a method.

    >>> worth_of(Method.HUNTINGTON_HILL)
    <Worth.SQUARE: 'square'>
    """
    if method is Method.HAMILTON:
        return Worth.REMAINDER
    return Worth.SQUARE if power(method) > 1 else Worth.QUOTIENT


@dataclass(frozen=True, slots=True)
class UnitBar:
    """A unit with its seats, its exact share of them, its fewest and its most."""

    name: str
    seats: int
    share: Fraction | None = None
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class DecidingSeat:
    """A seat of a unit, which is named by its place in the chart, and its worth.

    `quotient` is ``None`` for a seat that comes before every other.
    """

    unit: int
    seat: int
    quotient: Fraction | None


@dataclass(frozen=True, slots=True)
class Tie:
    """Units, by their places in the chart, between which seats could not be given."""

    units: tuple[int, ...]
    seats: int


@dataclass(frozen=True, slots=True)
class SeatsChart:
    """A division: the units in the order in which they are drawn, and what decided.

    `by_lot` names units that got a seat by lot; `total` are all seats that there are,
    also those that nobody has yet.
    """

    heading: Heading
    units: tuple[UnitBar, ...]
    method: str = ""
    last_kept: DecidingSeat | None = None
    first_left: DecidingSeat | None = None
    worth: Worth = Worth.QUOTIENT
    ties: tuple[Tie, ...] = ()
    by_lot: tuple[int, ...] = ()
    total: int | None = None

    @property
    def common(self) -> UnitBar | None:
        """A unit with the limits of all, where several have the same ones."""
        first, *others = self.units or (UnitBar("", 0),)
        limits = {(one.least, one.most) for one in self.units}
        has_any = first.least or first.most is not None
        return first if others and has_any and len(limits) == 1 else None

    @property
    def has_limited_shares(self) -> bool:
        """Whether the shares that are drawn were brought within limits."""
        limited = any(one.least or one.most is not None for one in self.units)
        return limited and self.worth is Worth.REMAINDER

    @property
    def is_whole(self) -> bool:
        """Whether every unit is drawn."""
        return len(self.units) <= MOST_UNITS

    @property
    def shown(self) -> tuple[UnitBar, ...]:
        """The units that are drawn one by one."""
        return self.units if self.is_whole else self.units[:FIRST_UNITS]

    @property
    def tied(self) -> frozenset[int]:
        """The places of all units in a tie."""
        return frozenset(place for tie in self.ties for place in tie.units)


def described(chart: SeatsChart) -> str:
    """Return what the chart says in a sentence or two, for who cannot see it."""
    say = chart.heading.say
    seats = sum(one.seats for one in chart.units)
    told = [_sums(chart, seats)]
    if chart.method:
        told.append(say("chart.seats.method", method=chart.method))
    if chart.common:
        limits = _limits(chart, chart.common)[0]
        told.append(say("chart.seats.limits_of_all", limits=limits))
    for tie in chart.ties:
        names = chart.heading.listed(tuple(chart.units[one].name for one in tie.units))
        told.append(say("chart.seats.tie", names=names, seats=tie.seats))
    if not chart.is_whole:
        told.append(say("chart.seats.many", shown=len(chart.shown)))
    return chart.heading.sentences(told)


def _sums(chart: SeatsChart, seats: int) -> str:
    say, units, total = chart.heading.say, len(chart.units), chart.total
    if total is None or total == seats:
        return say("chart.seats.desc", seats=seats, units=units)
    code = "chart.seats.desc_open"
    return say(code, seats=seats, total=total, open=total - seats, units=units)


def share_word(chart: SeatsChart) -> str:
    """Return what the shares of the chart are called."""
    return chart.heading.say(_share_code(chart))


def _share_code(chart: SeatsChart) -> str:
    return f"chart.seats.share{'_within' if chart.has_limited_shares else ''}"


def deciding(chart: SeatsChart) -> Iterator[str]:
    """Yield which seat was the last one given, and which the first that was not."""
    ways = ((chart.last_kept, "last_kept"), (chart.first_left, "first_left"))
    for seat, code in ways:
        if seat is not None:
            yield chart.heading.say(
                f"chart.seats.{code}",
                unit=chart.units[seat.unit].name,
                seat=seat.seat,
                worth=_worth(chart, seat),
            )


def notes(chart: SeatsChart, place: int) -> tuple[str, ...]:
    """Return what there is to say about one unit beside its numbers."""
    marks = (
        ("tied", place in chart.tied),
        ("by_lot", place in chart.by_lot),
        ("is_last_kept", chart.last_kept and chart.last_kept.unit == place),
        ("is_first_left", chart.first_left and chart.first_left.unit == place),
    )
    say = chart.heading.say
    told = [say(f"chart.seats.{code}") for code, holds in marks if holds]
    limits = () if chart.common else _limits(chart, chart.units[place])
    return (*limits, *told)


def rest(chart: SeatsChart) -> str:
    """Return how many units are not drawn one by one, and how many seats they have."""
    left = chart.units[len(chart.shown) :]
    seats = sum(one.seats for one in left)
    return chart.heading.say("chart.seats.rest", units=len(left), seats=seats)


def bands(chart: SeatsChart) -> tuple[tuple[str, int], ...]:
    """Return how many units got how many seats, in bands of equal breadth."""
    counts = [one.seats for one in chart.units]
    low, high = min(counts), max(counts)
    breadth = (high - low) // _MOST_BANDS + 1
    found = [0] * ((high - low) // breadth + 1)
    for count in counts:
        found[(count - low) // breadth] += 1
    return tuple(
        (_band(low + at * breadth, breadth), number) for at, number in enumerate(found)
    )


def share_text(share: Fraction) -> str:
    """Return a share with three places, the last one rounded half up.

    >>> share_text(Fraction(2, 3)), share_text(Fraction(4))
    ('0.667', '4.000')
    """
    whole, places = divmod((share * 2000 + 1).__floor__() // 2, 1000)
    return f"{whole}.{places:03d}"


def _band(first: int, breadth: int) -> str:
    return str(first) if breadth == 1 else f"{first}–{first + breadth - 1}"


def _limits(chart: SeatsChart, unit: UnitBar) -> tuple[str, ...]:
    say = chart.heading.say
    if unit.most is None:
        return (say("chart.at_least", count=unit.least),) if unit.least else ()
    if unit.least == unit.most:
        return (say("chart.fixed", count=unit.most),)
    if not unit.least:
        return (say("chart.at_most", count=unit.most),)
    return (say("chart.between", least=unit.least, most=unit.most),)


def _worth(chart: SeatsChart, seat: DecidingSeat) -> str:
    say = chart.heading.say
    if seat.quotient is None:
        return say("chart.seats.before_all")
    said = str(seat.quotient)
    if len(said) > _LONGEST:
        said = f"≈ {about_text(seat.quotient)}"
    if chart.worth is Worth.SQUARE:
        root = root_text(seat.quotient)
        return say("chart.seats.square", value=said, root=root)
    return say(f"chart.seats.{chart.worth}", value=said)


def about_text(value: Fraction) -> str:
    """Return about what a seat stands for: two decimals, six of what is below one.

    Remainders of Hamilton's shares often differ in the fourth place only.

    >>> about_text(Fraction(10_000_000, 143)), about_text(Fraction(1, 3))
    ('69930.07', '0.333333')
    """
    if value < 1:
        return f"0.{value.numerator * 10**6 // value.denominator:06d}"
    whole, places = divmod((value * 200 + 1).__floor__() // 2, 100)
    return f"{whole}.{places:02d}"


def root_text(square: Fraction) -> str:
    """Return about the root of a square: whole, or with a few decimals if it is small.

    >>> root_text(Fraction(2)), root_text(Fraction(10**8 + 1))
    ('1.41', '10000')
    """
    hundredths = isqrt(max(0, square.numerator * 10**4 // square.denominator))
    whole, rest = divmod(hundredths, 100)
    return str(whole) if whole >= _LARGE else f"{whole}.{rest:02d}"
