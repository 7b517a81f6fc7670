"""Nomination: what branches return, what is set right, and when the round closes."""

from datetime import timedelta
from typing import Any

from comitia.demo.cast import kind_of_body, of_kind, players
from comitia.demo.moves.dividing import names_divided
from comitia.demo.moves.going_back import given_up, names_needed, reopened, when_free
from comitia.demo.moves.nomination.closed import is_closed, told, totals_of
from comitia.demo.moves.nomination.lists import (
    next_lists,
    on_the_list,
    parts_of,
    restored,
)
from comitia.demo.moves.nomination.room import is_limited, room_of
from comitia.demo.moves.nomination.sheets import (
    are_by_the_sheet,
    by_branch,
    row_of,
    sheet_of,
)
from comitia.demo.situation import Move, Situation
from comitia.demo.story import SPARE_NAMES
from comitia.kernel.dates import moment_text
from comitia.stages.grants import Role
from comitia.stages.nomination.levels.coming import names_up
from comitia.stages.nomination.returns.section import FULL, MODE
from comitia.stages.nomination.returns.width import NamesAsked
from comitia.stages.nomination.rounds import (
    BranchReturn,
    Named,
    Round,
    going_on,
    passed_names,
    round_of,
)
from comitia.stages.register.bodies import Body, Person, Standing, seats_of
from comitia.stages.register.steps import Progress
from comitia.stages.register.ways import Way

BODY = "nomination.body"
ABOVE = "selection.body"


def at_nomination(situation: Situation, unit: str) -> Move:
    """Return the next return, a correction, or the closing of the round."""
    current = round_of(unit, situation.views)
    kind = situation.rules(unit).read(BODY, str).value
    bodies = situation.views.every(Body, unit=unit, kind=kind)
    if _are_names_due(situation, unit):
        return names_divided(situation, unit)
    logged = told(situation, unit, bodies) if bodies else None
    if logged is not None:
        return logged
    rows = situation.views.every(BranchReturn, unit=unit, round=current.number)
    sent = {row.body for row in rows}
    lacking = [body for body in bodies if body.body not in sent]
    if lacking:
        return _next_return(situation, unit, lacking)
    event = _event(situation, unit, current, bodies)
    return event or _after_the_returns(situation, unit, current, bodies)


def _after_the_returns(
    situation: Situation, unit: str, current: Round, bodies: tuple[Body, ...]
) -> Move:
    """Return further names, the lists of the levels, or the end of the round."""
    is_short = _lacking(situation, unit, current) > 0
    more = _completed(situation, unit, current, bodies) if is_short else None
    lists = more or next_lists(situation, unit)
    if lists is not None:
        return lists
    if is_short and _is_last(situation, unit, current):
        return reopened(situation, unit)
    secretary = of_kind(situation, unit, ABOVE, Role.SECRETARY)
    free = when_free(situation, unit)
    return Move("close_nomination", {"unit": unit}, secretary, free)


def _are_names_due(situation: Situation, unit: str) -> bool:
    """Return whether the charter divides names and nobody did so in this unit."""
    views, rules = situation.views, situation.rules(unit)
    if rules.get("nomination.enlargement") is None:
        return False
    mode = rules.get(MODE)
    if mode is not None and mode.value == FULL:
        return False
    has_begun = bool(views.every(BranchReturn, unit=unit, excused=False))
    return not has_begun and not views.every(NamesAsked, unit=unit)


def _lacking(situation: Situation, unit: str, current: Round) -> int:
    """Return how many more names there must be before the round can be closed."""
    views = situation.views
    have = {way.person for way in going_on(unit, views)} | names_up(
        current, views
    ).keys()
    seats = seats_of(unit, views)
    return names_needed(situation.rules(unit), seats) - len(have)


def _next_return(situation: Situation, unit: str, lacking: list[Body]) -> Move:
    """Return what the next branch sends, or a sheet of all under the body above it."""
    empty = [body for body in lacking if not body.members]
    if not empty and is_closed(situation.rules(unit)):
        return totals_of(situation, lacking, _names_by_branch(situation, unit))
    if empty or not are_by_the_sheet(situation.rules(unit)):
        return _returned(situation, (empty or lacking)[0])
    return sheet_of(situation, lacking, _names_by_branch(situation, unit))


def _names_by_branch(situation: Situation, unit: str) -> dict[str, list[str]]:
    """Return whom each branch names: its share of those who are still needed."""
    kind = situation.rules(unit).read(BODY, str).value
    listed = on_the_list(situation, unit)
    if listed is not None:
        bodies = situation.views.every(Body, unit=unit, kind=kind)
        return parts_of(listed, bodies)
    share = _share(
        situation, unit, len(situation.views.every(Body, unit=unit, kind=kind))
    )
    free = by_branch((one.body, one.person) for one in _free(situation, unit))
    current = round_of(unit, situation.views)
    if not is_limited(situation.rules(unit), current):
        return {body: people[:share] for body, people in free.items()}
    rows = (situation.views.one(Body, body) for body in free)
    return {
        row.body: free[row.body][: room_of(situation, row, current)]
        for row in rows
        if row is not None
    }


def _returned(situation: Situation, body: Body) -> Move:
    """Return what a branch sends; one without members is excused."""
    if not body.members:
        payload = {"body": body.body, "reason": "has no member left (invented 虚构)"}
        secretary = of_kind(situation, body.unit, ABOVE, Role.SECRETARY)
        return Move("excuse_body", payload, secretary)
    names = _names_of(situation, body)
    return Move(
        "submit_return",
        _sheet(situation, body, names),
        players(situation, Role.SECRETARY, body.body),
    )


def _names_of(situation: Situation, body: Body) -> list[str]:
    """Return whom a branch names: its share of those who are still needed."""
    listed = on_the_list(situation, body.unit)
    if listed is not None:
        fellows = situation.views.every(Body, unit=body.unit, kind=body.kind)
        return parts_of(listed, fellows)[body.body]
    free = [one for one in _free(situation, body.unit) if one.body == body.body]
    kind = situation.rules(body.unit).read(BODY, str).value
    branches = len(situation.views.every(Body, unit=body.unit, kind=kind))
    return [one.person for one in free[: _share(situation, body.unit, branches)]]


def _share(situation: Situation, unit: str, branches: int) -> int:
    """Return how many names each branch gives, so that there are enough together."""
    going = len(going_on(unit, situation.views))
    seats = seats_of(unit, situation.views)
    needed = names_needed(situation.rules(unit), seats) - going + SPARE_NAMES
    return -(-max(needed, 0) // branches)


def _free(situation: Situation, unit: str) -> list[Person]:
    """Return who can be named: first who is to win, then whose name went no way yet."""
    rows = situation.views.every(Person, unit=unit, standing=Standing.ACTIVE.value)
    ways = {one.person: one for one in situation.views.every(Way, unit=unit)}
    fresh = [one for one in rows if one.person not in ways]
    again = [one for one in rows if one.person in ways and not ways[one.person].is_open]
    return sorted([*fresh, *again], key=lambda one: not situation.wins(one.person))


def _sheet(situation: Situation, body: Body, names: list[str]) -> dict[str, Any]:
    """Return a return in which nearly all took part and nearly all were for each."""
    rules = situation.rules(body.unit)
    if are_by_the_sheet(rules):
        return row_of(situation, rules, body, names)
    voters = body.members - body.members // 10
    return {
        "body": body.body,
        "entitled": body.members,
        "names": [
            {
                "person": person,
                "votes": voters - situation.story.chance(1 + voters // 10, person),
            }
            for person in names
        ],
        "voters": voters,
    }


def _event(
    situation: Situation, unit: str, current: Round, bodies: tuple[Body, ...]
) -> Move | None:
    """Return what happens in the first round: a postponement, a correction."""
    if not situation.story.has_events or current.number > 1:
        return None
    progress = situation.views.one(Progress, unit)
    if progress is not None and not progress.not_before:
        until = moment_text(situation.now.replace(second=0) + timedelta(days=1))
        payload = {"reason": "heavy snow (invented 虚构)", "unit": unit, "until": until}
        return Move("postpone_step", payload, players(situation, Role.OFFICER))
    sent = situation.views.one(BranchReturn, unit, current.number, bodies[0].body)
    if sent is not None and not sent.excused and not sent.corrections:
        return _corrected(situation, bodies[0], current, [])
    return None


def _is_last(situation: Situation, unit: str, current: Round) -> bool:
    rounds = situation.rules(unit).read("nomination.rounds", int).value
    return current.number >= rounds


def _completed(
    situation: Situation, unit: str, current: Round, bodies: tuple[Body, ...]
) -> Move | None:
    """Return what brings further names; nothing where only another round does."""
    again = restored(situation, unit)
    if again is not None:
        return again
    listed = on_the_list(situation, unit)
    named = passed_names(current, situation.views)
    free = [one.person for one in _free(situation, unit) if one.person not in named]
    if listed is not None and not set(free) & set(listed):
        return None
    return _more_names(situation, unit, current, bodies)


def _more_names(
    situation: Situation, unit: str, current: Round, bodies: tuple[Body, ...]
) -> Move | None:
    """Return a correction that names further people; without any, the end.

    Nothing where no branch is asked for more: another round is.
    """
    named = {
        row.person
        for row in situation.views.every(
            Named, unit=unit, round=current.number, passed=True
        )
    }
    free = [one.person for one in _free(situation, unit) if one.person not in named]
    listed = on_the_list(situation, unit)
    if listed is not None:
        free = [one for one in free if one in listed]
    able = [body for body in bodies if body.members]
    if not free or not able:
        return given_up(situation, "too few people are left to be named")
    able = [body for body in able if room_of(situation, body, current) > 0]
    if not able:
        return None
    most = min(_lacking(situation, unit, current), room_of(situation, able[0], current))
    more = free[:most]
    sent = situation.views.one(BranchReturn, unit, current.number, able[0].body)
    if sent is not None and sent.excused:
        return _after_all(situation, able[0], more)
    return _corrected(situation, able[0], current, more)


def _after_all(situation: Situation, body: Body, names: list[str]) -> Move:
    """Return what a branch sends that was excused before."""
    rules = situation.rules(body.unit)
    if is_closed(rules):
        return totals_of(situation, (body,), {body.body: names})
    if are_by_the_sheet(rules):
        return sheet_of(situation, (body,), {body.body: names})
    secretary = players(situation, Role.SECRETARY, body.body)
    return Move("submit_return", _sheet(situation, body, names), secretary)


def _corrected(
    situation: Situation, body: Body, current: Round, more: list[str]
) -> Move:
    """Return a branch's return once more, with one voter less and further names."""
    passed = passed_names(current, situation.views)
    named = [one for one, bodies in passed.items() if body.body in bodies]
    reason = "a paper was found under the table (invented 虚构)"
    if is_closed(situation.rules(body.unit)):
        return totals_of(situation, (body,), {body.body: [*named, *more]}, reason)
    sheet = _sheet(situation, body, [*named, *more])
    above = kind_of_body(situation, body.unit, ABOVE).body
    signers = (
        *players(situation, Role.SECRETARY, body.body),
        *players(situation, Role.SECRETARY, above),
    )
    return Move("correct_return", {**sheet, "reason": reason}, signers)
