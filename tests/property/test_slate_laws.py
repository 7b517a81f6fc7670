from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.slow_slates import (
    VALUES,
    cheapest_cure,
    fewest_more,
    questions,
    slates,
    smallest_conflicts,
    with_musts,
    with_people,
    worth,
)

from comitia.engines.slates.adding import missing_from
from comitia.engines.slates.columns import columns_of
from comitia.engines.slates.conflicts import conflicts_of
from comitia.engines.slates.cures import cures_of, with_cure
from comitia.engines.slates.finding import Slate, Unique, find
from comitia.engines.slates.laying import laid_out
from comitia.engines.slates.narrowing import best_of, bound_of, narrowed
from comitia.engines.slates.program import Ending
from comitia.kernel.slates.asked import Asked
from comitia.kernel.slates.pool import Pool
from comitia.kernel.slates.sums import clashes

LONG = 60.0
MANY = settings(max_examples=500, deadline=None)
ANY = tuple((name, (values[0],)) for name, values in VALUES.items())
Question = tuple[Pool, Asked]


@MANY
@given(questions())
def test_a_slate_is_found_where_there_is_one_and_none_is_better(
    asked: Question,
) -> None:
    every = slates(*asked)

    found = find(*asked, seconds=LONG)

    if not every:
        assert found is Ending.IMPOSSIBLE
        return
    assert isinstance(found, Slate)
    assert found.is_best
    best = max(worth(*asked, one) for one in every)
    assert worth(*asked, found.names) == best
    assert -found.missed == best[0]
    alone = sum(worth(*asked, one) == best for one in every) == 1
    assert (found.unique is Unique.YES) == alone


@given(questions(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(asked: Question, random: Random) -> None:
    pool, wanted = asked
    shuffled = list(pool.members)
    random.shuffle(shuffled)

    found = find(pool, wanted, seconds=LONG)

    assert find(Pool(pool.attributes, tuple(shuffled)), wanted, seconds=LONG) == found


@MANY
@given(questions())
def test_all_smallest_conflicts_are_named_and_no_others(asked: Question) -> None:
    found = conflicts_of(*asked, most=1000, seconds=LONG)

    assert found.complete
    assert set(found.sets) == smallest_conflicts(*asked)


@MANY
@given(questions())
def test_no_way_out_is_cheaper_and_each_is_one(asked: Question) -> None:
    pool, wanted = asked
    price = cheapest_cure(pool, wanted)

    found = cures_of(pool, wanted, most=3, seconds=LONG)

    if not price:
        assert found == ()
        return
    assert found[0].size == price
    musts = with_musts(wanted)
    assert all(slates(pool, with_cure(musts, one)) for one in found)


@given(questions())
def test_sums_show_only_clashes_that_are_some(asked: Question) -> None:
    for clash in clashes(*asked):
        assert not slates(asked[0], with_musts(asked[1], clash.labels))


@given(questions())
def test_what_sums_show_is_among_the_conflicts_or_holds_one(asked: Question) -> None:
    known = [one.labels for one in clashes(*asked)]

    found = conflicts_of(*asked, most=1000, seconds=LONG, known=known)

    assert found.complete
    assert set(found.sets) == smallest_conflicts(*asked)


@settings(max_examples=40, deadline=None)
@given(questions())
def test_no_fewer_people_would_do_and_these_do(asked: Question) -> None:
    pool, wanted = asked
    found = missing_from(pool, wanted, seconds=LONG)
    number = sum(one.number for one in found)

    if not found:
        assert slates(pool, with_musts(wanted)) or not fewest_more(pool, wanted, 2)
        return
    people = [
        (one.unit, *(dict(one.values).get(name, values)[0] for name, values in ANY))
        for one in found
        for _ in range(one.number)
    ]
    assert slates(with_people(pool, people), with_musts(wanted))
    assert fewest_more(pool, wanted, min(number - 1, 2)) is None


@given(questions())
def test_what_a_bound_settles_is_in_nothing_as_good(asked: Question) -> None:
    pool, wanted = asked
    columns = columns_of(pool, wanted, wanted.targets, by_support=False)
    laid = laid_out(columns, wanted, wanted.targets)
    named = [
        sum(pool.members[one].support or 0 for one in some) for some in columns.members
    ]
    laid.program.aim(dict(enumerate(named)))

    parts = laid.program.in_parts(LONG)

    plain = laid.program.solve(LONG)
    assert best_of(laid.program, LONG, near=1).solved.bound == plain.bound
    if parts is None or parts.weights is None or plain.bound is None:
        return
    bound = bound_of(laid.program, parts.weights)
    assert bound is not None
    assert plain.bound <= bound.whole
    for least in range(plain.bound + 1):
        assert narrowed(laid.program, bound, least).solve(LONG).bound == plain.bound
