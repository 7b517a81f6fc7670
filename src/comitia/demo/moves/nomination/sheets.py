"""Returns by the sheet: all branches under one body, on paper keyed by two people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from comitia.charter.rules import Rules
from comitia.demo.cast import players
from comitia.demo.moves.nomination.shares import shares_of
from comitia.demo.situation import Move, Situation
from comitia.kernel.views import Views
from comitia.stages.grants import Role
from comitia.stages.nomination.returns.section import (
    BY_BRANCH,
    CHANNELS,
    FORMS,
    KEYED_TWICE,
    RETURNS,
)
from comitia.stages.register.bodies import Body

# So many branches are put on one sheet, wherever a body has no more below it.
MOST_ON_A_SHEET: Final = 400
# One sheet of so many comes as the branches typed it in themselves.
_ONLINE: Final = 4


def are_by_the_sheet(rules: Rules) -> bool:
    """Return whether a charter asks so much of a return that sheets are used."""
    held = [rules.get(key) for key in (CHANNELS, FORMS, RETURNS)]
    return any(one is not None and one.value != BY_BRANCH for one in held)


def sheet_of(
    situation: Situation, bodies: Iterable[Body], names: Mapping[str, list[str]]
) -> Move:
    """Return the returns of the branches under the first body that lacks some.

    `names` says whom each branch names.
    """
    above, branches = first_sheet(tuple(bodies), situation.views)
    rules = situation.rules(branches[0].unit)
    form = _form(situation, rules, above)
    is_keyed = form in _listed(rules, KEYED_TWICE)
    rows = [
        row_of(situation, rules, one, names.get(one.body, []), form) for one in branches
    ]
    return Move(
        "key_returns" if is_keyed else "submit_returns",
        {"body": above, "returns": rows},
        players(situation, Role.SECRETARY, above, count=1 + is_keyed),
    )


def first_sheet(bodies: tuple[Body, ...], views: Views) -> tuple[str, tuple[Body, ...]]:
    """Return the highest body under which few enough branches stand, with those."""
    first = bodies[0]
    above, found = (
        first.parent,
        tuple(one for one in bodies if one.parent == first.parent),
    )
    row = views.one(Body, above)
    while row is not None and row.parent:
        path = known_path(row.parent, views)
        wider = tuple(one for one in bodies if one.path.startswith(path))
        if len(wider) > MOST_ON_A_SHEET:
            break
        above, found, row = row.parent, wider, views.one(Body, row.parent)
    return above, found


def known_path(body: str, views: Views) -> str:
    """Return the path of a body that is in the register."""
    row = views.one(Body, body)
    return row.path if row else ""


def _form(situation: Situation, rules: Rules, above: str) -> str:
    """Return on which form the returns of a sheet came."""
    forms, twice = _listed(rules, FORMS), _listed(rules, KEYED_TWICE)
    if not forms:
        return ""
    others = [one for one in forms if one not in twice]
    typed = not situation.story.chance(_ONLINE, "form", above)
    ordered = [*others, *twice] if typed else [*twice, *others]
    return str(ordered[0])


def row_of(
    situation: Situation, rules: Rules, body: Body, names: list[str], form: str = ""
) -> dict[str, Any]:
    """Return one branch's return, in which nearly everybody took part.

    Without a form it is that of a sheet of its own.
    """
    form = form or _form(situation, rules, body.body)
    shares = shares_of(situation, rules, body)
    voters = shares["voters"]
    votes = [
        {
            "person": one,
            "votes": voters - situation.story.chance(1 + voters // 10, one, body.body),
        }
        for one in names
    ]
    row = {"body": body.body, "entitled": body.members, "names": votes, **shares}
    if form:
        number = {"number": f"R-{body.body}"} if _listed(rules, KEYED_TWICE) else {}
        row["form"] = {"form": form, "is_signed": True, **number}
    return row


def _listed(rules: Rules, key: str) -> tuple[str, ...]:
    return rules.read(key, tuple).value if rules.get(key) else ()


def by_branch(people: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return people by the branch they stand in."""
    found: dict[str, list[str]] = defaultdict(list)
    for body, person in people:
        found[body].append(person)
    return dict(found)
