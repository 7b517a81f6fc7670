"""People are written so that the figures come to the targets, whatever the targets."""

from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from comitia.charter.check import load
from comitia.demo.script.casting import Cast
from comitia.demo.script.contradictions import contradictions
from comitia.demo.script.parts import Part, Script
from comitia.demo.script.targets import Above, Axis, Period, Targets, targets_of
from comitia.demo.script.writing import winners, written
from comitia.demo.sizes import sizes_of
from comitia.kernel.findings import Refused
from comitia.stages.sections import SECTIONS

CHARTER = Path("charters/national-congress-2022")
SEEDS = range(10)


def _targets() -> Targets:
    found = targets_of(CHARTER)
    assert found is not None
    return found


def _casts(seats: int = 2300) -> tuple[Cast, ...]:
    """Return the units of the charter with seats by the table of their members."""
    units = sizes_of(CHARTER, Fraction(1)).units
    each, more = divmod(seats, len(units))
    return tuple(
        Cast(
            name,
            one.kind,
            each + (place < more),
            each + 12,
            one.members,
            {"women": 1} if one.kind == "province" else {},
            {},
        )
        for place, (name, one) in enumerate(units.items())
    )


def _won(script: Script) -> list[Part]:
    return [one for one in script.parts.values() if one.wins]


def _age(part: Part, on: date) -> int:
    born = date.fromisoformat(part.born)
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@pytest.fixture(scope="module")
def script() -> Script:
    """Return the script of the charter."""
    return written(_targets(), _casts(), "4242")


def test_every_count_of_every_axis_comes_out(script: Script) -> None:
    targets = _targets()

    counted = {
        axis.name: Counter(one.axes[axis.name] for one in _won(script))
        for axis in targets.axes
    }

    assert len(_won(script)) == targets.elected
    for axis in targets.axes:
        for category, many in axis.counts:
            assert counted[axis.name][category] == many
        assert all(counted[axis.name][one] for one in axis.spread)


def test_ages_have_the_mean_and_the_numbers_that_are_stated(script: Script) -> None:
    ages = _targets().ages
    assert ages is not None

    years = [_age(one, ages.on) for one in _won(script)]

    assert round(Fraction(sum(years), len(years)), 1) == ages.mean
    assert [
        (limit, sum(one <= limit for one in years)) for limit, _ in ages.at_most
    ] == list(ages.at_most)


def test_nobody_joined_before_being_of_age(script: Script) -> None:
    for one in _won(script):
        joined, born = date.fromisoformat(one.joined), date.fromisoformat(one.born)
        assert joined.toordinal() - born.toordinal() >= 18 * 365


def test_every_period_of_joining_has_its_people(script: Script) -> None:
    periods = _targets().joined

    joined = [date.fromisoformat(one.joined) for one in _won(script)]

    for place, period in enumerate(periods):
        before = sum(one.persons for one in periods[: place + 1])
        assert sum(one < period.before for one in joined) == before


def test_honours_go_to_so_many_people_of_the_category(script: Script) -> None:
    wanted = _targets().honoured
    assert wanted is not None

    counted = dict(wanted.levels)
    held = [one for one in _won(script) if one.honour in counted]

    assert Counter(one.honour for one in held) == counted
    assert {one.axes[wanted.axis] for one in held} == {wanted.category}


def test_others_have_honours_of_the_lower_level_but_not_all(script: Script) -> None:
    wanted = _targets().honoured
    assert wanted is not None

    others = [one for one in _won(script) if one.honour not in dict(wanted.levels)]

    assert {one.honour for one in others} == {wanted.others, ""}


def test_a_category_is_above_its_members_in_so_many_units(script: Script) -> None:
    (above,) = _targets().above

    units = [
        unit
        for (unit, category), share in script.shares.items()
        if category == above.category
        and _share(script, unit, category) > Fraction(share.members, share.out_of)
    ]

    assert len(units) == above.units


def _share(script: Script, unit: str, category: str) -> Fraction:
    won = [one for one in _won(script) if one.unit == unit]
    return Fraction(sum(category in one.axes.values() for one in won), len(won))


@pytest.mark.parametrize("seed", SEEDS)
def test_another_number_of_women_comes_out_too(seed: int) -> None:
    women = 400 + 37 * seed
    targets = _with_women(_targets(), women)

    script = written(targets, _casts(), str(seed))

    assert sum(one.axes["sex"] == "women" for one in _won(script)) == women


def _with_women(targets: Targets, women: int) -> Targets:
    axes = tuple(
        replace(one, counts=(("women", women), ("men", targets.elected - women)))
        if one.name == "sex"
        else one
        for one in targets.axes
    )
    return replace(targets, axes=axes)


def test_the_same_seed_writes_the_same_people(script: Script) -> None:
    assert written(_targets(), _casts(), "4242") == script
    assert written(_targets(), _casts(), "4243") != script


def test_a_person_can_be_left_out_of_a_script(script: Script) -> None:
    first = _won(script)[0].office_id

    shorter = script.without(first)

    assert len(_won(shorter)) == len(_won(script)) - 1
    assert not shorter.wins(first)


def test_empty_seats_are_in_units_that_keep_another() -> None:
    casts = tuple(replace(one, seats=1) for one in _casts()[:2])
    more = (*casts, replace(casts[0], unit="third", seats=2))

    won = winners(Targets(3, ()), more, "1")

    assert won == {casts[0].unit: 1, casts[1].unit: 1, "third": 1}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"elected": 2301}, "demo.elected"),
        ({"axes": (Axis("sex", (("women", 1), ("men", 1))),)}, "demo.axis_sum"),
        ({"axes": (Axis("domain", spread=("x",) * 2297),)}, "demo.axis_sum"),
        ({"above": (Above("women", "province", 32),)}, "demo.above"),
        ({"joined": (Period(date(2022, 1, 1), 2297),)}, "demo.axis_sum"),
    ],
)
def test_targets_that_contradict_are_named(
    changed: dict[str, object], code: str
) -> None:
    targets = replace(_targets(), **changed)  # type: ignore[arg-type]

    found = [one.code for one in contradictions(targets, _casts())]

    assert code in found


def test_the_targets_of_the_charter_do_not_contradict() -> None:
    assert not list(contradictions(_targets(), _casts()))


def test_a_mean_that_no_ages_have_is_named_with_the_sums() -> None:
    targets = _targets()
    assert targets.ages is not None
    younger = replace(targets, ages=replace(targets.ages, mean=Fraction(30)))

    (found,) = contradictions(younger, _casts())

    assert found.code == "demo.mean_age"


def test_more_people_of_an_age_than_are_elected_are_named() -> None:
    targets = _targets()
    assert targets.ages is not None
    more = replace(targets, ages=replace(targets.ages, at_most=((45, 434), (55, 2296))))

    assert [one.code for one in contradictions(more, _casts())] == ["demo.ages"]


def test_a_floor_that_no_pool_can_reach_is_named_with_the_numbers() -> None:
    casts = tuple(replace(one, least={"front-line": 30}) for one in _casts())

    (found,) = contradictions(_targets(), casts)

    assert found.code == "demo.floor"
    assert dict(found.facts)["least"] == 30 * len(casts)


def test_a_floor_that_fits_to_the_last_person_is_met() -> None:
    targets = replace(
        _targets(), axes=(Axis("line", (("front-line", 760), ("other", 1536))),),
        honoured=None, above=(),
    )  # fmt: skip
    casts = tuple(replace(one, least={"front-line": 20}) for one in _casts())

    script = written(targets, casts, "1")

    held = Counter(
        one.unit for one in _won(script) if "front-line" in one.axes.values()
    )
    assert set(held.values()) == {20}


def test_a_unit_with_too_few_people_is_named() -> None:
    first, *others = _casts()

    (found,) = contradictions(_targets(), (replace(first, members=3), *others))

    assert found.code == "demo.too_few_members"


def test_more_honours_than_people_are_named() -> None:
    targets = _targets()
    assert targets.honoured is not None
    more = replace(
        targets, honoured=replace(targets.honoured, levels=(("national", 772),))
    )

    assert [one.code for one in contradictions(more, _casts())] == ["demo.honoured"]


def test_nothing_is_written_from_targets_that_contradict() -> None:
    with pytest.raises(Refused):
        written(replace(_targets(), elected=2301), _casts(), "1")


@pytest.mark.parametrize(
    "text", ["elected = -1", "elected = 5\n[ages]\non = 1", 'elected = "5"']
)
def test_a_table_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "demo.toml").write_text(text, encoding="utf-8")

    with pytest.raises(Refused, match=r"demo\.targets"):
        targets_of(tmp_path)


def test_a_table_without_targets_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "demo.toml").write_text("opens = 2021-11-18T09:00:00Z", "utf-8")

    assert targets_of(tmp_path) is None
    assert targets_of(tmp_path / "none") is None


def test_every_kind_of_document_proves_some_category(script: Script) -> None:
    charter = load(CHARTER, sections=SECTIONS)
    (evidence,) = charter.by_key["composition.evidence"]
    kinds = evidence.declared[0].value
    axes = [
        one.value
        for key, held in charter.by_key.items()
        for one in held[0].declared
        if key.startswith("composition.categories.")
    ]
    said = {one for axis in axes if isinstance(axis, tuple) for one in axis}
    unable = {"probationary", "probation-within-party", "in-custody"}

    assert set(script.evidence) == said - unable
    assert isinstance(kinds, tuple)
    assert set(script.evidence.values()) == set(kinds)
