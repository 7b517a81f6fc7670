"""From seats to names, and down level by level, with every sum checked."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.apportionment import faults_of, outcome_of

from comitia.engines.seats.plans.blocks import Asked
from comitia.engines.seats.plans.outcome import Impossible, Outcome
from comitia.kernel.findings import Refused
from comitia.kernel.seats.division import Share, breaches

PLAN = 'seats = 10\nmethod = "sainte-lague"\n[cascade]\nenlargement = "150 %"\n'
TREE = """unit,weight,parent
north,600,
south,400,
n1,350,north
n2,250,north
s1,400,south
n11,200,n1
n12,150,n1
"""
WITH_MOST = TREE.replace("parent\n", "parent,max\n")
weights = st.lists(st.integers(1, 500), min_size=1, max_size=5)


def faults(table: str, plan: str = PLAN) -> list[str]:
    return faults_of(plan, table)


def test_seats_become_names_and_names_go_down_to_every_committee() -> None:
    outcome = outcome_of(PLAN, TREE)

    assert outcome.seats == (6, 4)
    assert outcome.names == (9, 6)
    first, second = outcome.levels
    assert [(group.above, group.given) for group in first.groups] == [
        ("north", {"n1": 5, "n2": 4}),
        ("south", {"s1": 6}),
    ]
    assert [(group.above, group.given) for group in second.groups] == [
        ("n1", {"n11": 3, "n12": 2})
    ]


def test_each_level_says_how_many_names_it_divides_and_by_what_weight() -> None:
    first, second = outcome_of(PLAN, TREE).levels

    assert (first.number, first.names, first.divided) == (1, 15, 15)
    assert (second.number, second.names, second.divided) == (2, 5, 5)
    assert [group.weights for group in first.groups] == [
        {"weight": 600},
        {"weight": 400},
    ]


def test_a_list_of_enlargements_enlarges_once_more_on_each_level() -> None:
    plan = PLAN.replace('"150 %"', '["150 %", "120 %"]')

    first, second = outcome_of(plan, TREE).levels

    assert [(group.names, group.divided) for group in first.groups] == [(9, 11), (6, 8)]
    assert [(group.names, group.divided) for group in second.groups] == [(6, 6)]


@pytest.mark.parametrize(("strict", "names"), [("false", (12, 8)), ("true", (13, 9))])
def test_more_than_an_enlargement_is_not_just_as_many(
    strict: str, names: tuple[int, ...]
) -> None:
    plan = PLAN.replace('"150 %"', f'"200 %"\nstrict = {strict}')

    assert outcome_of(plan, TREE).names == names


def test_a_body_can_have_limits_of_its_own() -> None:
    table = TREE.replace("parent\n", "parent,max\n").replace(
        "n1,350,north", "n1,350,north,2"
    )

    first, _ = outcome_of(PLAN, table).levels

    assert first.groups[0].given == {"n1": 2, "n2": 7}


def test_limits_of_bodies_that_cannot_be_kept_name_the_body_above() -> None:
    table = TREE.replace("parent\n", "parent,max\n").replace(
        "s1,400,south", "s1,400,south,5"
    )

    with pytest.raises(Impossible) as refused:
        outcome_of(PLAN, table)

    fault, why = refused.value.findings
    assert (fault.code, str(fault.place)) == ("plan.no_way_down", "t.csv:3")
    assert why.code == "seats.maxima_under"


def test_a_tie_stops_the_level_below_it_until_lots_are_drawn() -> None:
    table = (
        TREE.replace("n1,350", "n1,300")
        .replace("n2,250", "n2,300")
        .replace("n12,150", "n12,100")
    )

    (only,) = outcome_of(PLAN, table).levels
    drawn = outcome_of(PLAN, table, Asked(lot="2026"))

    assert only.groups[0].block.division
    assert only.groups[0].block.division.ties
    assert len(drawn.levels) == 2
    assert drawn.levels[0].groups[0].block.step.lot == "2026 north"
    assert drawn.is_settled


def test_a_tie_for_seats_leaves_names_for_later() -> None:
    table = "unit,weight,parent\nn,1,\ns,1,\nn1,1,n\ns1,1,s\n"

    outcome = outcome_of(PLAN.replace("10", "9"), table)

    assert outcome.names is None
    assert outcome.levels == ()
    assert not outcome.is_settled


def test_who_gets_no_seat_has_no_name_to_find() -> None:
    table = "unit,weight,parent\nn,99,\ns,0,\nn1,99,n\ns1,0,s\ns2,0,s\n"

    (level,) = outcome_of(PLAN, table).levels

    assert level.groups[1].given == {"s1": 0, "s2": 0}


def test_the_cascade_can_weigh_by_another_column_which_units_alone_need_not() -> None:
    table = "unit,weight,members,parent\nn,6,60,\ns,4,40,\nn1,,51,n\nn2,,9,n\n"
    plan = PLAN + 'weight = "members"\nmethod = "hamilton"\n'

    (level,) = outcome_of(plan, table).levels

    assert level.groups[0].given == {"n1": 8, "n2": 1}
    assert faults(table) == ["table.no_value t.csv:4", "table.no_value t.csv:5"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("n,6,\nb,6,m\n", ["plan.unknown_parent t.csv:3"]),
        ("n,6,\na,1,b\nb,1,a\n", ["plan.circle t.csv:3"]),
        ("n,6,\na,1,a\n", ["plan.circle t.csv:3"]),
        ("n,6,\nc,1,a\na,1,b\nb,1,a\n", ["plan.circle t.csv:4"]),
        ("a,1,b\nb,1,a\n", ["plan.circle t.csv:2"]),
        ("n,6,\na,5,n\n", ["plan.weights_differ t.csv:2"]),
        ("n,6,\na,6,n\nb,7,a\n", ["plan.weights_differ t.csv:3"]),
        ("n,6,\na,6,n\nb,4,a\nc,2,a\n", []),
    ],
)
def test_a_tree_that_is_none_or_does_not_add_up_is_refused(
    rows: str, found: list[str]
) -> None:
    assert faults("unit,weight,parent\n" + rows) == found


@pytest.mark.parametrize("enlargement", ["100000000000000 %", "100000000000001 %"])
def test_more_names_than_can_be_divided_are_refused(enlargement: str) -> None:
    table = "unit,weight,parent\nn,1,\nb,1,n\n"
    plan = PLAN.replace("10", "1000").replace("150 %", enlargement)

    if enlargement.endswith("0 %"):
        (level,) = outcome_of(plan, table).levels
        assert level.groups[0].given == {"b": 10**15}
    else:
        assert faults(table, plan) == ["plan.no_way_down t.csv:2", "plan.too_many"]


def test_a_circle_is_told_once_with_everybody_in_it() -> None:
    with pytest.raises(Refused) as refused:
        outcome_of(PLAN, "unit,weight,parent\nn,6,\na,1,c\nb,1,a\nc,1,b\n")

    (fault,) = refused.value.findings
    assert dict(fault.facts)["bodies"] == ("a", "c", "b", "a")


def everything(outcome: Outcome) -> Iterator[tuple[list[Share], int]]:
    """Yield each division of an outcome as the plain checker takes it."""
    units = [
        outcome.units,
        *(g.units for level in outcome.levels for g in level.groups),
    ]
    for names, block in zip(units, outcome.divisions, strict=True):
        columns = (names, block.weights, block.division.seats if block.division else ())
        yield [Share(*one) for one in zip(*columns, strict=True)], block.step.seats


@given(st.lists(weights, min_size=1, max_size=5))
def test_at_every_level_names_add_up_and_each_division_is_proved(
    bodies: list[list[int]],
) -> None:
    rows = [f"u{at},{sum(below)}," for at, below in enumerate(bodies)]
    rows += [
        f"u{at}b{number},{weight},u{at}"
        for at, below in enumerate(bodies)
        for number, weight in enumerate(below)
    ]

    outcome = outcome_of(PLAN, "unit,weight,parent\n" + "\n".join(rows), Asked(lot="1"))

    (level,) = outcome.levels
    assert outcome.names
    assert [sum(group.given.values()) for group in level.groups] == list(outcome.names)
    for (shares, seats), block in zip(
        everything(outcome), outcome.divisions, strict=True
    ):
        assert not [*breaches(block.step.method, shares, seats=seats)]
