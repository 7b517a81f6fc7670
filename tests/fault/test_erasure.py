"""Erasing a person leaves every digest true, and no trace in any file."""

import base64
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.fault.canaries import spellings, traces
from tests.fault.small_office import Entered, SmallOffice

from comitia.audit.record.verify import verify_bundle
from comitia.ledger.entry import leaf_hash
from comitia.ledger.log.checkpoint import read_checkpoint
from comitia.ledger.log.proofs import extends, includes

PEOPLE = 5
KINDS = ("name", "office_id", "salt", "salt_bytes", "key", "digest")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SmallOffice]:
    made = SmallOffice(tmp_path, os.urandom)
    yield made
    made.close()


@pytest.fixture
def people(office: SmallOffice) -> list[Entered]:
    entered = [
        office.enter_person(
            f"11010119900101{n:03}X", f"金丝雀{n}{office.draw(6).hex()}"
        )
        for n in range(PEOPLE)
    ]
    office.checkpoint()
    office.publish()
    return entered


def planted(people: list[Entered]) -> dict[str, bytes | str]:
    canaries: dict[str, bytes | str] = {}
    for n, one in enumerate(people):
        canaries |= {
            f"name {n}": one.name,
            f"office_id {n}": one.office_id,
            f"salt {n}": one.salt,
            f"salt_bytes {n}": bytes.fromhex(one.salt),
            f"key {n}": one.key,
            f"digest {n}": one.digest,
        }
    return canaries


def search(office: SmallOffice, people: list[Entered]) -> set[tuple[str, str]]:
    return traces(planted(people), [office.folder, office.keys_path])


def erase_all(office: SmallOffice, people: list[Entered]) -> None:
    for one in people:
        office.erase(one.person)
    office.forget_pages()
    office.checkpoint()
    office.publish()


def test_at_least_twenty_canaries_are_planted(people: list[Entered]) -> None:
    assert len(set(planted(people).values())) >= 20


def test_the_search_finds_the_keys_before_erasing(
    office: SmallOffice, people: list[Entered]
) -> None:
    found = search(office, people)

    for n, one in enumerate(people):
        assert (f"key {n}", f"{one.person}.key") in found
        assert (f"salt {n}", "openings.jsonl") in found
        assert (f"name {n}", "openings.jsonl") in found


def test_nothing_of_the_erased_is_found_in_any_file(
    office: SmallOffice, people: list[Entered]
) -> None:
    erase_all(office, people)

    searched = {path.name for path in office.folder.rglob("*") if path.is_file()}
    assert {"election.db", "election.db-wal", "election.db-shm"} <= searched
    assert {"office.log", "centre.jsonl", "openings.jsonl", "1", "2"} <= searched
    assert search(office, people) == set()
    assert [office.find(one.office_id) for one in people] == [None] * PEOPLE


def test_those_who_stay_are_still_known(
    office: SmallOffice, people: list[Entered]
) -> None:
    erase_all(office, people[1:])

    assert office.find(people[0].office_id) == people[0].person
    assert {name for name, _ in search(office, people)} == {
        f"{kind} 0" for kind in KINDS if kind != "office_id"
    }


def test_every_digest_holds_after_erasing(
    office: SmallOffice, people: list[Entered]
) -> None:
    before = office.ledger.notes[0]
    lines = list(office.ledger.lines["centre"])
    old = read_checkpoint(before.text)
    paths = [office.ledger.tree.inclusion(n, old.size) for n in range(old.size)]

    erase_all(office, people)

    verdict = verify_bundle(office.bundle, str(before).encode())
    new = read_checkpoint(office.ledger.notes[-1].text)
    proof = office.ledger.tree.consistency(old.size)
    assert verdict.faults == ()
    assert verdict.erased == PEOPLE
    assert (office.bundle / "checkpoints/1").read_bytes() == str(before).encode()
    assert office.ledger.lines["centre"][: len(lines)] == lines
    assert extends(new.root, new.size, old_root=old.root, old=old.size, path=proof)
    for n, (line, path) in enumerate(zip(lines, paths, strict=True)):
        leaf = leaf_hash(line)
        assert includes(old.root, old.size, leaf=leaf, index=n, path=path)


def a_column_in_plain(office: SmallOffice, one: Entered) -> None:
    office.database.execute("PRAGMA secure_delete = OFF")
    office.database.execute("CREATE TABLE note (name TEXT)")
    office.database.execute("INSERT INTO note VALUES (?)", (one.name,))
    office.database.commit()
    office.database.execute("DELETE FROM note")


def rows_that_only_look_deleted(office: SmallOffice, _: Entered) -> None:
    office.database.execute("PRAGMA secure_delete = OFF")


def a_talkative_log(office: SmallOffice, one: Entered) -> None:
    office.log.write_text(f"looked up {one.office_id}\n", encoding="utf-8")


def a_backup_of_a_key(office: SmallOffice, one: Entered) -> None:
    copy = office.keys_path / "cards" / "old.b64"
    copy.write_bytes(base64.b64encode(one.key))


def a_salt_in_an_entry(office: SmallOffice, one: Entered) -> None:
    office.enter("remark", {"text": one.salt})


def a_copy_of_the_bundle(office: SmallOffice, _: Entered) -> None:
    office.bundle.rename(office.folder / "bundle-of-yesterday")


LEAKS: tuple[Callable[[SmallOffice, Entered], None], ...] = (
    a_column_in_plain,
    rows_that_only_look_deleted,
    a_talkative_log,
    a_backup_of_a_key,
    a_salt_in_an_entry,
    a_copy_of_the_bundle,
)


@pytest.mark.parametrize("leak", LEAKS)
def test_an_office_that_leaks_is_caught(
    leak: Callable[[SmallOffice, Entered], None],
    office: SmallOffice,
    people: list[Entered],
) -> None:
    leak(office, people[2])

    erase_all(office, people)

    assert search(office, people) != set()


def test_an_emptied_log_of_pages_is_what_removes_them(
    office: SmallOffice, people: list[Entered]
) -> None:
    for one in people:
        office.erase(one.person)

    assert ("digest 0", "election.db-wal") in search(office, people)


@pytest.mark.parametrize(
    "canary", ["金丝雀一号", b"\x00\x01\x02\x03\x04\x05\x06\x07" * 3]
)
def test_a_canary_is_known_in_every_spelling(canary: bytes | str) -> None:
    raw = canary.encode() if isinstance(canary, str) else canary
    shown = [raw, raw.hex().encode(), raw.hex().upper().encode()]
    shown += [base64.b64encode(b"x" * n + raw + b"yz") for n in range(3)]

    for content in shown:
        assert any(form in content for form in spellings(canary))
