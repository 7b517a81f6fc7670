from dataclasses import replace

import pytest

from comitia.engines.slates import cures
from comitia.engines.slates.adding import Missing
from comitia.engines.slates.answering import answer_of
from comitia.engines.slates.conflicts import conflicts_of
from comitia.engines.slates.cures import cures_of
from comitia.engines.slates.finding import Slate, find
from comitia.engines.slates.narrowing import Settled, best_of
from comitia.engines.slates.program import Ending, Program
from comitia.kernel.slates.asked import Asked, Of, Places, Target
from comitia.kernel.slates.counting import is_slate
from comitia.kernel.slates.pool import Member, Pool

WOMEN = frozenset({"F"})
POOL = Pool(
    ("sex",),
    (
        *(Member(f"f{at}", ("F",), 5) for at in range(4)),
        *(Member(f"m{at}", ("M",), 9) for at in range(6)),
    ),
)


def asked(*targets: Target, names: int = 6, seats: int = 4) -> Asked:
    return Asked({"": Places(names, seats)}, targets)


def women(at_least: int, of: Of = Of.LIST) -> Target:
    return Target("women", "sex", WOMEN, at_least, of=of)


def test_four_women_on_the_list_are_two_elected_whoever_is_struck() -> None:
    found = find(POOL, asked(women(2, Of.ELECTED)), seconds=60)

    assert isinstance(found, Slate)
    assert sum(one.startswith("f") for one in found.names) == 4


def test_three_women_whoever_is_struck_are_one_more_than_there_are() -> None:
    found = find(POOL, asked(women(3, Of.ELECTED)), seconds=60)

    assert found is Ending.IMPOSSIBLE


def test_people_alike_are_taken_by_their_ids_and_said_to_be_exchangeable() -> None:
    found = find(POOL, asked(women(1), names=2, seats=2), seconds=60)

    assert isinstance(found, Slate)
    assert found.names == ("f0", "m0")
    assert found.exchangeable == (
        ("f0", "f1", "f2", "f3"),
        ("m0", "m1", "m2", "m3", "m4", "m5"),
    )


def test_without_time_nothing_is_said_about_a_slate() -> None:
    answer = answer_of(POOL, asked(), seconds=-1, conflicts=1, cures=1)

    assert (answer.status, answer.slate, answer.conflicts) == ("undecided", None, None)


def test_no_more_conflicts_are_named_than_asked_for_and_that_is_said() -> None:
    many = asked(women(5), Target("men", "sex", frozenset({"M"}), at_least=7))

    found = conflicts_of(POOL, many, most=1, seconds=60)

    assert (len(found.sets), found.complete) == (1, False)


def test_conflicts_that_time_did_not_allow_are_not_said_to_be_all() -> None:
    found = conflicts_of(POOL, asked(women(5)), most=9, seconds=-1)

    assert (found.sets, found.complete) == ((), False)


def test_two_ways_out_never_move_all_the_same_limits() -> None:
    men = Target("men", "sex", frozenset({"M"}), at_least=4)

    found = cures_of(POOL, asked(women(3), men), most=5, seconds=60)

    moved = {one: to for cure in found for one, to in cure.changes.items()}
    assert [one.size for one in found] == [1, 1]
    assert moved == {("women", "at_least"): 2, ("men", "at_least"): 3}


def test_a_way_out_that_time_did_not_prove_cheapest_is_not_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def cut_short(program: Program, seconds: float) -> Settled:
        found = best_of(program, seconds)
        return replace(found, solved=replace(found.solved, ending=Ending.TIME))

    whole = cures_of(POOL, asked(women(5)), most=1, seconds=60)
    monkeypatch.setattr(cures, "best_of", cut_short)

    assert whole
    assert cures_of(POOL, asked(women(5)), most=1, seconds=60) == ()


def test_a_list_with_a_name_twice_or_too_few_or_a_dropped_name_is_no_slate() -> None:
    wanted = Asked({"": Places(2, 2)}, keep=frozenset({"f0"}), drop=frozenset({"m0"}))

    told = [
        is_slate(POOL, wanted, names)
        for names in (
            ("f0", "m1"),
            ("f0", "f0"),
            ("f0",),
            ("f0", "m0"),
            ("m1", "m2"),
            ("f0", "x"),
        )
    ]

    assert told == [True, False, False, False, False, False]


def test_a_pool_of_which_all_are_dropped_has_a_slate_of_nobody_only() -> None:
    everybody = frozenset(one.id for one in POOL.members)
    nobody = Asked({"": Places(0, 0)}, drop=everybody)
    somebody = Asked({"": Places(1, 1)}, drop=everybody)

    found = find(POOL, nobody, seconds=60)

    assert isinstance(found, Slate)
    assert found.names == ()
    assert conflicts_of(POOL, somebody, most=9, seconds=60).sets == ((),)


def test_the_fewest_people_who_are_missing_are_named_with_their_values() -> None:
    answer = answer_of(POOL, asked(women(6)), seconds=60, conflicts=9, cures=1)

    assert answer.missing == (Missing(2, "", (("sex", ("F",)),)),)


def test_nobody_is_missing_where_nobody_helps() -> None:
    many = asked(women(4), Target("men", "sex", frozenset({"M"}), at_least=3))

    answer = answer_of(POOL, many, seconds=60, conflicts=9, cures=1)

    assert answer.conflicts is not None
    assert answer.conflicts.sets == (("men", "women"),)
    assert answer.missing == ()
