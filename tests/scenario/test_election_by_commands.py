"""The story once more, typed: every act by its command, people by their names."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.played import BODIES, GRANTS, UNIT
from tests.unit.cli.desk import Desk, Said, call, rehearsal

from comitia.ledger.mark import INVENTED

NAMES = ("=HYPERLINK(1)", "Bo", "Cy", "Di", "Eve")


class TypedElection:
    """An election of which every act is typed; it knows when the last one was."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.at = desk, datetime.fromisoformat("2026-01-05T09:00:00+00:00")

    def do(self, act: str, payload: object, *signers: str) -> Said:
        """Do an act, signed by each of these accounts, the last of whom does it."""
        for who in signers or ("anna",):
            self.at += timedelta(minutes=1)
            said = self.desk.act(act, payload, "--at", self.at.isoformat(), by=who)
            assert said.code == 0, said.out
        assert said.json["done"]
        return said

    def wait(self, days: int) -> None:
        self.at += timedelta(days=days)


def named(numbers: Iterable[int]) -> list[str]:
    return [f"#00{number}" for number in numbers]


def register(election: TypedElection) -> None:
    """Enter the register by the sheet, and give everybody a role."""
    bodies = "".join(
        f"{body},{body.title()},{kind},{UNIT},{parent},{members}\n"
        for body, kind, parent, members in BODIES
    )
    people = "".join(
        f"00{number},{name},branch-a,North\n" for number, name in enumerate(NAMES)
    )
    sheets = {
        "units": f"id,name\n{UNIT},Valley\n",
        "bodies": "id,name,kind,unit,parent,members\n" + bodies,
        "persons": "id,name,body,branch\n" + people,
    }
    for kind, text in sheets.items():
        assert election.desk.sheet(kind, text, "--apply").json["applied"]
        election.at += timedelta(minutes=1)
    for name, role, body, post in GRANTS:
        call("account", "add", election.desk.folder, name)
        asked = {"account": f"@{name}", "body": body, "post": post, "role": role}
        election.do("grant_role", asked)
    election.do("close_register", {})
    election.do("divide_seats", {"seats": {UNIT: 3}})


def nominate(election: TypedElection) -> None:
    for body, voters in (("branch-a", 8), ("branch-b", 12)):
        names = [{"person": one, "votes": voters} for one in named(range(5))]
        asked = {"body": body, "names": names, "voters": voters}
        election.do("submit_return", asked, body)
    election.do("close_nomination", {"unit": UNIT}, "secretary")
    rows = [
        {"check": check, "outcome": "pass", "person": person}
        for person in named(range(5))
        for check in ("membership", "consent")
    ]
    election.do("record_findings", {"rows": rows, "unit": UNIT}, "chair", "auditor")
    election.do("close_vetting", {"unit": UNIT}, "secretary")


def select(election: TypedElection) -> None:
    adopted = {
        "entitled": 5,
        "left_out": [{"person": "#004", "reasons": "asked for more time"}],
        "minutes": "item 2",
        "names": named(range(4)),
        "present": 4,
        "unit": UNIT,
        "valid": 4,
        "votes_for": 3,
    }
    election.do("adopt_list", adopted, "secretary")
    places = ["notice board", "club page"]
    election.do("open_notice", {"places": places, "unit": UNIT}, "secretary")
    election.wait(5)
    election.do("close_notice", {"unit": UNIT}, "secretary")


def elect(election: TypedElection) -> None:
    opening = {"names": named(range(4)), "present": 20, "unit": UNIT}
    election.do("open_ballot", opening, "presider")
    votes = [
        {"abstain": 0, "against": 20 - now, "person": person, "votes_for": now}
        for person, now in zip(named(range(4)), (19, 18, 17, 5), strict=True)
    ]
    papers = {
        "issued": 20,
        "returned": 20,
        "spoiled": 0,
        "valid": 20,
        "void": 0,
        "voters": 20,
    }
    counted = {"ballot": 1, "unit": UNIT, "votes": votes, **papers}
    election.do("record_count", counted, "scrutineer", "other-scrutineer")
    election.do("close_ballots", {"unit": UNIT}, "presider")
    election.wait(3)
    rows = [{"person": one, "votes_for": 4} for one in named(range(3))]
    sheet = {"entitled": 5, "present": 4, "rows": rows, "unit": UNIT}
    election.do("confirm_credentials", sheet, "secretary", "chair")
    election.do("close_credentials", {"unit": UNIT}, "secretary")
    election.do("publish_list", {"attributes": ["name", "branch"]})


@pytest.fixture
def election(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TypedElection:
    election = TypedElection(rehearsal(tmp_path, monkeypatch))
    for step in (register, nominate, select, elect):
        step(election)
    return election


def rows_of(election: TypedElection) -> list[dict[str, str]]:
    said = call("delegates", election.desk.folder, "--csv")
    assert said.code == 0, said.err
    return list(csv.DictReader(io.StringIO(said.out)))


def test_a_whole_election_is_typed_published_and_verified(
    election: TypedElection, tmp_path: Path
) -> None:
    folder = election.desk.folder
    election.do("checkpoint", {"reason": "published"})

    rows = rows_of(election)
    figures = call("figures", "show", folder, "--json").json["figures"]
    call("bundle", folder, "--out", tmp_path / "record")

    assert list(rows[0]) == ["id", "unit", "name", "branch", "erased", "invented"]
    assert sorted(row["name"] for row in rows) == ["'=HYPERLINK(1)", "Bo", "Cy"]
    assert {row["branch"] for row in rows} == {"North"}
    by_key = {one["key"]: one for one in figures}
    assert by_key["delegates"]["value"] == "3"
    assert list(by_key["margin.share"]) == [
        *("key", "value", "exact", "unit", "qualifier"),
        *("rounding", "base", "base_value", "moment", "source"),
    ]
    assert by_key["margin.share"]["exact"] == "1/3"
    assert "Seats: 3 seats" in call("figures", "show", folder).out
    chinese = call("figures", "show", folder, "--lang", "zh-hans").out
    chinese = chinese.removeprefix(INVENTED)
    assert "3 个名额（名额分配时；seats）" in chinese
    assert not any(word in chinese for word in ("persons", "percent", "divided"))
    assert call("verify", tmp_path / "record", "--json").json["ok"]


def test_who_is_erased_keeps_a_row_of_id_and_unit(election: TypedElection) -> None:
    before = {row["name"]: row["id"] for row in rows_of(election)}
    asked = {"ground": "asked", "person": "#001"}

    election.do("erase_person", asked, "anna", "second")

    after = {row["id"]: row for row in rows_of(election)}
    assert after[before["Bo"]] == {
        "id": before["Bo"],
        "unit": UNIT,
        "name": "",
        "branch": "",
        "erased": "yes",
        "invented": INVENTED,
    }
    assert after[before["Cy"]]["erased"] == ""
