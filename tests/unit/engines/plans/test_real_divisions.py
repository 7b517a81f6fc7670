"""Divisions that took place are recomputed, and where they differ it is known why."""

from fractions import Fraction
from math import floor

import pytest
from tests.apportionment import of_data, published

from comitia.engines.seats.dividing import Claims, divide
from comitia.kernel.seats.divisors import Method

CONVENTION = "democratic-convention-2024"


@pytest.mark.parametrize(
    ("table", "method"),
    [
        ("us-house-2020.csv", Method.HUNTINGTON_HILL),
        ("bundestag-2025.csv", Method.SAINTE_LAGUE),
    ],
)
def test_a_published_division_is_found_again_seat_by_seat(
    table: str, method: Method
) -> None:
    rows = published(table)
    seats = tuple(int(row["seats"]) for row in rows)
    claims = Claims(
        tuple(row["unit"] for row in rows), tuple(int(row["weight"]) for row in rows)
    )

    division = divide(claims, seats=sum(seats), method=method)

    assert division.seats == seats
    assert not division.ties
    assert division.certificate.is_proof


def test_the_last_seat_of_the_house_went_to_minnesota_and_not_to_new_york() -> None:
    """New York lacked 89 people (Census Bureau, 26 April 2021)."""
    rows = published("us-house-2020.csv")
    units = tuple(row["unit"] for row in rows)
    people = {row["unit"]: int(row["weight"]) for row in rows}

    def of_435(added: int) -> tuple[str, str]:
        weights = tuple(people[unit] + added * (unit == "New York") for unit in units)
        claims = Claims(units, weights)
        proof = divide(claims, seats=435, method=Method.HUNTINGTON_HILL).certificate
        assert proof.last_kept
        assert proof.first_left
        return proof.last_kept.unit, proof.first_left.unit

    assert of_435(88) == ("Minnesota", "New York")
    assert of_435(89) == ("New York", "Minnesota")


def test_the_base_of_the_convention_of_2024_comes_to_3200() -> None:
    rows = published(CONVENTION + ".csv")

    outcome = of_data(
        "democratic-convention-2024.toml", "democratic-convention-2024.csv"
    )

    base = outcome.output.seats if outcome.output else ()
    assert list(base) == [int(row["base printed"]) for row in rows]
    assert sum(base) == 3200


def test_all_but_four_states_have_the_pledged_delegates_that_were_published() -> None:
    """Four rows differ, and two of them by more than the votes can explain.

    Connecticut is 0.03 and New York 0.13 of a seat below the next one, some 3,300 and
    17,300 votes; two sources of New York's votes lie 28,000 apart. Arizona would need
    107,000 votes more, and for Montana neither the three electors that it had nor the
    four that it has come to the number published: these two remain unexplained.
    """
    rows = published(CONVENTION + ".csv")

    outcome = of_data(
        "democratic-convention-2024.toml", "democratic-convention-2024.csv"
    )

    differing = {
        row["unit"]: int(row["pledged printed"]) - seats
        for row, seats in zip(rows, outcome.seats, strict=True)
        if int(row["pledged printed"]) != seats
    }
    assert differing == {"AZ": 1, "CT": 1, "NY": 1, "MT": -3}


def test_three_quarters_of_the_base_are_elected_in_districts() -> None:
    outcome = of_data(
        "democratic-convention-2024.toml", "democratic-convention-2024.csv"
    )

    base = outcome.output.seats if outcome.output else ()
    parts = outcome.parts
    assert list(parts["district"]) == [
        floor(Fraction(3, 4) * seats + Fraction(1, 2)) for seats in base
    ]
    assert [sum(both) for both in zip(*parts.values(), strict=True)] == list(base)


def test_every_bonus_that_was_published_follows_from_the_base() -> None:
    rows = published("democratic-bonus-2024.csv")

    outcome = of_data("democratic-bonus-2024.toml", "democratic-bonus-2024.csv")

    assert list(outcome.seats) == [int(row["pledged printed"]) for row in rows]


def given_one_by_one(votes: list[int], seats: int) -> list[int]:
    """Return seats by d'Hondt as a person does it: one after another."""
    given = [0] * len(votes)
    for _ in range(seats):
        quotients = [
            Fraction(one, has + 1) for one, has in zip(votes, given, strict=True)
        ]
        given[quotients.index(max(quotients))] += 1
    return given


def test_800_delegates_by_members_and_200_by_votes_are_two_divisions() -> None:
    rows = published("invented-party.csv")

    outcome = of_data("cdu.toml", "invented-party.csv")

    by_members = given_one_by_one([int(row["members"]) for row in rows], 800)
    by_votes = given_one_by_one([int(row["second votes"]) for row in rows], 200)
    given = [one.division.seats for one in outcome.blocks if one.division]
    assert [list(one) for one in given] == [by_members, by_votes]
    assert outcome.base == (0, 0, 0, 0, 0, 0, 1)
    assert sum(outcome.seats) == 1001


def test_a_rounded_share_with_one_at_least_does_not_have_to_come_to_750() -> None:
    rows = published("invented-party.csv")
    members = [int(row["members"]) for row in rows]

    outcome = of_data("gruene.toml", "invented-party.csv")

    exact = [Fraction(750 * one, sum(members)) for one in members]
    assert list(outcome.seats) == [max(1, floor(one + Fraction(1, 2))) for one in exact]
    assert sum(outcome.seats) == 751


def test_two_seats_for_everybody_come_before_the_rest_by_members() -> None:
    rows = published("invented-party.csv")

    outcome = of_data("spd.toml", "invented-party.csv")

    assert outcome.base == (2,) * len(rows)
    assert [block.step.seats for block in outcome.blocks] == [600 - 2 * len(rows)]
    assert sum(outcome.seats) == 600


def test_every_200_members_or_part_of_them_send_one_delegate() -> None:
    rows = published("invented-party.csv")

    outcome = of_data("csu.toml", "invented-party.csv")

    assert list(outcome.seats) == [-(-int(row["members"]) // 200) for row in rows]


def test_half_by_members_and_half_by_votes_come_to_660() -> None:
    outcome = of_data("fdp.toml", "invented-party.csv")

    assert [block.step.seats for block in outcome.blocks] == [330, 330]
    assert sum(outcome.seats) == 660
