"""Whatever a plan says, its answer is proved, or it is refused."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from tests.apportionment import outcome_of

from comitia.engines.seats.plans.blocks import Asked
from comitia.engines.seats.plans.outcome import Impossible
from comitia.engines.seats.plans.reading import read_plan
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.seats.division import Share, breaches
from comitia.kernel.seats.divisors import Method

PLAN = """
[base]
seats = {base}
[[block]]
name = "first"
seats = {first}
weight = "members"
[[block]]
name = "last"
seats = "rest"
weight = "votes"
"""
limits = st.one_of(st.just(""), st.integers(0, 12).map(str))
units = st.lists(
    st.tuples(st.integers(1, 99), st.integers(1, 99), limits, limits),
    min_size=1,
    max_size=6,
)
numbers = st.integers(0, 3), st.integers(1, 9), st.integers(1, 40)


@given(units, st.tuples(*numbers), st.sampled_from(Method))
def test_each_block_is_proved_and_the_sums_keep_all_limits(
    rows: list[tuple[int, int, str, str]], seats: tuple[int, int, int], method: Method
) -> None:
    base, first, rest = seats
    table = "unit,members,votes,min,max\n" + "".join(
        f"u{at},{','.join(map(str, row))}\n" for at, row in enumerate(rows)
    )
    whole = base * len(rows) + first + rest

    with suppress(Refused):
        outcome = outcome_of(
            PLAN.format(base=base, first=first), table, Asked(whole, method, "2026")
        )

        assert sum(outcome.seats) == outcome.total == whole
        for (_, _, low, high), got in zip(rows, outcome.seats, strict=True):
            assert int(low or 0) <= got
            assert not high or got <= int(high)
        for block in outcome.blocks:
            assert block.division
            columns = (block.weights, block.division.seats, block.least, block.most)
            shares = [Share(*one) for one in zip(outcome.units, *columns, strict=True)]
            rate = block.division.certificate.multiplier
            step = block.step.seats
            assert not [*breaches(method, shares, seats=step, multiplier=rate)]


@given(units, st.tuples(*numbers), st.sampled_from(Method))
def test_what_is_impossible_says_which_block_or_unit(
    rows: list[tuple[int, int, str, str]], seats: tuple[int, int, int], method: Method
) -> None:
    base, first, rest = seats
    table = "unit,members,votes,min,max\n" + "".join(
        f"u{at},{','.join(map(str, row))}\n" for at, row in enumerate(rows)
    )
    asked = Asked(base * len(rows) + first + rest, method, "2026")

    found: Refused | None = None
    try:
        outcome_of(PLAN.format(base=base, first=first), table, asked)
    except Refused as refused:
        found = refused

    codes = {one.code for one in found.findings} if found else set()
    if isinstance(found, Impossible):
        assert codes & {"plan.block_impossible", "plan.over_most"}
    else:
        assert codes <= {"plan.limits_crossed"}


words = st.sampled_from(
    [
        *("0", "-1", "5", "1.5", "true", "[]", "{}", "[1]", "2020-01-01", '""', '"x"'),
        *('"rest"', '"15 %"', '"1/3"', '["a", "b"]', '"half_up"', '"dhondt"', "[{}]"),
        *("{ seats = 1 }", "[{ name = 'a', seats = 2 }]", "999999999999999999"),
    ]
)
keys = st.sampled_from(
    [
        *("seats", "method", "weight", "base", "block", "output", "added", "part"),
        *("cascade", "name", "share", "column", "rounding", "of", "per", "least"),
        *("enlargement", "strict", "units"),
    ]
)
headers = st.sampled_from(
    [
        *("", "[base]", "[base.units]", "[[block]]", "[[weight]]", "[output]"),
        *("[[added]]", "[[part]]", "[cascade]", "[[block.weight]]"),
    ]
)
tables = st.tuples(headers, st.dictionaries(keys, words, max_size=5))


@given(st.lists(tables, max_size=4))
def test_any_text_is_a_plan_or_is_refused_with_places(
    parts: list[tuple[str, dict[str, str]]],
) -> None:
    text = "\n".join(
        "\n".join([header, *(f"{key} = {word}" for key, word in table.items())])
        for header, table in parts
    )

    findings: tuple[Finding, ...] = ()
    try:
        read_plan(text.encode(), file="plan.toml")
    except Refused as refused:
        findings = refused.findings

    assert all(one.place and one.place.file == "plan.toml" for one in findings)
