"""The rest of the small election: the list, the ballot, credentials, publication."""

from datetime import timedelta
from typing import Final

from tests.elections import PlayedElection
from tests.played import UNIT, people, person

from comitia.ledger.canonical import Json
from comitia.stages.composition.figures import Figure

DAYS_OF_NOTICE: Final = timedelta(days=5)
DAYS_OF_OBJECTION: Final = timedelta(days=3)
CANDIDATES: Final = (0, 1, 2, 3)
ELECTED: Final = (0, 1, 2)
LEFT_OUT: Final = 4
SET_ASIDE: Final = 2
VOTES: Final = dict(zip(CANDIDATES, (19, 18, 17, 5), strict=True))


def listed(election: PlayedElection) -> None:
    """Adopt a list of four and show it for the whole term."""
    left = {"person": person(election, LEFT_OUT), "reasons": "asked for more time"}
    adopted = {
        "entitled": 5,
        "left_out": [left],
        "minutes": "minutes of the committee, item 2",
        "names": people(election, CANDIDATES),
        "present": 4,
        "unit": UNIT,
        "valid": 4,
        "votes_for": 3,
    }
    election.do("adopt_list", adopted, by="secretary")
    places = ["notice board", "club page"]
    election.do("open_notice", {"places": places, "unit": UNIT}, by="secretary")
    election.wait(DAYS_OF_NOTICE)
    election.do("close_notice", {"unit": UNIT}, by="secretary")


def balloted(election: PlayedElection) -> None:
    """Hold the ballot: twenty papers, three elected."""
    names = people(election, CANDIDATES)
    opening = {"names": names, "present": 20, "unit": UNIT}
    election.do("open_ballot", opening, by="presider")
    votes: list[Json] = [
        {
            "abstain": 0,
            "against": 20 - now,
            "person": person(election, number),
            "votes_for": now,
        }
        for number, now in VOTES.items()
    ]
    counted = {
        "ballot": 1,
        "issued": 20,
        "returned": 20,
        "spoiled": 0,
        "unit": UNIT,
        "valid": 20,
        "void": 0,
        "voters": 20,
        "votes": votes,
    }
    for scrutineer in ("scrutineer", "other-scrutineer"):
        election.do("record_count", counted, by=scrutineer)
    election.do("close_ballots", {"unit": UNIT}, by="presider")
    election.wait(DAYS_OF_OBJECTION)


def voted_on(election: PlayedElection, votes: dict[int, int]) -> None:
    """Vote on credentials by the sheet: four of five are present."""
    rows = [
        {"person": person(election, number), "votes_for": now}
        | ({} if now > 2 else {"reasons": "the roll lacks the name"})
        for number, now in votes.items()
    ]
    sheet = {"entitled": 5, "present": 4, "rows": rows, "unit": UNIT}
    for signer in ("secretary", "chair"):
        election.do("confirm_credentials", sheet, by=signer)


def told(election: PlayedElection, number: int) -> dict[str, str]:
    """Tell a person about the last decision on the credentials."""
    about = {"matter": "credentials", "person": person(election, number)}
    election.do("notify_person", {**about, "how": "letter"}, by="secretary")
    return about


def published(election: PlayedElection) -> dict[str, str]:
    """Close the review, publish, and return the figures."""
    election.do("close_credentials", {"unit": UNIT}, by="secretary")
    election.do("publish_list", {"attributes": ["name", "branch"]})
    return {one.figure: one.value for one in election.work.views.every(Figure)}
