"""Units that share one conference have it in the register with as many members."""

from pathlib import Path

import pytest
from tests.elections import PlayedElection, opened
from tests.play.charters import in_two_votes

from comitia.kernel.findings import Refused

UNDER = {
    "conference": "",
    "committee": "conference",
    "branch": "committee",
    "review": "conference",
}


def registered(folder: Path, **members: int) -> PlayedElection:
    """Return an election whose units have a conference of so many each."""
    election = opened(folder / "keys", in_two_votes(folder / "charter"))
    units = [{"name": unit, "unit": unit} for unit in members]
    election.do("register_units", {"rows": units})
    for unit, count in members.items():
        rows = [
            {
                "body": f"{unit}-{kind}",
                "kind": kind,
                "members": count if kind == "conference" else 5,
                "name": kind,
                "parent": f"{unit}-{above}" if above else "",
                "unit": unit,
            }
            for kind, above in UNDER.items()
        ]
        election.do("register_bodies", {"rows": rows})
    person = {"body": "hill-branch", "name": "A", "office_id": "1"}
    election.do("register_persons", {"rows": [person]})
    return election


def test_one_conference_of_several_units_has_one_number_of_members(
    tmp_path: Path,
) -> None:
    election = registered(tmp_path, valley=30, hill=31)

    with pytest.raises(Refused) as refused:
        election.do("close_register", {})

    (fault,) = refused.value.findings
    assert fault.code == "register.shared_by_others"
    assert dict(fault.facts)["units"] == ("hill", "valley")
    assert dict(fault.facts)["members"] == ("31", "30")


def test_as_many_members_in_each_unit_are_one_conference(tmp_path: Path) -> None:
    election = registered(tmp_path, valley=30, hill=30)

    assert election.do("close_register", {}).entry.act == "close_register"
