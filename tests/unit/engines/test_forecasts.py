from collections import Counter
from fractions import Fraction
from itertools import product
from math import comb

from comitia.engines.forecasts.drawing import drawn
from comitia.engines.forecasts.forecasting import forecast_of
from comitia.engines.forecasts.voting import Voting
from comitia.kernel.slates.asked import Asked, Places, Target
from comitia.kernel.slates.pool import Member, Pool

WOMEN = Target("women", "sex", frozenset({"F"}), at_least=2)


def people(women: int, men: int) -> Pool:
    values = ("F",) * women + ("M",) * men
    members = (Member(f"p{at}", (sex,)) for at, sex in enumerate(values))
    return Pool(("sex",), tuple(members))


def test_papers_are_binomial_and_equal_numbers_fall_by_lot() -> None:
    pool, voters = people(1, 1), 3
    rates = {"p0": Fraction(2, 3), "p1": Fraction(1, 2)}
    won = Fraction(0)
    for hers, his in product(range(voters + 1), repeat=2):
        chance = Fraction(1)
        for number, rate in ((hers, rates["p0"]), (his, rates["p1"])):
            chance *= comb(voters, number)
            chance *= rate**number * (1 - rate) ** (voters - number)
        won += chance * (Fraction(1, 2) if hers == his else int(hers > his))

    (found,) = drawn(
        pool,
        Asked({"": Places(2, 1)}, (WOMEN,)),
        Voting(rates, {"": voters}),
        draws=40_000,
        seed="exact",
    )

    assert abs(found.chance(lambda one: one == 1) - won) < Fraction(1, 100)


def test_people_of_the_same_value_fall_together_where_opinions_swing() -> None:
    pool = people(3, 3)
    asked = Asked({"": Places(6, 3)}, (WOMEN,))
    equal = dict.fromkeys((one.id for one in pool.members), Fraction(1, 2))

    (apart,) = drawn(pool, asked, Voting(equal), draws=2_000, seed="x")
    swing = Voting(equal, swing=Fraction(1, 50))
    (together,) = drawn(pool, asked, swing, draws=2_000, seed="x")

    assert (apart.first, len(apart.weights)) == (0, 4)
    assert apart.weights[1] + apart.weights[2] > 1_600
    assert together.weights[1:3] == (0, 0)
    assert 800 < together.weights[0] < 1_200


def test_one_swing_goes_through_all_units() -> None:
    members = tuple(
        Member(f"{unit}{sex}", (sex,), None, unit) for unit in "uvw" for sex in "FM"
    )
    asked = Asked(dict.fromkeys("uvw", Places(2, 1)), (WOMEN,))
    equal = Voting(
        dict.fromkeys((one.id for one in members), Fraction(1, 2)),
        swing=Fraction(1, 50),
    )

    (found,) = drawn(Pool(("sex",), members), asked, equal, draws=1_000, seed="x")

    assert found.weights[1:3] == (0, 0)


def test_a_target_of_one_unit_counts_its_people_alone() -> None:
    members = tuple(
        Member(f"{unit}{sex}", (sex,), None, unit) for unit in "uv" for sex in "FM"
    )
    here = Target("here", "sex", frozenset({"F"}), at_least=1, unit="u")
    asked = Asked(dict.fromkeys("uv", Places(2, 2)), (here,))
    rates = Voting(dict.fromkeys((one.id for one in members), Fraction(1, 2)))

    (found,) = drawn(Pool(("sex",), members), asked, rates, draws=5, seed="x")

    assert (found.first, found.weights) == (1, (5,))


def test_another_seed_draws_other_ballots_of_other_units() -> None:
    pool, asked = people(4, 4), Asked({"": Places(8, 5)}, (WOMEN,))
    rates = Voting(
        {one.id: Fraction(60 + at, 100) for at, one in enumerate(pool.members)},
        {"": 40},
    )

    found = Counter(
        drawn(pool, asked, rates, draws=500, seed=seed) for seed in ("a", "a", "b")
    )

    assert sorted(found.values()) == [1, 2]


def test_nothing_is_told_of_drawn_ballots_that_were_about_one_person() -> None:
    pool = people(1, 5)
    asked = Asked({"": Places(6, 4)}, (WOMEN,))
    rates = Voting(dict.fromkeys((one.id for one in pool.members), Fraction(1, 2)))

    (told,) = forecast_of(pool, asked, rates, draws=10, seed="x")

    assert told.drawn is None


def test_a_unit_without_names_or_without_seats_elects_nobody() -> None:
    members = (Member("a", ("F",), None, "u"), Member("b", ("M",), None, "u"))
    asked = Asked({"u": Places(2, 0), "v": Places(0, 0)}, (WOMEN,))
    rates = Voting(dict.fromkeys("ab", Fraction(1, 2)))

    (found,) = drawn(Pool(("sex",), members), asked, rates, draws=9, seed="x")

    assert (found.first, found.weights) == (0, (9,))
