"""The keys' folder: for the owner only, and never drawn twice."""

import hashlib
import hmac
import os
import stat
from pathlib import Path

import pytest

from comitia.ledger.canonical import DEEPEST, Json, canonical_bytes
from comitia.ledger.cards.keys import KeyFolder, keys_folder
from comitia.ledger.rehearsal import SeededBytes

PERSON, ELECTION = "ab" * 16, "e1" * 16


def a_folder(tmp_path: Path) -> KeyFolder:
    return KeyFolder.create(tmp_path / "keys" / "e", SeededBytes(b"1", "keys"))


def keyed(folder: KeyFolder, message: object) -> str:
    key = (folder.path / "intake.key").read_bytes()
    return hmac.new(key, canonical_bytes(message), hashlib.sha256).hexdigest()


@pytest.mark.parametrize(
    ("environment", "place"),
    [
        ({"COMITIA_KEYS": "/k", "XDG_DATA_HOME": "/d", "HOME": "/h"}, f"/k/{ELECTION}"),
        ({"COMITIA_KEYS": "", "XDG_DATA_HOME": "/d"}, f"/d/comitia/keys/{ELECTION}"),
        (
            {"XDG_DATA_HOME": "", "HOME": "/h"},
            f"/h/.local/share/comitia/keys/{ELECTION}",
        ),
    ],
)
def test_keys_lie_where_the_environment_says(
    environment: dict[str, str], place: str
) -> None:
    assert keys_folder(environment, ELECTION) == Path(place)


def test_without_an_environment_keys_lie_in_the_owners_home() -> None:
    home = Path("~").expanduser()

    assert keys_folder({}, ELECTION) == home / ".local/share/comitia/keys" / ELECTION


def test_a_new_folder_holds_two_keys_for_the_owner_only(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)

    modes = {
        place.name: stat.S_IMODE(place.stat().st_mode)
        for place in [folder.path, *folder.path.iterdir()]
    }
    assert modes == {"e": 0o700, "signing.key": 0o600, "intake.key": 0o600}
    signing, intake = (
        (folder.path / name).read_bytes() for name in ("signing.key", "intake.key")
    )
    assert (len(signing), len(intake)) == (32, 32)
    assert signing != intake
    assert folder.signing_key().private_bytes_raw() == signing


def test_keys_are_never_drawn_where_keys_lie(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    before = (folder.path / "signing.key").read_bytes()

    with pytest.raises(FileExistsError):
        KeyFolder.create(folder.path, os.urandom)

    assert (folder.path / "signing.key").read_bytes() == before


def test_a_request_and_an_office_id_are_digested_under_the_intake_key(
    tmp_path: Path,
) -> None:
    folder = a_folder(tmp_path)

    request = folder.request_digest("enter_person", {"name": "张三"})
    index = folder.intake_index("110101199001011234")

    asked = ["comitia request 1", "enter_person", {"name": "张三"}]
    assert request == keyed(folder, asked)
    assert index == keyed(folder, ["comitia office id 1", "110101199001011234"])


def test_a_card_key_is_on_disk_before_it_is_used(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)

    key = folder.new_card_key(PERSON, lambda n: b"\x05" * n)

    place = folder.path / "cards" / "ab" / f"{PERSON}.key"
    assert key == place.read_bytes() == b"\x05" * 32
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert folder.card_key(PERSON) == key


def test_a_person_has_one_key(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    key = folder.new_card_key(PERSON, os.urandom)

    with pytest.raises(FileExistsError):
        folder.new_card_key(PERSON, os.urandom)

    assert folder.card_key(PERSON) == key


def test_erasing_overwrites_the_key_before_it_goes(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    folder.new_card_key(PERSON, lambda n: b"\x05" * n)
    place = folder.path / "cards" / "ab" / f"{PERSON}.key"
    kept = tmp_path / "same-blocks"
    kept.hardlink_to(place)

    folder.erase_card_key(PERSON, lambda n: b"\x09" * n)

    assert kept.read_bytes() == b"\x09" * 32
    assert not place.exists()
    assert folder.card_key(PERSON) is None


def test_erasing_twice_is_harmless_and_leaves_the_others(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    other = folder.new_card_key("ab" * 15 + "cd", os.urandom)
    folder.new_card_key(PERSON, os.urandom)

    folder.erase_card_key(PERSON, os.urandom)
    folder.erase_card_key(PERSON, os.urandom)

    assert folder.card_key("ab" * 15 + "cd") == other


@pytest.mark.parametrize("person", ["../signing", "", "x" * 32, "a/b"])
def test_a_text_that_is_no_id_names_no_key(tmp_path: Path, person: str) -> None:
    folder = a_folder(tmp_path)

    with pytest.raises(ValueError, match="not a person's id"):
        folder.card_key(person)
    with pytest.raises(ValueError, match="not a person's id"):
        folder.erase_card_key(person, os.urandom)
    with pytest.raises(ValueError, match="not a person's id"):
        folder.new_card_key(person, os.urandom)


def test_an_interrupted_drawing_of_keys_leaves_none_and_can_be_repeated(
    tmp_path: Path,
) -> None:
    def broken(count: int) -> bytes:
        drawn.append(count)
        if len(drawn) > 1:
            raise OSError("the source of randomness is gone")
        return bytes(count)

    drawn: list[int] = []
    with pytest.raises(OSError, match="randomness"):
        KeyFolder.create(tmp_path / "keys" / "e", broken)

    assert list((tmp_path / "keys").iterdir()) == []
    assert (a_folder(tmp_path).path / "intake.key").exists()


def test_a_personal_value_is_digested_under_the_persons_own_key(
    tmp_path: Path,
) -> None:
    folder = a_folder(tmp_path)
    key = folder.new_card_key(PERSON, os.urandom)
    message = canonical_bytes(["comitia personal 1", PERSON, "张三"])

    digest = folder.personal_digest(PERSON, "张三")

    assert digest == hmac.new(key, message, hashlib.sha256).hexdigest()
    assert digest == folder.personal_digest(PERSON, "张三")


def test_nobody_can_confirm_a_personal_value_after_erasing(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    folder.new_card_key(PERSON, os.urandom)

    folder.erase_card_key(PERSON, os.urandom)

    with pytest.raises(KeyError, match=PERSON):
        folder.personal_digest(PERSON, "张三")


def test_a_payload_as_deep_as_an_entry_may_hold_can_be_digested(
    tmp_path: Path,
) -> None:
    deep: Json = []
    for _ in range(DEEPEST - 1):
        deep = [deep]

    assert len(a_folder(tmp_path).request_digest("a", deep)) == 64


@pytest.mark.parametrize("election", ["", "../../x", "E" * 32])
def test_what_is_no_election_has_no_folder_of_keys(election: str) -> None:
    with pytest.raises(ValueError, match="election's id"):
        keys_folder({"COMITIA_KEYS": "/k"}, election)


def test_the_same_key_drawn_again_is_the_one_that_lies_there(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)

    first = folder.new_card_key(PERSON, SeededBytes(b"1", "card"))
    second = folder.new_card_key(PERSON, SeededBytes(b"1", "card"))

    assert first == second
    assert list(folder.persons()) == [PERSON]


def test_half_a_key_that_a_power_cut_left_is_drawn_again(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    folder.draft_card_key(PERSON, os.urandom)
    (folder.path / "cards" / PERSON[:2] / f"{PERSON}.key").write_bytes(b"half")

    key = folder.draft_card_key(PERSON, os.urandom)
    folder.settle_card_keys([PERSON])

    assert folder.card_key(PERSON) == key


def test_settling_nobody_is_harmless(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)

    folder.settle_card_keys([])

    assert list(folder.persons()) == []


def test_an_unfinished_key_is_named_and_goes_with_the_person(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    folder.new_card_key(PERSON, os.urandom)
    other = PERSON[:2] + "0" * 30
    unfinished = folder.path / "cards" / PERSON[:2] / f"{other}.new"
    unfinished.write_bytes(b"half")
    assert set(folder.persons()) == {PERSON, other}

    folder.erase_card_key(other, os.urandom)

    assert not unfinished.exists()
    assert list(folder.persons()) == [PERSON]
