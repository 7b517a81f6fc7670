"""Who is elected at the cut, and where a charter lets the lot decide."""

from dataclasses import replace

import pytest
from tests.elections import MINIMAL

from comitia.charter.check import load
from comitia.charter.rules import Rules, Setting
from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.findings import Refused
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


def drawing(*drawn: str) -> Counting:
    return replace(TIED, drawn=drawn)


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


@pytest.mark.parametrize("drawn", [(), ("b",), ("c", "d"), ("c", "c")])
def test_a_lot_draws_as_many_of_the_tied_as_there_are_seats(
    drawn: tuple[str, ...],
) -> None:
    with pytest.raises(Refused, match=r"conference\.draw_lots"):
        RECORD_COUNT.decide(drawing(*drawn), by_lot())


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
