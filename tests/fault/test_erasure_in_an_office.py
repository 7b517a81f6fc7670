"""What a real office forgets is in none of its files: database, log, rolls, keys."""

import os
from pathlib import Path

import pytest
from tests.fault.canaries import traces
from tests.offices import DrivenOffice, erase, founded, register

from comitia.audit.record.verify import verify_bundle

PEOPLE = 5


@pytest.fixture
def driven(tmp_path: Path) -> DrivenOffice:
    driven = founded(tmp_path, seed=None)
    register(driven, people=0)
    rows = [
        {
            "body": "branch-a",
            "name": f"金丝雀{os.urandom(6).hex()}",
            "office_id": f"11010119900101{one:03}X",
            "traits": {"branch": f"canary-{os.urandom(6).hex()}"},
        }
        for one in range(PEOPLE)
    ]
    driven.do("register_persons", {"rows": rows})
    driven.do("checkpoint", {"reason": "entered"})
    return driven


def planted(driven: DrivenOffice) -> dict[str, bytes | str]:
    """Return everything about everybody that must be gone afterwards."""
    office, canaries = driven.office, dict[str, bytes | str]()
    for digest, person in office.work().index():
        key = office.keys.card_key(person)
        assert key is not None
        canaries |= {f"key {person}": key, f"digest {person}": digest}
        for one in office.card(person).openings.values():
            canaries[f"{one.attribute} {person}"] = str(one.value)
            canaries[f"salt of {one.attribute} {person}"] = bytes.fromhex(one.salt)
    return canaries


def folders(driven: DrivenOffice) -> list[Path]:
    return [driven.office.place.folder, driven.office.keys.path]


def test_the_search_sees_what_is_not_erased(driven: DrivenOffice) -> None:
    canaries = planted(driven)

    found = {name.partition(" ")[0] for name, _ in traces(canaries, folders(driven))}

    assert found == {"key", "digest"}


def test_nothing_is_left_of_the_erased_while_the_office_is_open(
    driven: DrivenOffice, tmp_path: Path
) -> None:
    canaries = planted(driven)
    assert len(canaries) == PEOPLE * 8

    for person in driven.people():
        erase(driven, person)

    assert traces(canaries, folders(driven)) == set()
    driven.do("checkpoint", {"reason": "erased"})
    driven.office.bundle().write(tmp_path / "bundle")
    assert traces(canaries, [tmp_path]) == set()
    assert verify_bundle(tmp_path / "bundle").faults == ()
