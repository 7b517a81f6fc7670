"""An election in which two districts and the committee send lists up, in two rounds.

    conference > committee > district-a > branch-a, branch-b
                           > district-b > branch-c

Accounts are those of ``tests.played``; the secretary of the committee stands above all
districts and branches.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tests.charter_files import minimal, written
from tests.elections import PlayedElection, account, opened
from tests.played import person

UNIT: Final = "valley"
BODIES: Final = (
    ("conference", "conference", "", 30),
    ("committee", "committee", "conference", 5),
    ("district-a", "district", "committee", 4),
    ("district-b", "district", "committee", 4),
    ("branch-a", "branch", "district-a", 10),
    ("branch-b", "branch", "district-a", 20),
    ("branch-c", "branch", "district-b", 30),
    ("review", "review", "conference", 3),
)
BRANCHES: Final = ("branch-a", "branch-b", "branch-c")
DISTRICTS: Final = ("district-a", "district-b")
PEOPLE: Final = 9
_LEVEL = """
[nomination.tests.{level}]
value = "{test}"
clause = "Rule 4a"

[nomination.measures.{level}]
value = "{first}"
clause = "Rule 4a"

[nomination.later_measures.{level}]
value = "more_than_half"
clause = "Rule 4a"

[nomination.quorums.{level}]
more_than = "1/2"
of = "entitled"
clause = "Rule 4a"

[nomination.thresholds.{level}]
more_than = "1/2"
of = "present"
clause = "Rule 4a"
"""
LEVELS: Final = (
    '\n[nomination.levels]\nvalue = ["district", "committee"]\nclause = "Rule 4a"\n'
    '\n[nomination.departures]\nvalue = ["composition", "conditions"]\n'
    'clause = "Rule 4a"\n'
    '\n[register.tiers.district]\nunder = "committee"\nclause = "Rule 2"\n'
    + _LEVEL.format(level="district", test="and", first="most_named")
    + _LEVEL.format(level="committee", test="or", first="most_named")
)
UNDER_DISTRICTS: Final = (
    '[register.tiers.branch]\nunder = "committee"',
    '[register.tiers.branch]\nunder = "district"',
)
TWO_ROUNDS: Final = (
    "[nomination.rounds]\nvalue = 1",
    "[nomination.rounds]\nvalue = 2",
)


def charter_text(*changes: tuple[str, str], more: str = "") -> str:
    """Return the smallest charter with two levels and two rounds."""
    text = minimal(UNDER_DISTRICTS, TWO_ROUNDS, more=LEVELS + more)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def levelled(folder: Path, *changes: tuple[str, str]) -> PlayedElection:
    """Return an election at nomination under a charter with levels."""
    place = folder / "charter"
    place.mkdir()
    election = opened(folder / "keys", written(place, charter_text(*changes)))
    election.do("register_units", {"rows": [{"name": "Valley", "unit": UNIT}]})
    names = ("body", "kind", "parent", "members")
    bodies = [
        {**dict(zip(names, one, strict=True)), "name": one[0].title(), "unit": UNIT}
        for one in BODIES
    ]
    election.do("register_bodies", {"rows": bodies})
    people = [
        {
            "body": BRANCHES[number % 3],
            "name": f"Person {number}",
            "office_id": f"{number:03}",
            "traits": {"branch": BRANCHES[number % 3]},
        }
        for number in range(PEOPLE)
    ]
    election.do("register_persons", {"rows": people})
    for body in ("committee", *DISTRICTS, *BRANCHES):
        name = "secretary" if body == "committee" else body
        asked = {"account": account(name), "body": body, "role": "secretary"}
        election.do("grant_role", asked)
    election.do("grant_role", {"account": account("second"), "role": "officer"})
    election.do("close_register", {})
    election.do("divide_seats", {"seats": {UNIT: 3}})
    return election


def returned(
    election: PlayedElection, votes: Mapping[str, Mapping[int, int]]
) -> PlayedElection:
    """Return the election with returns in which all members took part."""
    members = {body: number for body, _, _, number in BODIES}
    for body, named in votes.items():
        names = [
            {"person": person(election, one), "votes": now}
            for one, now in named.items()
        ]
        asked = {"body": body, "names": names, "voters": members[body]}
        election.do("submit_return", asked, by=body)
    return election


def list_of(
    election: PlayedElection,
    body: str,
    names: tuple[int, ...],
    departures: Mapping[int, str] | None = None,
    counts: Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """Return one list of a sheet, for which everybody came and was."""
    entitled = {one: number for one, _, _, number in BODIES}[body]
    vote = dict.fromkeys(("entitled", "present", "valid", "votes_for"), entitled)
    departing = [
        {"ground": ground, "person": person(election, one), "reasons": "Is ill."}
        for one, ground in (departures or {}).items()
    ]
    return {
        **vote,
        **(counts or {}),
        "body": body,
        "departures": departing,
        "names": [person(election, one) for one in names],
    }


def sent(
    election: PlayedElection, *lists: dict[str, Any], by: str = "secretary"
) -> PlayedElection:
    """Return the election with one more sheet of lists, entered for the committee."""
    election.do("send_list_up", {"body": "committee", "lists": list(lists)}, by=by)
    return election
