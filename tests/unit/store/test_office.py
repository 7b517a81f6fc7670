"""An election in a folder: made whole or not at all, opened again, acted on."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.elections import MINIMAL
from tests.finished import balloted, listed, published
from tests.offices import (
    DrivenOffice,
    PlayedOffice,
    credited,
    erase,
    founded,
    register,
)
from tests.played import vetted

from comitia.audit.record.verify import verify_bundle
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Refused
from comitia.stages.register.bodies import Person
from comitia.store.office import Office


@pytest.fixture
def rehearsal(tmp_path: Path) -> DrivenOffice:
    return founded(tmp_path)


@pytest.fixture
def earnest(tmp_path: Path) -> DrivenOffice:
    return founded(tmp_path, seed=None)


def test_an_election_is_there_again_when_it_is_opened(rehearsal: DrivenOffice) -> None:
    register(rehearsal)
    before = list(rehearsal.office.views.all_rows())
    rehearsal.office.close()

    with Office.open(rehearsal.office.place.folder) as again:
        after = list(again.views.all_rows())

        assert after == before
        assert again.is_rehearsal
        assert again.card(rehearsal.people()[0]).value("name").startswith("Person")  # type: ignore[union-attr]


def test_the_bundle_is_found_sound(rehearsal: DrivenOffice, tmp_path: Path) -> None:
    register(rehearsal)
    rehearsal.do("checkpoint", {"reason": "enough"})
    rehearsal.do("close_register", {})
    rehearsal.do("divide_seats", {"seats": {"valley": 3}})
    rehearsal.do("checkpoint", {"reason": "enough"})

    rehearsal.office.bundle().write(tmp_path / "bundle")

    verdict = verify_bundle(tmp_path / "bundle")
    assert verdict.faults == ()
    assert verdict.entries == 8
    assert verdict.rehearsal


def test_the_bundle_opens_what_was_published_of_delegates(
    rehearsal: DrivenOffice, tmp_path: Path
) -> None:
    played = PlayedOffice(rehearsal.office)
    vetted(played)
    before = rehearsal.office.bundle().openings

    for step in (listed, balloted, credited, published):
        step(played)
    rehearsal.do("checkpoint", {"reason": "published"})
    bundle = rehearsal.office.bundle()
    bundle.write(tmp_path / "bundle")

    assert tuple(before) == ()
    assert sorted({one.attribute for one in bundle.openings}) == ["branch", "name"]
    assert len(bundle.openings) == 6
    assert verify_bundle(tmp_path / "bundle").faults == ()


def test_the_same_key_gets_the_first_answer_after_a_new_start(
    rehearsal: DrivenOffice,
) -> None:
    register(rehearsal)
    first = rehearsal.do("close_register", {}, key="once")
    rehearsal.office.close()

    rehearsal.office = Office.open(rehearsal.office.place.folder)
    second = rehearsal.do("close_register", {}, key="once")

    assert second.repeated
    assert second.entry == first.entry


def test_a_rehearsal_has_a_clock_of_its_own(rehearsal: DrivenOffice) -> None:
    units = {"rows": [{"name": "Valley", "unit": "valley"}]}
    first = rehearsal.do("register_units", units)
    named = parse_moment(first.entry.at) + timedelta(days=3)

    second = rehearsal.do("register_units", units, at=named)
    third = rehearsal.do("register_units", units)

    assert first.entry.at == "2026-01-05T09:01:00+00:00"
    assert parse_moment(second.entry.at) == named
    assert parse_moment(third.entry.at) == named + timedelta(minutes=1)


def test_a_rehearsal_does_not_go_back_in_time(rehearsal: DrivenOffice) -> None:
    with pytest.raises(Refused, match=r"act\.clock"):
        rehearsal.do(
            "register_units",
            {"rows": [{"name": "Valley", "unit": "valley"}]},
            at=datetime(2025, 1, 1, tzinfo=UTC),
        )


def test_a_rehearsal_leaps_ten_years_and_no_further(rehearsal: DrivenOffice) -> None:
    furthest = datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(days=3652)

    for late in (furthest + timedelta(seconds=1), datetime.max.replace(tzinfo=UTC)):
        with pytest.raises(Refused, match=r"store\.at_too_late"):
            rehearsal.do("checkpoint", {"reason": "x"}, at=late.replace(microsecond=0))
    entry = rehearsal.do("checkpoint", {"reason": "x"}, at=furthest).entry

    assert parse_moment(entry.at) == furthest
    assert rehearsal.do("checkpoint", {"reason": "x"}).entry.height == 2


def test_a_rehearsal_ends_before_the_calendar_does(tmp_path: Path) -> None:
    os.environ["COMITIA_KEYS"] = str(tmp_path / "keys")
    asked = {"charter": MINIMAL, "officer": "officer", "seed": "1"}
    late = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)

    with pytest.raises(Refused, match=r"store\.at_too_late"):
        Office.create(tmp_path / "late", moment=late, **asked)  # type: ignore[arg-type]


def test_two_rehearsals_of_one_seed_are_the_same(tmp_path: Path) -> None:
    first, second = founded(tmp_path, name="a"), founded(tmp_path, name="b")

    register(first)
    register(second)

    assert first.office.bundle().files() == second.office.bundle().files()


def test_in_earnest_nobody_names_the_moment(earnest: DrivenOffice) -> None:
    with pytest.raises(Refused, match="at_in_earnest"):
        earnest.do("checkpoint", {"reason": "x"}, at=datetime.now(UTC))


def test_in_earnest_the_clock_is_the_machine_s(earnest: DrivenOffice) -> None:
    before = datetime.now(UTC).replace(microsecond=0)

    entry = earnest.do("checkpoint", {"reason": "x"}).entry

    assert not earnest.office.is_rehearsal
    assert before <= parse_moment(entry.at) <= datetime.now(UTC) + timedelta(seconds=2)


def test_in_earnest_an_officer_has_a_password(tmp_path: Path) -> None:
    os.environ["COMITIA_KEYS"] = str(tmp_path / "keys")

    with pytest.raises(Refused, match="password_needed"):
        Office.create(tmp_path / "e", charter=MINIMAL, officer="o")

    assert list(tmp_path.iterdir()) == []


def test_an_office_knows_passwords_and_names(earnest: DrivenOffice) -> None:
    office = earnest.office
    added = office.add_account("clerk", "the right one")

    assert office.account_id("clerk") == added
    assert office.check_password("clerk", "the right one")
    assert not office.check_password("clerk", "the wrong one")
    assert not office.check_password("nobody", "the right one")
    with pytest.raises(Refused, match="no_account"):
        office.account_id("nobody")
    with pytest.raises(Refused, match="account_taken"):
        office.add_account("clerk", "another one")
    with pytest.raises(Refused, match="account_name"):
        office.add_account("clerk ", "another one")
    with pytest.raises(Refused, match="password_needed"):
        office.add_account("other", "")


def test_an_account_without_a_password_lets_nobody_in(rehearsal: DrivenOffice) -> None:
    assert not rehearsal.office.check_password("officer", "")


def test_keys_do_not_lie_in_the_folder(tmp_path: Path) -> None:
    os.environ["COMITIA_KEYS"] = str(tmp_path / "e" / "keys")

    with pytest.raises(Refused, match="keys_inside"):
        Office.create(tmp_path / "e", charter=MINIMAL, officer="o", seed="1")

    assert list(tmp_path.iterdir()) == []


def test_an_election_is_not_opened_with_keys_inside(rehearsal: DrivenOffice) -> None:
    folder = rehearsal.office.place.folder
    os.environ["COMITIA_KEYS"] = str(folder / "keys")

    with pytest.raises(Refused, match="keys_inside"):
        Office.open(folder)


def test_what_lies_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "letter.txt").write_text("mine")

    with pytest.raises(Refused, match="exists"):
        founded(tmp_path)

    assert [one.name for one in tmp_path.iterdir()] == ["e"]


def test_an_empty_folder_can_become_an_election(tmp_path: Path) -> None:
    (tmp_path / "e").mkdir()

    driven = founded(tmp_path)

    assert driven.office.place.database.is_file()


def test_a_founding_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / "keys"))

    with pytest.raises(Refused, match="account_name"):
        Office.create(tmp_path / "e", charter=MINIMAL, officer=" ", seed="1")

    assert [one.name for one in tmp_path.iterdir()] == ["keys"]
    assert list((tmp_path / "keys").iterdir()) == []


def test_another_charter_is_not_taken_for_the_sealed_one(
    rehearsal: DrivenOffice,
) -> None:
    rehearsal.office.close()
    file = rehearsal.office.place.charter / "charter.toml"
    file.write_text(file.read_text("utf-8").replace("Rule 3", "Rule 33"), "utf-8")

    with pytest.raises(Refused) as refused:
        Office.open(rehearsal.office.place.folder)

    assert dict(refused.value.findings[0].facts) == {"named": ("charter/charter.toml",)}


def test_acts_are_not_done_by_another_policy_than_the_sealed_one(
    rehearsal: DrivenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearsal.office.close()
    monkeypatch.setattr(
        "comitia.store.folder.opening.policy_table", lambda: b"another table"
    )

    with pytest.raises(Refused) as refused:
        Office.open(rehearsal.office.place.folder)

    assert [one.code for one in refused.value.findings] == ["store.policy_changed"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "no_election"), ("2\n", "newer_format"), ("1\n", "damaged")],
)
def test_what_is_no_election_is_not_opened(
    tmp_path: Path, content: str | None, code: str
) -> None:
    if content:
        (tmp_path / "format").write_text(content)

    with pytest.raises(Refused, match=code):
        Office.open(tmp_path)


def test_a_copied_rehearsal_makes_its_keys_again(
    rehearsal: DrivenOffice, tmp_path: Path
) -> None:
    register(rehearsal)
    rehearsal.office.close()
    os.environ["COMITIA_KEYS"] = str(tmp_path / "elsewhere")

    with Office.open(rehearsal.office.place.folder) as again:
        assert again.keys.path != rehearsal.office.keys.path
        assert again.keys.signing_key().private_bytes_raw() == (
            rehearsal.office.keys.signing_key().private_bytes_raw()
        )
        for person in rehearsal.people():
            assert again.keys.card_key(person) is not None
            assert again.card(person) == rehearsal.office.card(person)


def test_in_earnest_lost_keys_are_named(earnest: DrivenOffice, tmp_path: Path) -> None:
    earnest.office.close()
    os.environ["COMITIA_KEYS"] = str(tmp_path / "elsewhere")

    with pytest.raises(Refused, match="keys_missing"):
        Office.open(earnest.office.place.folder)


def test_erasing_destroys_key_card_and_index(earnest: DrivenOffice) -> None:
    register(earnest)
    office, person = earnest.office, earnest.people()[0]
    sealed = office.card(person)

    erase(earnest, person)

    row = office.views.one(Person, person)
    assert row is not None
    assert row.standing == "erased"
    assert sealed.openings != {}
    assert office.card(person).openings == {}
    assert office.keys.card_key(person) is None
    assert Path(f"{office.place.database}-wal").stat().st_size == 0


def test_a_key_that_outlived_its_erasure_goes_when_the_office_opens(
    earnest: DrivenOffice,
) -> None:
    register(earnest)
    office, person = earnest.office, earnest.people()[0]
    key = office.keys.card_key(person)
    erase(earnest, person)
    assert key is not None
    office.keys.new_card_key(person, lambda _: key)
    office.close()

    Office.open(office.place.folder).close()

    assert office.keys.card_key(person) is None


def test_a_key_of_somebody_who_never_came_in_goes_when_the_office_opens(
    earnest: DrivenOffice,
) -> None:
    register(earnest)
    office = earnest.office
    office.keys.new_card_key("f" * 32, os.urandom)
    office.close()

    Office.open(office.place.folder).close()

    assert sorted(office.keys.persons()) == sorted(earnest.people())


def test_a_refused_act_leaves_no_key(earnest: DrivenOffice) -> None:
    row = {"body": "nowhere", "name": "Somebody", "office_id": "1"}

    with pytest.raises(Refused):
        earnest.do("register_persons", {"rows": [row]})

    assert list(earnest.office.keys.persons()) == []


def test_an_office_id_is_corrected_and_set_back(rehearsal: DrivenOffice) -> None:
    register(rehearsal)
    rehearsal.do("close_register", {})
    rehearsal.office.add_account("second", None)
    second = rehearsal.office.account_id("second")
    rehearsal.do("grant_role", {"account": second, "role": "officer"})
    person = rehearsal.people()[0]
    held = str(rehearsal.office.card(person).value("office_id"))

    for office_id in (held, "0099", held):
        asked = {"office_id": office_id, "person": person, "reason": "a slip"}
        rehearsal.do("correct_person", asked)
        rehearsal.do("correct_person", asked, by="second")

    assert rehearsal.office.card(person).value("office_id") == held
