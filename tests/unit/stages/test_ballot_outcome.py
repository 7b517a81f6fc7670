"""What a ballot decides: each rule at its boundary, and beside it."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.findings import Refused, Word
from comitia.stages.conference.counting.account import (
    Account,
    Votes,
    account_faults,
)
from comitia.stages.conference.counting.method import (
    BallotMethod,
    Decider,
    OpenSeats,
    PaperRules,
    Tie,
)
from comitia.stages.conference.counting.outcome import (
    Outcome,
    decide,
    settled_by_lot,
)
from comitia.stages.conference.counting.sequel import Sequel, What

HALF_DUE = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.ENTITLED)
HALF_PRESENT = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.PRESENT)
TWO_SEATS = BallotMethod(2, HALF_DUE, HALF_DUE, PaperRules(4))
NINE = Account(entitled=9, present=9, issued=9, returned=9, voters=9)


def votes(account: Account, /, **given: int) -> list[Votes]:
    return [Votes(name, now, account.valid - now) for name, now in given.items()]


def decided(method: BallotMethod, /, **given: int) -> Outcome:
    return decide(method, NINE, votes(NINE, **given))


def codes(call: Callable[[], object]) -> list[tuple[str, str | None]]:
    with pytest.raises(Refused) as refused:
        call()
    return [(one.code, one.key) for one in refused.value.findings]


@pytest.mark.parametrize(("votes_for", "elected"), [(1149, ("ada",)), (1148, ())])
def test_of_2296_due_1149_votes_elect_and_half_of_them_do_not(
    votes_for: int, elected: tuple[str, ...]
) -> None:
    account = Account(entitled=2296, present=2200, issued=2200, returned=2200)

    found = decide(TWO_SEATS, account, votes(account, ada=votes_for))

    assert (found.bar, found.elected) == (1149, elected)


@pytest.mark.parametrize(
    ("relation", "votes_for", "is_elected"),
    [
        (Relation.MORE_THAN, 50, False),
        (Relation.MORE_THAN, 51, True),
        (Relation.AT_LEAST, 50, True),
        (Relation.AT_LEAST, 49, False),
    ],
)
def test_exactly_half_is_at_least_half_and_not_more(
    relation: Relation, votes_for: int, *, is_elected: bool
) -> None:
    account = Account(entitled=120, present=100, issued=100, returned=100)
    majority = Bound(relation, Fraction(1, 2), Base.PRESENT)

    found = decide(
        replace(TWO_SEATS, majority=majority), account, votes(account, ada=votes_for)
    )

    assert bool(found.elected) is is_elected


@pytest.mark.parametrize(
    ("base", "size"),
    [
        (Base.ENTITLED, 100),
        (Base.PRESENT, 90),
        (Base.ISSUED, 80),
        (Base.VOTERS, 70),
        (Base.RETURNED, 60),
        (Base.VALID, 50),
    ],
)
def test_the_bar_is_a_share_of_the_base_that_the_method_names(
    base: Base, size: int
) -> None:
    account = Account(100, 90, 80, 60, voters=70, void=10)
    majority = Bound(Relation.MORE_THAN, Fraction(1, 2), base)

    found = decide(
        replace(TWO_SEATS, majority=majority), account, votes(account, ada=1)
    )

    assert (found.size, found.bar) == (size, size // 2 + 1)


def test_a_base_that_nobody_counted_decides_nothing() -> None:
    majority = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.VOTERS)
    papers = PaperRules(4, returned_at_most=Base.VOTERS)
    method = replace(TWO_SEATS, majority=majority, papers=papers)

    found = codes(
        lambda: decide(method, replace(NINE, voters=None), votes(NINE, ada=5))
    )

    assert found == [
        ("counting.not_counted", "majority.of"),
        ("counting.not_counted", "papers.returned_at_most"),
    ]


def test_no_vote_at_all_elects_nobody_even_where_nothing_is_asked() -> None:
    nothing = Bound(Relation.AT_LEAST, Fraction(0), Base.VALID)

    found = decided(replace(TWO_SEATS, majority=nothing), ada=1, ben=0)

    assert (found.elected, found.open_seats) == (("ada",), 1)


@pytest.mark.parametrize(("present", "is_valid"), [(6, True), (5, False)])
def test_a_ballot_without_its_quorum_is_void(present: int, *, is_valid: bool) -> None:
    quorum = Bound(Relation.AT_LEAST, Fraction(2, 3), Base.ENTITLED)
    method = replace(TWO_SEATS, quorum=quorum)
    account = Account(entitled=9, present=present, issued=present, returned=present)

    found = decide(method, account, votes(account, ada=5, ben=5))

    assert found.is_valid is is_valid
    assert [one.code for one in found.failed] == ["counting.quorum"] * (not is_valid)


@pytest.mark.parametrize(
    ("within", "returned", "is_valid"),
    [
        (Base.ISSUED, 8, True),
        (Base.ISSUED, 9, False),
        (Base.VOTERS, 7, True),
        (Base.VOTERS, 8, False),
    ],
)
def test_more_papers_than_were_issued_or_than_voters_make_a_ballot_void(
    within: Base, returned: int, *, is_valid: bool
) -> None:
    account = Account(entitled=9, present=9, issued=8, returned=returned, voters=7)
    method = replace(TWO_SEATS, papers=PaperRules(4, returned_at_most=within))

    found = decide(method, account, votes(account, ada=7, ben=3))

    assert found.is_valid is is_valid
    assert found.elected == (("ada",) if is_valid else ())


def test_a_paper_that_was_replaced_is_not_one_that_can_be_cast() -> None:
    account = Account(9, 8, issued=9, returned=8, voters=8, spoiled=1)
    majority = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.ISSUED)
    method = replace(TWO_SEATS, majority=majority)

    found = decide(method, account, votes(account, ada=5, ben=4))
    stuffed = decide(method, replace(account, returned=9), [])

    assert (found.elected, found.size, found.bar) == (("ada",), 8, 5)
    assert [one.code for one in stuffed.failed] == ["counting.returned"]
    assert ("most", 8) in stuffed.failed[0].facts
    assert ("within", Word("counting.number.left_out")) in stuffed.failed[0].facts


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"voters": 6}, []),
        ({"issued": 8}, [("counting.replaced_not_issued", "issued")]),
        ({"issued": 8, "voters": 7, "returned": 7}, []),
        ({"issued": 10}, [("counting.more_than", "issued")]),
        ({"issued": 8, "spoiled": 0}, []),
        ({"issued": 7, "spoiled": 0}, [("counting.more_than", "voters")]),
        ({"issued": 3, "spoiled": 4}, [("counting.more_than", "spoiled")]),
    ],
)
def test_a_replaced_paper_is_among_those_issued(
    changes: dict[str, int], found: list[tuple[str, str]]
) -> None:
    account = Account(9, 8, issued=9, returned=8, voters=8, spoiled=1)

    faults = account_faults(replace(account, **changes))

    assert [(one.code, one.key) for one in faults] == found


def test_a_void_ballot_is_held_again_with_all_who_stand_for_all_seats() -> None:
    account = replace(NINE, returned=10)

    found = decide(TWO_SEATS, account, votes(account, ada=9, ben=8), gone=["ben"])

    assert (found.elected, found.tied, found.open_seats) == ((), (), 2)
    assert found.next == (Sequel(What.VOTE_AGAIN, Decider.ELECTORS, ("ada",), 2),)


def test_of_more_over_the_bar_than_seats_those_with_most_votes_are_elected() -> None:
    found = decided(TWO_SEATS, ada=5, ben=7, cem=6)

    assert (found.elected, found.is_settled) == (("ben", "cem"), True)
    assert found.next == ()


def test_a_tie_at_the_cut_is_voted_on_by_the_tied_alone() -> None:
    found = decided(TWO_SEATS, zoe=7, ben=6, ada=6, cem=5)

    assert (found.elected, found.tied, found.tied_seats) == (
        ("zoe",),
        ("ben", "ada"),
        1,
    )
    assert found.open_seats == 0
    assert found.next == (
        Sequel(What.FURTHER_BALLOT, Decider.ELECTORS, ("ben", "ada"), 1),
    )


def test_a_tie_that_seats_suffice_for_is_no_tie() -> None:
    found = decided(TWO_SEATS, cem=5, ben=6, ada=6)

    assert (found.elected, found.tied) == (("ben", "ada"), ())


def test_a_further_ballot_that_ties_again_asks_for_another() -> None:
    one_seat = replace(TWO_SEATS, seats=1)

    found = decided(one_seat, ada=6, ben=6)

    assert found.next == (
        Sequel(What.FURTHER_BALLOT, Decider.ELECTORS, ("ada", "ben"), 1),
    )


def test_the_tied_below_the_bar_are_not_tied_for_anything() -> None:
    found = decided(TWO_SEATS, ada=6, ben=4, cem=4)

    assert (found.elected, found.tied, found.open_seats) == (("ada",), (), 1)


def test_a_lot_settles_a_tie_where_the_method_says_so() -> None:
    by_lot = replace(TWO_SEATS, tie=Tie.LOT)
    tied = decided(by_lot, zoe=7, ada=6, ben=6)

    found = settled_by_lot(by_lot, tied, ["ben"])

    assert tied.next == (Sequel(What.LOT, Decider.PRESIDIUM, ("ada", "ben"), 1),)
    assert (found.elected, found.is_settled) == (("zoe", "ben"), True)


@pytest.mark.parametrize("drawn", [[], ["zoe"], ["ada", "ben"], ["ada", "ada"]])
def test_a_lot_that_draws_others_or_not_as_many_as_seats_is_refused(
    drawn: list[str],
) -> None:
    by_lot = replace(TWO_SEATS, tie=Tie.LOT)
    tied = decided(by_lot, zoe=7, ada=6, ben=6)

    assert codes(lambda: settled_by_lot(by_lot, tied, drawn)) == [
        ("counting.lot", "drawn")
    ]


def test_a_lot_where_nobody_is_tied_is_refused() -> None:
    settled = decided(TWO_SEATS, ada=6, ben=5)

    assert codes(lambda: settled_by_lot(TWO_SEATS, settled, [])) == [
        ("counting.lot", "drawn")
    ]


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (
            OpenSeats.FURTHER_ELECTION,
            Sequel(What.FURTHER_ELECTION, Decider.ELECTORS, ("cem", "ada"), 1),
        ),
        (
            OpenSeats.REDUCE_SEATS,
            Sequel(What.REDUCE_SEATS, Decider.PRESIDIUM, (), 1),
        ),
        (OpenSeats.LEAVE_OPEN, Sequel(What.LEAVE_OPEN, Decider.ELECTORS, (), 1)),
    ],
)
def test_seats_nobody_has_votes_for_stay_open_and_the_method_says_what_follows(
    then: OpenSeats, expected: Sequel
) -> None:
    method = replace(TWO_SEATS, open_seats=then, reduced_by=Decider.PRESIDIUM)

    found = decided(method, cem=4, ben=5, ada=3)

    assert (found.elected, found.open_seats) == (("ben",), 1)
    assert found.next == (expected,)
    assert not found.is_settled


def test_who_no_longer_stands_is_not_elected_and_does_not_stand_again() -> None:
    found = decide(TWO_SEATS, NINE, votes(NINE, ada=9, ben=6, cem=4), gone=["ada"])

    assert found.elected == ("ben",)
    assert found.next[0].standing == ("cem",)


def test_a_written_in_name_is_elected_like_any_and_does_not_stand_again() -> None:
    written = Votes("dov", 5, is_written_in=True)
    other = Votes("eva", 2, is_written_in=True)

    found = decide(TWO_SEATS, NINE, [*votes(NINE, ada=4, ben=1), written, other])

    assert found.elected == ("dov",)
    assert found.next[0].standing == ("ada", "ben")


def test_a_primary_lists_and_the_final_has_as_many_names_as_seats() -> None:
    found = decided(replace(TWO_SEATS, primary=2), ada=5, ben=7, cem=6)

    assert (found.elected, found.listed) == ((), ("ben", "cem"))
    assert found.next == (Sequel(What.FINAL, Decider.ELECTORS, ("ben", "cem"), 2),)
    assert found.is_settled


def test_a_primary_that_fills_its_list_in_part_goes_on_before_the_final() -> None:
    found = decided(replace(TWO_SEATS, primary=3), ada=5, ben=7, cem=4)

    assert (found.listed, found.open_seats) == (("ben", "ada"), 1)
    assert [one.what for one in found.next] == [What.FURTHER_ELECTION]


def test_a_list_that_may_stay_short_goes_to_the_final_as_it_is() -> None:
    method = replace(TWO_SEATS, primary=2, open_seats=OpenSeats.LEAVE_OPEN)

    found = decided(method, ada=5, ben=4)

    assert found.next == (
        Sequel(What.LEAVE_OPEN, Decider.ELECTORS, (), 1),
        Sequel(What.FINAL, Decider.ELECTORS, ("ada",), 1),
    )


def test_a_primary_that_brings_nobody_over_the_bar_has_no_final() -> None:
    method = replace(TWO_SEATS, primary=2, open_seats=OpenSeats.LEAVE_OPEN)

    found = decided(method, ada=4, ben=4)

    assert [one.what for one in found.next] == [What.LEAVE_OPEN]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"present": 10}, "present"),
        ({"voters": 10}, "voters"),
        ({"issued": 10}, "issued"),
        ({"issued": 8}, "voters"),
        ({"spoiled": 10}, "spoiled"),
        ({"void": 10}, "void"),
        ({"entitled": -1, "present": -1, "issued": -1, "voters": -1}, "entitled"),
    ],
)
def test_an_account_that_cannot_be_is_refused_with_its_key(
    changes: dict[str, int], key: str
) -> None:
    wrong = replace(NINE, **changes)

    found = codes(lambda: decide(TWO_SEATS, wrong, []))

    assert key in {one for _, one in found}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ([Votes("ada", 5, 3)], "counting.marks"),
        ([Votes("ada", 5, 3, 1, 1)], "counting.marks"),
        ([Votes("ada", 10, -1)], "counting.negative_votes"),
        ([Votes("ada", 5, 4), Votes("ada", 5, 4)], "counting.doubled_name"),
        ([Votes("dov", 10, is_written_in=True)], "counting.marks"),
        ([Votes(one, 9) for one in "abcde"], "counting.too_many_votes"),
    ],
)
def test_votes_that_the_papers_cannot_hold_are_refused(
    wrong: list[Votes], code: str
) -> None:
    found = codes(lambda: decide(TWO_SEATS, NINE, wrong))

    assert code in {one for one, _ in found}


def test_votes_that_just_fill_the_papers_are_taken() -> None:
    found = decide(TWO_SEATS, NINE, [Votes(one, 9) for one in "abcd"])

    assert found.tied == ("a", "b", "c", "d")


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"seats": 0}, "seats"),
        ({"papers": PaperRules(0)}, "papers.most_names"),
        ({"primary": 1}, "primary.names"),
        ({"quorum": HALF_PRESENT}, "quorum.of"),
        ({"majority": replace(HALF_DUE, of=Base.SEATS)}, "majority"),
        ({"majority": replace(HALF_DUE, relation=Relation.AT_MOST)}, "majority"),
        (
            {"papers": PaperRules(4, returned_at_most=Base.PRESENT)},
            "papers.returned_at_most",
        ),
    ],
)
def test_a_method_that_decides_nothing_is_refused_with_its_key(
    changes: dict[str, object], key: str
) -> None:
    method = replace(TWO_SEATS, **changes)  # type: ignore[arg-type]

    assert key in {one for _, one in codes(lambda: decide(method, NINE, []))}
