"""The smallest election under a charter with all that can precede a finding."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from tests.elections import PlayedElection, account, opened
from tests.play.looking import looked_into
from tests.played import UNIT, nominated, people, person

ANNOUNCED: Final = timedelta(days=2)


def at_vetting(
    folder: Path, charter: Callable[[Path], Path] = looked_into
) -> PlayedElection:
    """Return an election with five nominees whom nobody has named to be vetted."""
    return nominated(opened(folder / "keys", charter(folder / "charter")))


def naming(
    election: PlayedElection,
    names: Iterable[int] = range(5),
    *,
    left_out: Iterable[int] = (),
    votes: int = 4,
) -> dict[str, object]:
    """Return the payload of a vote on whom to vet, by the numbers of people."""
    return {
        "entitled": 5,
        "left_out": [
            {"person": one, "reasons": "another of the branch is named"}
            for one in people(election, left_out)
        ],
        "minutes": "minutes of the committee, item 3",
        "names": people(election, names),
        "present": 4,
        "unit": UNIT,
        "valid": 4,
        "votes_for": votes,
    }


def named(
    folder: Path, charter: Callable[[Path], Path] = looked_into
) -> PlayedElection:
    """Return an election whose five nominees are to be vetted."""
    election = at_vetting(folder, charter)
    election.do("name_subjects", naming(election), by="secretary")
    return election


def announced(folder: Path) -> PlayedElection:
    """Return an election whose five subjects have been announced long enough."""
    election = named(folder)
    asked = {"places": ["notice board"], "unit": UNIT}
    election.do("announce_vetting", asked, by="secretary")
    election.wait(ANNOUNCED)
    return election


def team(
    election: PlayedElection, members: Mapping[str, Iterable[int]]
) -> dict[str, object]:
    """Return the payload of a team: members by name, with whom each has a conflict."""
    rows = [
        {"declared": people(election, about), "member": account(name)}
        for name, about in members.items()
    ]
    return {"members": rows, "unit": UNIT}


def with_team(folder: Path) -> PlayedElection:
    """Return an election with a team of three; the first knows the first subject."""
    election = announced(folder)
    asked = team(election, {"ann": [0], "ben": [], "cai": []})
    election.do("form_team", asked, by="secretary")
    return election


def looks(
    election: PlayedElection,
    kinds: Mapping[str, int],
    numbers: Iterable[int] = range(5),
    *,
    by: Iterable[str] = ("ben", "cai"),
    field: str = "relation",
) -> dict[str, object]:
    """Return the payload of interviews, or of visits by `field`, about people."""
    rows = [
        {"count": count, "person": person(election, number), field: kind}
        for number in numbers
        for kind, count in kinds.items()
    ]
    return {"members": [account(name) for name in by], "rows": rows, "unit": UNIT}


def reports(
    election: PlayedElection,
    numbers: Iterable[int] = range(5),
    *,
    by: Iterable[str] = ("ben", "cai"),
    considered: Iterable[str] = ("interviews", "visits"),
) -> dict[str, object]:
    """Return the payload of reports on people."""
    rows = [
        {
            "considered": list(considered),
            "person": person(election, number),
            "sha256": "1" * 64,
        }
        for number in numbers
    ]
    return {"members": [account(name) for name in by], "rows": rows, "unit": UNIT}
