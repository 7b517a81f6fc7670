"""A small election played up to a step, as the people of a club would do it.

Accounts are called by what they are: `officer`, `second` (an officer too), `secretary`
(of the committee), `presider` (secretary of the conference), `branch-a`, `branch-b`
(their secretaries), `chair`, `auditor` (signatories), `reviewer`, `other-reviewer`,
`scrutineer`, `other-scrutineer`.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from tests.elections import PlayedElection, account

UNIT: Final = "valley"
BODIES: Final = (
    ("conference", "conference", "", 30),
    ("committee", "committee", "conference", 5),
    ("branch-a", "branch", "committee", 10),
    ("branch-b", "branch", "committee", 20),
    ("review", "review", "conference", 3),
)
GRANTS: Final = (
    ("second", "officer", "", ""),
    ("secretary", "secretary", "committee", ""),
    ("presider", "secretary", "conference", ""),
    ("branch-a", "secretary", "branch-a", ""),
    ("branch-b", "secretary", "branch-b", ""),
    ("chair", "signatory", "committee", "chair"),
    ("auditor", "signatory", "committee", "auditor"),
    ("reviewer", "reviewer", "review", ""),
    ("other-reviewer", "reviewer", "review", ""),
    ("scrutineer", "scrutineer", "conference", ""),
    ("other-scrutineer", "scrutineer", "conference", ""),
)
# Four members of the first branch, four of the second.
PEOPLE: Final = tuple(range(8))


def person(election: PlayedElection, number: int) -> str:
    """Return the id of a person, by the number that the club gave."""
    found = election.work.find_person(
        election.work.keys.intake_index(f"{number:03}"),
    )
    assert found is not None
    return found


def people(election: PlayedElection, numbers: Iterable[int] = PEOPLE) -> list[str]:
    """Return the ids of people in the order of their numbers."""
    return [person(election, number) for number in numbers]


def registered(election: PlayedElection) -> PlayedElection:
    """Return the election with register, grants and seats: nomination is open."""
    election.do("register_units", {"rows": [{"name": "Valley", "unit": UNIT}]})
    bodies = [
        {
            "body": body,
            "kind": kind,
            "members": members,
            "name": body.title(),
            "parent": parent,
            "unit": UNIT,
        }
        for body, kind, parent, members in BODIES
    ]
    election.do("register_bodies", {"rows": bodies})
    members = [
        {
            "body": _branch_of(number),
            "name": f"Person {number}",
            "office_id": f"{number:03}",
            "traits": {"branch": _branch_of(number)},
        }
        for number in PEOPLE
    ]
    election.do("register_persons", {"rows": members})
    for name, role, body, post in GRANTS:
        asked = {"account": account(name), "body": body, "post": post, "role": role}
        election.do("grant_role", asked)
    election.do("close_register", {})
    election.do("divide_seats", {"seats": {UNIT: 3}})
    return election


def _branch_of(number: int) -> str:
    return "branch-a" if number < len(PEOPLE) // 2 else "branch-b"


def returned(
    election: PlayedElection, body: str, votes: Mapping[int, int], voters: int
) -> PlayedElection:
    """Return the election with one more return: votes by the numbers of people."""
    names = [
        {"person": person(election, number), "votes": now}
        for number, now in votes.items()
    ]
    asked = {"body": body, "names": names, "voters": voters}
    election.do("submit_return", asked, by=body)
    return election


def nominated(election: PlayedElection) -> PlayedElection:
    """Return an election at vetting: the first five people are nominees."""
    registered(election)
    returned(election, "branch-a", dict.fromkeys((0, 1, 2, 3), 6), voters=8)
    returned(election, "branch-b", {3: 9, 4: 11, 5: 3}, voters=12)
    election.do("close_nomination", {"unit": UNIT}, by="secretary")
    return election


def sheet(*rows: Mapping[str, object]) -> dict[str, object]:
    """Return the payload of findings that are recorded together."""
    return {"rows": [dict(row) for row in rows], "unit": UNIT}


def row_of(
    election: PlayedElection, number: int, check: str, outcome: str = "pass"
) -> dict[str, object]:
    """Return one finding; where it is no pass, with its reasons."""
    row: dict[str, object] = {
        "check": check,
        "outcome": outcome,
        "person": person(election, number),
    }
    return row if outcome == "pass" else {**row, "reasons": "There is no letter."}


def found(
    election: PlayedElection, number: int, check: str, outcome: str = "pass"
) -> PlayedElection:
    """Return the election with one more finding, signed in both posts."""
    asked = sheet(row_of(election, number, check, outcome))
    election.do("record_findings", asked, by="chair")
    election.do("record_findings", asked, by="auditor")
    return election


def vetted(election: PlayedElection) -> PlayedElection:
    """Return an election at selection: all five nominees passed every check."""
    nominated(election)
    checks = ("membership", "consent")
    rows = [row_of(election, number, one) for number in range(5) for one in checks]
    for post in ("chair", "auditor"):
        election.do("record_findings", sheet(*rows), by=post)
    election.do("close_vetting", {"unit": UNIT}, by="secretary")
    return election
