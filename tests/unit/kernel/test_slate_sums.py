"""Each sum at its boundary: there it shows nothing, one beside it shows a clash."""

from comitia.kernel.slates.asked import Asked, Of, Places, Strength, Target
from comitia.kernel.slates.pool import Member, Pool
from comitia.kernel.slates.sums import clashes, why

PEOPLE = Pool(
    ("sex",),
    (
        *(Member(f"f{at}", ("F",)) for at in range(4)),
        *(Member(f"m{at}", ("M",)) for at in range(6)),
    ),
)
TWO_UNITS = Pool((), tuple(Member(f"n{at}", (), unit="north") for at in range(3)))


def women(least: int | None, most: int | None = None, of: Of = Of.LIST) -> Target:
    return Target("women", "sex", frozenset("F"), least, most, of)


def men(least: int | None, most: int | None = None) -> Target:
    return Target("men", "sex", frozenset("M"), least, most)


def anybody(most: int) -> Target:
    return Target("anybody", "sex", frozenset("FM"), None, most)


def shown(*targets: Target, names: int = 6, seats: int = 4) -> list[str]:
    asked = Asked({"": Places(names, seats)}, targets)
    return [one.why.code.removeprefix("slate.why.") for one in clashes(PEOPLE, asked)]


def test_a_floor_may_be_all_who_are_there_and_no_more() -> None:
    assert shown(women(4)) == []
    assert shown(women(5)) == ["floor_above_pool"]


def test_a_floor_of_the_elected_counts_the_struck() -> None:
    assert shown(women(2, of=Of.ELECTED)) == []
    assert shown(women(3, of=Of.ELECTED)) == ["floor_above_sure"]


def test_soft_targets_clash_with_nothing() -> None:
    soft = Target("women", "sex", frozenset("F"), 9, strength=Strength.SOFT)

    assert shown(soft) == []


def test_whoever_is_dropped_is_not_there() -> None:
    asked = Asked({"": Places(6, 4)}, (women(4),), drop=frozenset({"f0"}))

    assert [one.why.code for one in clashes(PEOPLE, asked)] == [
        "slate.why.floor_above_pool"
    ]


def test_a_ceiling_has_room_for_all_who_are_kept_or_clashes() -> None:
    for ceiling, codes in ((2, 0), (1, 1)):
        asked = Asked(
            {"": Places(6, 4)}, (women(None, ceiling),), keep=frozenset({"f0", "f1"})
        )
        assert len(clashes(PEOPLE, asked)) == codes


def test_a_floor_of_some_is_not_above_the_ceiling_of_all() -> None:
    assert shown(women(3), anybody(6)) == []
    assert "floor_above_ceiling" in shown(women(3), anybody(2))


def test_floors_of_separate_values_come_to_the_names_and_no_more() -> None:
    assert shown(women(2), men(4)) == []
    assert shown(women(3), men(4)) == ["floors_beyond_names"]
    assert shown(women(1, of=Of.ELECTED), men(3)) == []
    assert shown(women(1, of=Of.ELECTED), men(4)) == ["floors_beyond_names"]


def test_ceilings_of_everybody_leave_room_for_all_names() -> None:
    assert shown(women(None, 2), men(None, 4)) == []
    assert shown(women(None, 2), men(None, 3)) == ["ceilings_below_names"]
    assert shown(women(None, 2)) == []


def test_a_unit_needs_as_many_people_as_names() -> None:
    enough = Asked({"north": Places(3, 3)})
    few = Asked({"north": Places(4, 3)})

    assert clashes(TWO_UNITS, enough) == ()
    (clash,) = clashes(TWO_UNITS, few)
    assert (clash.labels, clash.why.code) == (frozenset(), "slate.why.few_in_unit")


def test_why_tells_the_sum_of_these_targets_and_of_no_others() -> None:
    asked = Asked({"": Places(6, 4)}, (women(3), men(4), anybody(9)))

    told = why(PEOPLE, asked, ["men", "women"])

    assert told is not None
    assert dict(told.facts)["places"] == (4, 3)
    assert why(PEOPLE, asked, ["anybody", "men"]) is None
