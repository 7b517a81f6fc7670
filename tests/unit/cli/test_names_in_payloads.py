"""Names in payloads: an account by its name, a person by the office's own id."""

from pathlib import Path

import pytest
from tests.unit.cli.desk import Desk, call, rehearsal

from comitia.cli.election.naming import with_ids, with_numbers
from comitia.kernel.findings import Finding, Refused
from comitia.ledger.canonical import Json
from comitia.store.office import Office


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = rehearsal(tmp_path, monkeypatch)
    desk.fill()
    return desk


def read(desk: Desk, act: str, payload: Json) -> Json:
    with Office.open(desk.folder) as office:
        return with_ids(office, act, payload)


def person(desk: Desk, office_id: str) -> str:
    with Office.open(desk.folder) as office:
        work = office.work()
        found = work.find_person(work.keys.intake_index(office_id))
    assert found is not None
    return found


def test_an_account_is_found_by_its_name(desk: Desk) -> None:
    bo = call("account", "add", desk.folder, "bo", "--json").json["account"]

    assert read(desk, "grant_role", {"account": "@bo"}) == {"account": bo}


def test_people_are_found_in_rows_and_in_lists(desk: Desk) -> None:
    asked: Json = {"names": ["#001", "#002"], "left_out": [{"person": "#001"}]}

    assert read(desk, "adopt_list", asked) == {
        "names": [person(desk, "001"), person(desk, "002")],
        "left_out": [{"person": person(desk, "001")}],
    }


@pytest.mark.parametrize(
    ("act", "payload"),
    [
        ("notify_person", {"how": "#001", "matter": "@anna"}),
        ("adopt_list", {"minutes": "#001", "unit": "#001"}),
        ("register_persons", {"rows": [{"traits": {"note": "#001"}}]}),
        ("adopt_list", {"names": "#001", "left_out": {"person": "#001"}}),
        ("adopt_list", ["#001"]),
        ("notify_person", {"nothing": {"person": "#001"}}),
        ("erase_person", {"person": ["#001"]}),
    ],
)
def test_what_holds_no_id_stays_as_it_was_written(
    desk: Desk, act: str, payload: Json
) -> None:
    assert read(desk, act, payload) == payload


def test_each_name_that_nobody_has_is_told_with_its_field(desk: Desk) -> None:
    rows: Json = [{"person": "#001"}, {"person": "#9"}, {"person": "@ghost"}]

    with pytest.raises(Refused) as refused:
        read(desk, "submit_return", {"body": "branch-a", "names": rows, "voters": 1})

    told = {(one.code, one.key) for one in refused.value.findings}
    assert ("cli.no_person", "names.1.person") in told
    assert ("cli.no_account", "names.2.person") in told
    assert {key for code, key in told if code.startswith("cli.")} == {
        "names.1.person",
        "names.2.person",
    }


def test_a_refusal_says_number_and_name_before_a_person_s_id(desk: Desk) -> None:
    one, stranger = person(desk, "001"), "0" * 32

    with (
        Office.open(desk.folder) as office,
        pytest.raises(Refused) as refused,
        with_numbers(office),
    ):
        raise Refused([Finding.of("x", names=(one, stranger), person=one, votes=2)])

    assert dict(refused.value.findings[0].facts) == {
        "names": (f"#001 Ada ({one})", stranger),
        "person": f"#001 Ada ({one})",
        "votes": 2,
    }
