"""Tightening and layering against slow and plain models of themselves."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from operator import ge, gt, le, lt

from hypothesis import given
from hypothesis import strategies as st

from comitia.charter.direction import Direction, may_follow
from comitia.charter.layer import Declared, Layer, Provenance, Rank
from comitia.charter.rules import Charter
from comitia.charter.sizes import sizes_that_differ
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.findings import Place

START = date(2026, 1, 1)
# Shares of small denominators, so that every size up to their product matters.
SIZES = range(1, 61)

shares = st.builds(Fraction, st.integers(0, 10), st.sampled_from([1, 2, 3, 4, 5]))
bounds = st.builds(
    Bound,
    st.sampled_from(Relation),
    shares,
    st.sampled_from([Base.SEATS, Base.PRESENT]),
)


def allowed(bound: Bound, size: int) -> set[int]:
    """Return the counts a bound allows, one by one, by its plain meaning."""
    exact = bound.share * size
    meets: dict[Relation, Callable[[int, Fraction], bool]] = {
        Relation.MORE_THAN: gt,
        Relation.AT_LEAST: ge,
        Relation.LESS_THAN: lt,
        Relation.AT_MOST: le,
    }
    return {
        count for count in range(10 * size + 2) if meets[bound.relation](count, exact)
    }


@given(upper=bounds, lower=bounds)
def test_a_stricter_bound_allows_nothing_that_the_upper_one_forbids(
    upper: Bound, lower: Bound
) -> None:
    same_kind = upper.of == lower.of and (
        upper.relation.is_floor == lower.relation.is_floor
    )
    slowly = same_kind and all(
        allowed(lower, size) <= allowed(upper, size) for size in SIZES
    )

    quickly = may_follow(Direction.STRICTER_BOUND, above=[upper], lower=lower)

    assert quickly is slowly


@given(old=bounds, new=bounds)
def test_sizes_that_differ_do_and_the_first_is_the_smallest(
    old: Bound, new: Bound
) -> None:
    found = sizes_that_differ(old, new)

    for size, was, now in found:
        assert (was, now) == (old.limit(size), new.limit(size))
        assert was != now
    if found:
        assert all(old.limit(size) == new.limit(size) for size in range(2, found[0][0]))


days = st.integers(0, 6).map(lambda number: START + timedelta(days=number))
units = st.sampled_from(["north", "south"])


@st.composite
def declared(draw: st.DrawFn, *, exempts: bool) -> Declared:
    place = Place("x", draw(st.integers(1, 10**9)))
    since = draw(days if exempts else st.none() | days)
    provenance = Provenance(place, "layer", Rank.NOTICE, since=since)
    key, value = draw(st.sampled_from(["a.b", "a.c"])), draw(st.integers(0, 9))
    return Declared(key, value, provenance, draw(units) if exempts else None)


def one_a_day(rows: list[Declared]) -> tuple[Declared, ...]:
    """Return the rows without a second one for the same key, unit and day."""
    kept = {(row.key, row.unit, row.since): row for row in rows}
    return tuple(kept.values())


layers = st.builds(
    Layer,
    st.just("layer"),
    st.just(Rank.NOTICE),
    st.just(Place("x", 1)),
    st.sampled_from([(), ("north",), ("south",), ("north", "south")]),
    st.lists(declared(exempts=False), max_size=4).map(one_a_day),
    st.lists(declared(exempts=True), max_size=2).map(one_a_day),
)


@given(
    layering=st.lists(layers, max_size=4).map(tuple),
    unit=st.none() | units,
    on=days,
)
def test_a_value_is_the_last_one_said_by_the_lowest_layer_that_speaks(
    layering: tuple[Layer, ...], unit: str | None, on: date
) -> None:
    charter = Charter("x", (("en", "x"),), layering)

    for key in ("a.b", "a.c"):
        standing = None
        for layer in layering:
            rows = list(layer.declared) if layer.speaks_to(unit) else []
            exemptions = [row for row in layer.exemptions if row.unit == unit]
            for row in sorted(rows, key=lambda row: row.since) + sorted(
                exemptions, key=lambda row: row.since
            ):
                if row.key == key and row.since <= on:
                    standing = row
        setting = charter.setting(key, unit=unit, on=on)
        held = setting and (setting.value, setting.provenance)
        assert held == (standing and (standing.value, standing.provenance))
