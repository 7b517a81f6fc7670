"""Who is elected at the cut, and where a charter lets the lot decide."""

from dataclasses import replace

import pytest
from tests.elections import MINIMAL

from comitia.charter.check import load
from comitia.charter.rules import Rules, Setting
from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.findings import Refused
from comitia.kernel.lots import drawn as drawn_by
from comitia.stages.conference.counting.ranking import Elected, elect
from comitia.stages.conference.course.papers import Counting, Marks, Papers
from comitia.stages.conference.course.recording import RECORD_COUNT
from comitia.stages.rulebook import RULEBOOK
from comitia.stages.sections import SECTIONS

TIE = "conference.tie"
TIED = Counting(
    "open",
    "contested",
    seats=3,
    entitled=30,
    present=25,
    names=("a", "b", "c", "d"),
    papers=Papers(25, 25, 0, 25, 25, 0),
    votes=tuple(
        Marks(name, now, 25 - now)
        for name, now in {"a": 20, "b": 18, "c": 17, "d": 17}.items()
    ),
)


def by_lot() -> Rules:
    settings = {one.key: one for one in load(MINIMAL, sections=SECTIONS).rules()}
    settings[TIE] = Setting(TIE, "lot", settings[TIE].provenance)
    return Rules(settings)


# It draws "d" before "c".
SEED = "dice of 2 March: 2 1 4"


def drawing(*drawn: str, lot: str = SEED) -> Counting:
    return replace(TIED, drawn=drawn, lot=lot)


def refused(facts: Counting, rules: Rules) -> list[str]:
    with pytest.raises(Refused) as found:
        RECORD_COUNT.decide(facts, rules)
    return [one.code for one in found.value.findings]


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ((9, 8, 7), Elected(("a", "b"), (), 0)),
        ((9, 8, 8), Elected(("a",), ("b", "c"), 1)),
        ((9, 9, 8), Elected(("a", "b"), (), 0)),
        ((9, 9, 9), Elected((), ("a", "b", "c"), 2)),
    ],
)
def test_two_seats_go_to_those_before_the_cut(
    votes: tuple[int, ...], expected: Elected
) -> None:
    passed = dict(zip("abc", votes, strict=True))

    assert elect(passed, seats=2) == expected


def test_fewer_than_there_are_seats_are_elected_all() -> None:
    assert elect({"a": 3, "b": 3}, seats=3) == Elected(("a", "b"), (), 1)


def test_the_lot_gives_the_last_seat_where_the_charter_says_so() -> None:
    outcome = RECORD_COUNT.decide(drawing("d"), by_lot())

    assert outcome.elected == ("a", "b", "d")
    assert (outcome.tied, outcome.seats_left) == ((), 0)


@pytest.mark.parametrize("drawn", [("c",), ("b",), ("c", "d"), ("d", "d")])
def test_nobody_is_drawn_but_whom_the_seed_draws(drawn: tuple[str, ...]) -> None:
    assert drawn_by(SEED, ("c", "d")) == ("d", "c")

    assert refused(drawing(*drawn), by_lot()) == ["conference.lot"]


@pytest.mark.parametrize(
    "facts", [drawing(lot=""), drawing("d", lot=""), drawing(lot=SEED)]
)
def test_a_lot_needs_both_the_seed_and_who_was_drawn(facts: Counting) -> None:
    assert refused(facts, by_lot()) == ["conference.draw_lots"]


def test_another_seed_draws_another() -> None:
    other = next(
        seed for seed in map(str, range(99)) if drawn_by(seed, ("c", "d"))[0] == "c"
    )

    outcome = RECORD_COUNT.decide(drawing("c", lot=other), by_lot())

    assert outcome.elected == ("a", "b", "c")


def test_several_who_were_drawn_may_be_named_in_any_order() -> None:
    level = tuple(Marks(name, 17, 8) for name in "bcd")
    facts = replace(drawing(), votes=(Marks("a", 20, 5), *level))
    order = drawn_by(SEED, "bcd")[:2]

    outcomes = [
        RECORD_COUNT.decide(replace(facts, drawn=drawn), by_lot())
        for drawn in (order, order[::-1])
    ]

    assert [one.elected for one in outcomes] == [("a", *order), ("a", *order)]


@pytest.mark.parametrize(
    "facts", [drawing("d", lot=""), drawing(lot=SEED), drawing("d")]
)
def test_neither_a_name_nor_a_seed_is_drawn_where_a_further_ballot_follows(
    facts: Counting,
) -> None:
    rules = load(MINIMAL, sections=SECTIONS).rules()

    assert refused(facts, rules) == ["conference.no_lot"]


@pytest.mark.parametrize("language", Language)
def test_a_wrong_lot_is_told_with_whom_the_seed_draws(language: Language) -> None:
    with pytest.raises(Refused) as found:
        RECORD_COUNT.decide(drawing("c"), by_lot())

    (one,) = found.value.findings
    facts = dict(one.facts)
    assert (facts["due"], facts["got"], facts["seed"]) == (("d",), ("c",), SEED)
    assert SEED in sentence(one, language)


@pytest.mark.parametrize("language", Language)
def test_who_must_draw_lots_is_told_between_whom(language: Language) -> None:
    with pytest.raises(Refused) as refused:
        RECORD_COUNT.decide(TIED, by_lot())

    assert TIE in sentence(refused.value.findings[0], language)


def test_every_act_of_list_and_ballot_stands_in_the_book() -> None:
    assert {
        "adopt_list",
        "annul_ballot",
        "close_ballots",
        "close_notice",
        "decide_objection",
        "open_ballot",
        "open_notice",
        "record_count",
        "record_objection",
        "reduce_seats",
    } <= set(RULEBOOK)
