from collections import Counter
from fractions import Fraction
from functools import partial
from itertools import combinations, product
from math import comb
from operator import eq

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.slow_slates import questions

from comitia.engines.forecasts.drawing import drawn
from comitia.engines.forecasts.forecasting import forecast_of
from comitia.engines.forecasts.voting import Voting
from comitia.kernel.forecasts.outlook import Word, hits_needed, outlook_of
from comitia.kernel.forecasts.spread import Spread, alike
from comitia.kernel.slates.asked import Asked, Places, Target
from comitia.kernel.slates.pool import Member, Pool

MANY = settings(max_examples=300, deadline=None)
Question = tuple[Pool, Asked]
SPREADS = st.builds(
    Spread,
    st.integers(-3, 3),
    st.lists(st.integers(0, 9), min_size=1, max_size=12).filter(any).map(tuple),
)


def as_list(question: Question) -> Question:
    """Return a question of which the pool is the list: everybody has a place on it."""
    pool, asked = question
    there = Counter(one.unit for one in pool.members)
    units = {
        unit: Places(there[unit], min(one.seats, there[unit]))
        for unit, one in asked.units.items()
    }
    return pool, Asked(units, asked.targets)


def elections(pool: Pool, asked: Asked, target: Target) -> Counter[int]:
    """Count every way to elect, by how many of the target's people are elected."""
    at = pool.attributes.index(target.attribute)
    units = asked.units_of(target)
    choices = [
        list(
            combinations(
                [one for one in pool.members if one.unit == unit],
                asked.units[unit].seats,
            )
        )
        for unit in units
    ]
    return Counter(
        sum(one.values[at] in target.values for part in every for one in part)
        for every in product(*choices)
    )


@MANY
@given(questions().map(as_list))
def test_an_outlook_counts_every_way_to_elect(question: Question) -> None:
    pool, asked = question
    for target in asked.targets:
        ways = elections(pool, asked, target)
        whole = ways.total()

        found = outlook_of(pool, asked, target)

        met = sum(number for count, number in ways.items() if target.holds(count))
        assert (found.bounds.fewest, found.bounds.most) == (min(ways), max(ways))
        assert found.is_certain == all(map(target.holds, ways))
        assert found.is_possible == any(map(target.holds, ways))
        assert found.alike.chance(target.holds) == Fraction(met, whole)
        assert all(
            Fraction(weight, found.alike.whole) == Fraction(ways[count], whole)
            for count, weight in enumerate(found.alike.weights, found.alike.first)
        )


@MANY
@given(SPREADS, st.fractions(Fraction(1, 10), 1))
def test_the_shortest_interval_has_the_share_and_none_narrower_has(
    spread: Spread, share: Fraction
) -> None:
    numbers = dict(enumerate(spread.weights, spread.first))

    found = spread.shortest(share)

    def held(fewest: int, most: int) -> Fraction:
        inside = sum(one for at, one in numbers.items() if fewest <= at <= most)
        return Fraction(inside, spread.whole)

    assert held(found.fewest, found.most) >= share
    narrower = found.most - found.fewest - 1
    assert all(held(at, at + narrower) < share for at in numbers)


@MANY
@given(SPREADS, SPREADS)
def test_a_joined_spread_counts_every_pair(one: Spread, other: Spread) -> None:
    pairs: Counter[int] = Counter()
    for left, often in enumerate(one.weights, one.first):
        for right, times in enumerate(other.weights, other.first):
            pairs[left + right] += often * times

    found = one.joined(other)

    assert dict(enumerate(found.weights, found.first)) == dict(pairs)
    assert found.mean() == one.mean() + other.mean()


@given(st.integers(1, 120))
def test_hits_are_enough_where_a_lower_chance_would_hardly_bring_them(
    draws: int,
) -> None:
    def doubt(hits: int) -> Fraction:
        return sum(
            (
                comb(draws, one) * Fraction(19**one, 20**draws)
                for one in range(hits, draws + 1)
            ),
            Fraction(0),
        )

    found = hits_needed(draws)

    assert doubt(found) <= Fraction(1, 40) < doubt(found - 1)


@settings(max_examples=40, deadline=None)
@given(questions().map(as_list))
def test_drawn_ballots_stay_within_the_bounds_in_any_order_of_rows(
    question: Question,
) -> None:
    pool, asked = question
    approvals = {one.id: Fraction(9 + at, 20) for at, one in enumerate(pool.members)}
    voting = Voting(approvals, dict.fromkeys(asked.units, 12), Fraction(1, 20))
    turned = Pool(pool.attributes, pool.members[::-1])

    told = forecast_of(pool, asked, voting, draws=200, seed="s")

    assert told == forecast_of(turned, asked, voting, draws=200, seed="s")
    for one in told:
        if one.drawn:
            assert one.drawn.whole == 200
            last = one.drawn.first + len(one.drawn.weights) - 1
            assert one.outlook.bounds.fewest <= one.drawn.first
            assert last <= one.outlook.bounds.most
        if one.word is Word.OUT_OF_REACH:
            assert not one.outlook.is_possible


@given(st.integers(1, 6), st.integers(0, 6), st.integers(0, 6))
def test_ballots_of_people_alike_come_out_as_all_choices_do(
    seats: int, group: int, others: int
) -> None:
    names = group + others
    if names < seats or not names:
        return
    members = tuple(
        Member(f"p{at}", ("F" if at < group else "M",)) for at in range(names)
    )
    places = Places(names, seats)
    women = Target("women", "sex", frozenset({"F"}), at_least=1)
    asked, pool = Asked({"": places}, (women,)), Pool(("sex",), members)
    equal = Voting(dict.fromkeys((one.id for one in members), Fraction(1, 2)))

    (found,) = drawn(pool, asked, equal, draws=4_000, seed="even")

    exact = alike(group, places)
    for at in range(seats + 1):
        gap = found.chance(partial(eq, at)) - exact.chance(partial(eq, at))
        assert abs(gap) < Fraction(1, 25)
