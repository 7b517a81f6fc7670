"""Ballots of one sheet are held against what was next after the one before."""

import pytest

from comitia.engines.count.ballot import Counted, count
from comitia.engines.count.chain import Together, together
from comitia.engines.count.reading import read_papers
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.shares import parse_share
from comitia.stages.conference.counting.account import Account
from comitia.stages.conference.counting.method import (
    BallotMethod,
    OpenSeats,
    PaperRules,
    WriteIn,
)

HALF = Bound(Relation.MORE_THAN, parse_share("1/2"), Base.ENTITLED)
# Elected: ada; tied for the other seat: ben, cem.
TIED = "ada,ben,cem,dov\nfor,for,for,\nfor,for,for,\nfor,,,\n"
# Elected: ada; one seat is open.
OPEN = "ada,ben,cem\n" + "for,,\n" * 3


def ballot(
    text: str,
    seats: int = 2,
    *,
    primary: int | None = None,
    present: int = 3,
    then: OpenSeats = OpenSeats.FURTHER_ELECTION,
) -> Counted:
    rules = PaperRules(3, write_in=WriteIn.FREE)
    method = BallotMethod(seats, HALF, HALF, rules, primary=primary, open_seats=then)
    papers = read_papers(text.encode(), name="papers.csv")
    rows = len(papers)
    account = Account(3, max(rows, present), rows, rows, voters=rows)
    return count(papers, method, account)


def won(*names: str, others: tuple[str, ...] = ()) -> str:
    row = ["for"] * len(names) + [""] * len(others)
    return "\n".join([",".join((*names, *others)), *[",".join(row)] * 3]) + "\n"


def codes(found: Together) -> list[str]:
    return [one.code for one in found.misfits]


def test_a_further_ballot_among_the_tied_settles_what_the_first_left() -> None:
    found = together((ballot(TIED), ballot(won("cem", others=("ben",)), 1)))

    assert (found.elected, codes(found), found.is_settled) == (("ada", "cem"), [], True)


def test_a_ballot_for_more_seats_than_were_left_settles_nothing() -> None:
    found = together((ballot(TIED), ballot(won("cem", "ben"), 2)))

    assert (codes(found), found.is_settled) == (["count.chain_seats"], False)


def test_a_stranger_among_the_tied_and_a_tied_one_who_lacks_are_told() -> None:
    found = together((ballot(TIED), ballot(won("eve", others=("ben",)), 1)))

    assert codes(found) == ["count.chain_strange", "count.chain_lacking"]
    assert [dict(one.facts)["names"] for one in found.misfits] == [("eve",), ("cem",)]


def test_who_is_written_in_among_the_tied_and_wins_is_a_stranger() -> None:
    text = "ben,cem,write_in\n" + ",,Eve\n" * 3

    assert codes(together((ballot(TIED), ballot(text, 1)))) == ["count.chain_strange"]


def test_the_same_file_twice_elects_nobody_twice() -> None:
    found = together((ballot(OPEN), ballot(OPEN)))

    assert codes(found) == ["count.chain_seats", "count.chain_twice"]
    assert (found.elected, found.is_settled) == (("ada",), False)


def test_a_further_election_may_have_new_names() -> None:
    found = together((ballot(OPEN), ballot(won("eve", others=("ben",)), 1)))

    assert (found.elected, found.is_settled) == (("ada", "eve"), True)


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (OpenSeats.REDUCE_SEATS, []),
        (OpenSeats.LEAVE_OPEN, []),
        (OpenSeats.FURTHER_ELECTION, ["count.chain_seats"]),
    ],
)
def test_fewer_seats_fit_only_where_they_may_become_fewer(
    then: OpenSeats, expected: list[str]
) -> None:
    first = ballot("ada,ben,cem\n" + "for,,\n" * 3, 3, then=then)

    assert codes(together((first, ballot(won("ben"), 1)))) == expected


def test_a_void_ballot_is_made_good_by_the_next() -> None:
    void = ballot("ada,ben\nfor,for\n", present=1)

    found = together((void, ballot(won("ada", "ben"))))

    assert (void.outcome.is_valid, found.is_settled) == (False, True)


def test_what_the_last_ballot_leaves_open_stays_so() -> None:
    assert not together((ballot(TIED), ballot("ben,cem\n,\n,\n,\n", 1))).is_settled


def test_a_ballot_after_one_that_is_settled_is_one_of_its_own() -> None:
    first, second = ballot(won("ada", "ben")), ballot(won("eve"), 1)

    found = together((first, second))

    assert (found.elected, found.is_settled) == (("ada", "ben", "eve"), True)


def test_an_open_ballot_is_not_settled_by_one_that_is_none_of_its_course() -> None:
    first = ballot(won("ada", "ben"))

    assert codes(together((first, first))) == ["count.chain_twice"]


def test_a_final_has_all_whom_primaries_listed() -> None:
    first = ballot(TIED, 2, primary=2)
    second = ballot(won("cem", others=("ben",)), 1, primary=1)

    right = together((first, second, ballot(won("ada", "cem"))))
    wrong = together((first, second, ballot(won("cem"), 1)))

    assert (right.elected, codes(right), right.is_settled) == (("ada", "cem"), [], True)
    assert codes(wrong) == ["count.chain_seats", "count.chain_lacking"]


def test_a_final_is_for_those_listed_and_no_others() -> None:
    first = ballot(won("ada", "ben"), 1, primary=2)

    found = together((first, ballot(won("ada", others=("ben", "eve")), 1)))

    assert codes(found) == ["count.chain_strange"]


def test_what_does_not_fit_is_told_of_its_ballot() -> None:
    found = together((ballot(OPEN), ballot(OPEN)))

    assert (found.misfits_of(1), found.misfits_of(2)) == ((), found.misfits)
