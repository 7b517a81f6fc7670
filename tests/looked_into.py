"""The smallest election under a charter with all that can precede a finding."""

from collections.abc import Iterable
from pathlib import Path

from tests.elections import PlayedElection, opened
from tests.play.looking import looked_into
from tests.played import UNIT, nominated, people


def at_vetting(folder: Path) -> PlayedElection:
    """Return an election with five nominees whom nobody has named to be vetted."""
    return nominated(opened(folder / "keys", looked_into(folder / "charter")))


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


def named(folder: Path) -> PlayedElection:
    """Return an election whose five nominees are to be vetted."""
    election = at_vetting(folder)
    election.do("name_subjects", naming(election), by="secretary")
    return election
