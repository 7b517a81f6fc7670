"""The usual roles of a unit, granted by the sheet when the first of them is needed."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from comitia.charter.rules import Rules
from comitia.demo.moves.nomination.sheets import are_by_the_sheet
from comitia.demo.situation import Move, Situation
from comitia.stages.grants import Grant, Role
from comitia.stages.register.bodies import Body
from comitia.stages.register.section import (
    SIGNING_KINDS,
    bodies_named,
    decides_alone,
)

# The bodies whose holders of posts sign, whose reviewers judge, who counts papers.
_SIGNING: Final = ("selection.body", "credentials.body")
_JUDGING: Final = "vetting.appeal_body"
_COUNTING: Final = "conference.body"
_BRANCH: Final = "nomination.body"


class Seat(NamedTuple):
    """A role in a body that somebody holds in every election."""

    role: Role
    body: str
    post: str = ""
    accounts: int = 1


def by_the_sheet(situation: Situation, unit: str, move: Move) -> Move:
    """Return all usual roles of a unit in place of one; that one where all are held.

    A small organisation grants each role when it is needed.
    """
    if move.act != "grant_role" or not situation.story.sizes.units:
        return move
    rows = [row for one in _usual(situation, unit) for row in _rows(situation, one)]
    if not rows:
        return move
    return Move("grant_roles", {"rows": rows, "unit": unit}, move.accounts)


def _usual(situation: Situation, unit: str) -> Iterator[Seat]:
    rules = situation.rules(unit)
    bodies = situation.views.every(Body, unit=unit)
    alone = {str(one.value) for one in rules if decides_alone(one.key)}
    yield from (Seat(Role.SECRETARY, one) for one in _of_sheets(bodies, rules))
    held = rules.get(SIGNING_KINDS)
    signing = {*bodies_named(held)} - alone if held else set()
    for row in bodies:
        if row.kind in alone:
            yield from _deciding(row, rules)
        elif row.kind in signing:
            yield Seat(Role.REVIEWER, row.body)


def _of_sheets(bodies: tuple[Body, ...], rules: Rules) -> list[str]:
    """Return who sends sheets and logs: bodies over others that stand over branches.

    Of the branches and the bodies right above them the first ones act for themselves;
    all branches do where each sends its own return.
    """
    kind = rules.read(_BRANCH, str).value
    branches = [one for one in bodies if one.kind == kind]
    parents = {one.parent for one in branches}
    over = {one.parent for one in bodies if one.body in parents and one.parent}
    acting = branches[:1] if are_by_the_sheet(rules) else branches
    first = {one for row in acting for one in (row.body, row.parent)}
    alone = {str(one.value) for one in rules if decides_alone(one.key)}
    deciding = {one.body for one in bodies if one.kind in alone}
    return sorted((over | first) - deciding)


def _deciding(row: Body, rules: Rules) -> Iterator[Seat]:
    """Return the roles in a body that decides for the whole unit."""

    def is_of(key: str) -> bool:
        held = rules.get(key)
        return held is not None and held.value == row.kind

    yield Seat(Role.SECRETARY, row.body, accounts=2)
    if is_of(_COUNTING):
        yield Seat(Role.SCRUTINEER, row.body, accounts=2)
    if is_of(_JUDGING):
        yield Seat(Role.REVIEWER, row.body, accounts=2)
    if any(map(is_of, _SIGNING)):
        for post in rules.read("vetting.deciders", tuple).value:
            yield Seat(Role.SIGNATORY, row.body, str(post))


def _rows(situation: Situation, one: Seat) -> Iterator[dict[str, Any]]:
    """Return the grants that are lacking until so many accounts hold a role."""
    every = situation.views.every
    rows = every(Grant, role=one.role.value, body=one.body, post=one.post)
    held = {row.account for row in rows if row.holds(situation.now) and not row.until}
    for number in range(1, one.accounts - len(held) + 1):
        name = f"{one.role}-{one.body}-{one.post}-sheet-{number}"
        yield {
            "account": situation.account(name.replace("--", "-")),
            "body": one.body,
            "post": one.post,
            "role": one.role.value,
        }
