"""A plan is applied: base, blocks, rounding, parts, what is added."""

from fractions import Fraction

import pytest
from tests.apportionment import faults_of, outcome_of

from comitia.engines.seats.plans.blocks import Asked
from comitia.engines.seats.plans.outcome import Impossible
from comitia.kernel.seats.divisors import Method

TABLE = "unit,members,votes,weight\nnorth,610,100,6\nsouth,300,200,3\nwest,90,300,1\n"
BY_MEMBERS = 'weight = "members"\nmethod = "sainte-lague"\n'
TWO_BLOCKS = """
method = "dhondt"
[[block]]
name = "members"
seats = 5
weight = "members"
[[block]]
name = "votes"
seats = 4
weight = "votes"
"""


def test_without_anything_else_a_plan_is_a_division_by_the_column_weight() -> None:
    outcome = outcome_of("", TABLE, Asked(seats=10, method=Method.SAINTE_LAGUE))

    assert outcome.seats == (6, 3, 1)
    assert outcome.blocks[0].division
    assert outcome.is_settled


def test_several_columns_make_one_weight_each_by_its_share() -> None:
    plan = """
    seats = 10
    method = "hamilton"
    [[weight]]
    column = "members"
    share = "1/3"
    [[weight]]
    column = "votes"
    share = "2/3"
    """

    (block,) = outcome_of(plan, TABLE).blocks

    # 1/3 of 610, 300, 90 of 1,000, and 2/3 of 100, 200, 300 of 600.
    exact = [Fraction(1, 3) * a + Fraction(2, 3) * b for a, b in _shares()]
    assert [Fraction(one, sum(block.weights)) for one in block.weights] == exact


def _shares() -> list[tuple[Fraction, Fraction]]:
    return [
        (Fraction(61, 100), Fraction(1, 6)),
        (Fraction(3, 10), Fraction(2, 6)),
        (Fraction(9, 100), Fraction(3, 6)),
    ]


def test_columns_of_one_term_are_added_up() -> None:
    plan = """
    seats = 16
    method = "hamilton"
    [[weight]]
    column = ["members", "votes"]
    share = "100 %"
    """

    (block,) = outcome_of(plan, TABLE).blocks

    assert block.weights == (710, 500, 390)
    assert outcome_of(plan, TABLE).seats == (7, 5, 4)


def test_base_seats_come_first_and_the_rest_is_divided() -> None:
    plan = "seats = 16\n" + BY_MEMBERS + "[base]\nseats = 2\n"

    outcome = outcome_of(plan, TABLE)

    assert outcome.base == (2, 2, 2)
    assert outcome.blocks[0].step.seats == 10
    assert outcome.seats == (8, 5, 3)


def test_a_unit_can_have_another_base_than_the_others() -> None:
    plan = "seats = 16\n" + BY_MEMBERS + "[base]\nseats = 2\n[base.units]\nwest = 0\n"

    outcome = outcome_of(plan, TABLE)

    assert outcome.base == (2, 2, 0)


def test_each_block_is_divided_by_itself_and_has_its_own_certificate() -> None:
    members, votes = outcome_of(TWO_BLOCKS, TABLE).blocks

    assert members.division
    assert members.division.seats == (4, 1, 0)
    assert votes.division
    assert votes.division.seats == (0, 1, 2)
    assert votes.division.ties
    assert members.division.certificate != votes.division.certificate


def test_what_blocks_leave_is_the_rest() -> None:
    plan = TWO_BLOCKS.replace("seats = 4", 'seats = "rest"')

    outcome = outcome_of("seats = 10\n" + plan, TABLE)

    assert [block.step.seats for block in outcome.blocks] == [5, 5]
    assert faults_of("seats = 4\n" + plan, TABLE) == ["plan.blocks_over plan.toml:10"]


def test_without_a_number_of_seats_the_blocks_make_it() -> None:
    assert sum(block.step.seats for block in outcome_of(TWO_BLOCKS, TABLE).blocks) == 9


@pytest.mark.parametrize("seats", [8, 10])
def test_base_and_blocks_have_to_come_to_the_seats(seats: int) -> None:
    assert faults_of(TWO_BLOCKS, TABLE, Asked(seats=seats)) == [
        "plan.sums_differ plan.toml:9"
    ]
    assert faults_of(TWO_BLOCKS, TABLE, Asked(seats=9)) == []


def test_base_seats_that_are_too_many_are_named_where_they_stand() -> None:
    plan = 'method = "dhondt"\n[base]\n# each of them\nseats = 6\n'

    assert faults_of(plan, TABLE, Asked(seats=9)) == ["plan.sums_differ plan.toml:4"]


@pytest.mark.parametrize("plan", ["", "seats = 0\n"])
def test_no_seat_at_all_can_be_divided_by_a_plan_too(plan: str) -> None:
    outcome = outcome_of(plan, TABLE, Asked(0, Method.DHONDT))

    assert set(outcome.seats) == {0}
    assert faults_of("seats = 9\n", TABLE, Asked(0, Method.DHONDT)) == [
        "plan.two_numbers plan.toml:1"
    ]


def test_what_plan_and_command_say_differently_is_refused() -> None:
    plan = 'seats = 9\nmethod = "dhondt"\n'

    assert faults_of(plan, TABLE, Asked(10, Method.ADAMS)) == [
        "plan.two_numbers plan.toml:1",
        "plan.two_methods plan.toml:2",
    ]
    assert faults_of(plan, TABLE, Asked(9, Method.DHONDT)) == []


def test_what_neither_says_is_refused() -> None:
    assert faults_of("", TABLE) == [
        "plan.no_method plan.toml",
        "plan.no_seats plan.toml",
    ]


def test_limits_hold_for_the_sum_and_are_kept_in_the_last_block() -> None:
    table = "unit,members,votes,min,max\nn,610,900,,5\ns,300,200,,\nw,90,300,2,\n"

    outcome = outcome_of(TWO_BLOCKS, table)

    first, last = outcome.blocks
    assert first.division
    assert first.division.seats == (4, 1, 0)
    assert (first.most, last.most) == ((None, None, None), (1, None, None))
    assert (first.least, last.least) == ((0, 0, 0), (0, 0, 2))
    assert outcome.seats == (5, 2, 2)


def test_a_limit_that_an_earlier_block_breaks_is_told_with_its_row() -> None:
    table = "unit,members,votes,max\nnorth,610,100,2\nsouth,300,200,\nwest,90,300,\n"

    with pytest.raises(Impossible) as refused:
        outcome_of(TWO_BLOCKS, table)

    (fault,) = refused.value.findings
    assert fault.code == "plan.over_most"
    assert str(fault.place) == "t.csv:2"
    assert dict(fault.facts) == {"unit": "north", "seats": 4, "most": 2}


def test_where_an_earlier_tie_is_open_a_block_with_limits_waits() -> None:
    table = "unit,members,votes,max\nnorth,1,1,9\nsouth,1,1,9\n"

    first, second = outcome_of(TWO_BLOCKS, table).blocks

    assert first.division
    assert first.division.ties
    assert second.division is None


def test_without_limits_no_block_waits_for_another() -> None:
    table = "unit,members,votes\nnorth,1,1\nsouth,1,1\n"

    outcome = outcome_of(TWO_BLOCKS, table)

    assert all(block.division for block in outcome.blocks)
    assert not outcome.is_settled


def test_each_block_draws_its_own_lots_from_the_seed() -> None:
    table = "unit,members,votes\nnorth,1,1\nsouth,1,1\n"
    plan = TWO_BLOCKS.replace("seats = 4", "seats = 3")

    outcome = outcome_of(plan, table, Asked(lot="2026-11-23"))

    assert [block.step.lot for block in outcome.blocks] == [
        "2026-11-23 members",
        "2026-11-23 votes",
    ]
    assert outcome.is_settled
    alone = outcome_of("", TABLE, Asked(10, Method.ADAMS, "s"))
    assert alone.blocks[0].step.lot == "s"


def test_impossible_limits_name_the_block() -> None:
    table = "unit,members,votes,min\nnorth,610,100,9\nsouth,300,200,9\n"

    with pytest.raises(Impossible) as refused:
        outcome_of(TWO_BLOCKS, table)

    codes = [one.code for one in refused.value.findings]
    assert codes == ["plan.block_impossible", "seats.minima_over"]


@pytest.mark.parametrize(
    ("rounding", "seats"),
    [
        ("half_up", (3, 3, 1)),
        ("half_even", (2, 2, 1)),
        ("up", (3, 3, 1)),
        ("down", (2, 2, 0)),
    ],
)
def test_rounding_decides_what_becomes_of_a_share(
    rounding: str, seats: tuple[int, ...]
) -> None:
    # 2.5, 2.45 and 0.05 of five seats: what is rounded at the half differs.
    table = "unit,weight\nnorth,250\nsouth,250\nwest,60\n"
    plan = f'[output]\nper = 100\nrounding = "{rounding}"\n'

    assert outcome_of(plan, table).seats == seats


def test_a_share_that_has_to_be_whole_and_is_not_is_refused() -> None:
    plan = '[output]\nper = 100\nrounding = "exact"\n'

    assert faults_of(plan, "unit,weight\nn,300\n") == []
    assert faults_of(plan, "unit,weight\nn,301\n") == ["plan.not_exact plan.toml:1"]


def test_the_sum_of_rounded_shares_is_what_comes_of_it() -> None:
    table = "unit,weight\n" + "".join(f"u{at},10\n" for at in range(7))
    plan = '[output]\nof = 10\nrounding = "half_up"\n'

    outcome = outcome_of(plan, table)

    assert outcome.output
    assert set(outcome.output.shares) == {Fraction(10, 7)}
    assert sum(outcome.seats) == 7


def test_who_came_nearest_to_another_rounding_is_shown() -> None:
    table = "unit,weight\na,160\nb,145\nc,390\n"
    plan = '[output]\nper = 100\nrounding = "half_up"\n'

    output = outcome_of(plan, table).output

    assert output
    assert output.last_up
    assert (output.last_up.unit, output.last_up.seat) == ("a", 2)
    assert output.last_down
    assert (output.last_down.unit, output.last_down.rest) == ("b", Fraction(45, 100))


def test_rounded_seats_keep_their_least_and_the_limits_of_their_row() -> None:
    table = "unit,weight,max\na,900,4\nb,10,\nc,0,\n"
    plan = '[output]\nper = 100\nrounding = "half_up"\nleast = 1\n'

    assert outcome_of(plan, table).seats == (4, 1, 1)


def test_what_is_added_is_a_share_of_what_a_unit_had_before() -> None:
    plan = """
    seats = 10
    method = "sainte-lague"
    [[added]]
    name = "leaders"
    share = "15 %"
    rounding = "half_up"
    [[added]]
    name = "late"
    column = "bonus"
    rounding = "up"
    """
    table = "unit,weight,bonus\nnorth,6,50 %\nsouth,3,\nwest,1,1/10\n"

    outcome = outcome_of(plan, table)

    assert outcome.added == {"leaders": (1, 0, 0), "late": (3, 0, 1)}
    assert outcome.seats == (10, 3, 2)


def test_parts_of_a_unit_always_make_its_whole() -> None:
    plan = """
    seats = 10
    method = "sainte-lague"
    [[part]]
    name = "district"
    share = "75 %"
    rounding = "half_up"
    [[part]]
    name = "at large"
    share = "rest"
    """

    outcome = outcome_of(plan, TABLE)

    assert outcome.parts == {"district": (5, 2, 1), "at large": (1, 1, 0)}


def test_a_column_that_is_all_zeros_divides_nothing() -> None:
    table = "unit,members,votes\nnorth,600,0\nsouth,300,0\n"

    assert faults_of(TWO_BLOCKS, table) == ["plan.empty_column plan.toml:10"]
