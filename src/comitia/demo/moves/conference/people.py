"""The people of a conference: its roll, its delegations, and those who serve it."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from comitia.demo.cast import kind_of_body
from comitia.demo.moves.conference.meeting import (
    BODY,
    by_secretary,
    carried,
    electors,
    listed,
)
from comitia.demo.names import invented_digest, invented_name
from comitia.demo.situation import Move, Situation
from comitia.kernel.bounds import Bound
from comitia.stages.conference.agenda.items import sitting
from comitia.stages.conference.agenda.keys import OFFICIALS
from comitia.stages.conference.attendance import list_number
from comitia.stages.conference.officials.keys import LEAST, POSTS

# So many electors sit in a delegation, about.
DELEGATION: Final = 15


def roll_confirmed(situation: Situation, unit: str, _: tuple[str, ...]) -> Move:
    """Return the roll of electors: all members of the conference, nobody left out."""
    members = kind_of_body(situation, unit, BODY).members
    payload: dict[str, Any] = {
        "document": invented_digest("roll of electors", unit),
        "entitled": members,
        "invited": members // 100,
        "minutes": "report on the credentials of the electors (invented 虚构)",
        "unit": unit,
    }
    payload |= carried(situation, unit, "roll", {})
    return by_secretary(situation, unit, "confirm_electors", payload)


def delegations_formed(situation: Situation, unit: str, _: tuple[str, ...]) -> Move:
    """Return delegations of about the same size, with every post filled."""
    many = electors(situation, unit)
    number = max(1, many // DELEGATION)
    posts = listed(situation.rules(unit), POSTS)
    rows = [
        {
            "delegation": f"delegation-{place + 1}",
            "members": many // number + (place < many % number),
            "posts": [
                {"post": post, **_invented(situation, unit, post, place)}
                for post in posts
            ],
        }
        for place in range(number)
    ]
    payload = {"minutes": "delegations (invented 虚构)", "rows": rows, "unit": unit}
    return by_secretary(situation, unit, "form_delegations", payload)


def officials_named(situation: Situation, unit: str, offices: tuple[str, ...]) -> Move:
    """Return the people of these offices, as few as the charter allows."""
    held = dict(sitting(unit, situation.views).officials)
    rows: list[dict[str, Any]] = []
    for office in offices:
        people = [
            _invented(situation, unit, office, place)
            for place in range(_needed(situation, unit, office))
        ]
        row = {"item": office, "minutes": f"{office} (invented 虚构)", "people": people}
        rows.append(row | carried(situation, unit, office, held))
        held[office] = len(people)
    payload = {"rows": rows, "unit": unit}
    return by_secretary(situation, unit, "name_officials", payload)


def _needed(situation: Situation, unit: str, office: str) -> int:
    rules = situation.rules(unit)
    fewest = rules.read(f"{OFFICIALS}.{office}", int).value
    if office not in rules.family(LEAST):
        return fewest
    bound = rules.read(f"{LEAST}.{office}", Bound).value
    return max(fewest, bound.limit(electors(situation, unit)))


def _invented(situation: Situation, unit: str, post: str, place: int) -> dict[str, str]:
    """Return somebody who was never entered before, and holds this post."""
    # Whoever served on an earlier list may stand on this one.
    number = list_number(unit, situation.views)
    seed = f"{situation.story.seed} {unit} {post} {number}"
    return {
        "name": invented_name(seed, place),
        "office_id": f"DEMO-{unit}-{post}-{number}-{place:04}",
    }


PEOPLED: Final[Mapping[str, Callable[[Situation, str, tuple[str, ...]], Move]]] = {
    "confirm_electors": roll_confirmed,
    "form_delegations": delegations_formed,
    "name_officials": officials_named,
}
