"""Commitments: what a payload holds in place of a value."""

import hashlib

import pytest

from comitia.ledger.canonical import Json
from comitia.ledger.cards.commitment import Commitment, Opening, commitments_in

ELECTION = "1" * 32
OPENING = Opening("0" * 32, "sex", "F", "00" * 32)
FOUND = OPENING.commitment(ELECTION)


def test_a_commitment_is_the_digest_that_the_format_describes() -> None:
    preimage = (
        f'["comitia commitment 1","{ELECTION}","{"0" * 32}","sex","{"00" * 32}","F"]'
    )

    digest = hashlib.sha256(preimage.encode()).hexdigest()

    assert Commitment("0" * 32, "sex", digest) == FOUND


@pytest.mark.parametrize(
    "other",
    [
        Opening("2" * 32, "sex", "F", "00" * 32),
        Opening("0" * 32, "age", "F", "00" * 32),
        Opening("0" * 32, "sex", "M", "00" * 32),
        Opening("0" * 32, "sex", "F", "01" * 32),
        Opening("0" * 32, "sex", ["F"], "00" * 32),
    ],
)
def test_another_opening_opens_another_commitment(other: Opening) -> None:
    assert other.commitment(ELECTION).digest != FOUND.digest


def test_a_commitment_belongs_to_one_election() -> None:
    assert OPENING.commitment("2" * 32).digest != FOUND.digest


def test_commitments_are_found_wherever_they_stand() -> None:
    inner: Json = FOUND.as_json()
    payload: Json = {"a": [1, {"b": inner}], "c": inner, "d": [[inner]], "e": "x"}

    assert list(commitments_in(payload)) == [FOUND] * 3
    assert list(commitments_in(inner)) == [FOUND]


@pytest.mark.parametrize(
    "changes",
    [
        {"more": 1},
        {"person": 1},
        {"attribute": None},
        {"commitment": 1},
        {"commitment": "0" * 63},
        {"commitment": "A" * 64},
    ],
)
def test_what_only_looks_like_a_commitment_is_ordinary(
    changes: dict[str, Json],
) -> None:
    assert list(commitments_in({**FOUND.as_json(), **changes})) == []


def test_a_commitment_inside_ordinary_content_of_its_form_is_found() -> None:
    shell: Json = {**FOUND.as_json(), "person": FOUND.as_json()}

    assert list(commitments_in(shell)) == [FOUND]


def test_an_opening_is_published_with_value_and_salt() -> None:
    assert OPENING.as_json() == {
        "attribute": "sex",
        "person": "0" * 32,
        "salt": "00" * 32,
        "value": "F",
    }
