"""The end: those elected are confirmed, and the list is published."""

from datetime import datetime
from typing import Any

from comitia.demo.cast import kind_of_body, players
from comitia.demo.moves.credentials.lists import (
    approval_asked,
    elected_published,
    report_confirmed,
    waits_for_the_list,
)
from comitia.demo.moves.credentials.review import before_the_review, review_signers
from comitia.demo.moves.going_back import later, when_free
from comitia.demo.moves.listing import dismissed
from comitia.demo.moves.rights import decision_due, next_right, not_before
from comitia.demo.moves.special.sending import delegates_invited
from comitia.demo.situation import Move, Situation
from comitia.kernel.dates import Span, parse_moment
from comitia.ledger.chain import CENTRE
from comitia.stages.credentials.confirming import TERM
from comitia.stages.credentials.credential import (
    BODY,
    Credential,
    credential_of,
    elected_ways,
)
from comitia.stages.credentials.section import FURTHER_VOTE, REPLACEMENT
from comitia.stages.due_process.objections import open_objections
from comitia.stages.due_process.remedies import (
    CREDENTIALS,
    Remedy,
    is_cleared,
    remedy_of,
    won,
)
from comitia.stages.grants import Role
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.calendar.days import term_end
from comitia.stages.register.course.published import objections_since
from comitia.stages.register.steps import Progress

# Of so many who are doubted, one is not confirmed in the end, where seats are voted on
# again.
FOR_GOOD = 4


def at_credentials(situation: Situation, unit: str) -> Move | None:
    """Return the next vote on those elected, what follows from it, or the closing.

    Nothing, while the unit waits for the list of all who were elected.
    """
    if waits_for_the_list(situation, unit):
        return approval_asked(situation, unit)
    return before_the_review(situation, unit) or _reviewed(situation, unit)


def _reviewed(situation: Situation, unit: str) -> Move:
    views = situation.views
    for objection in open_objections(unit, views):
        return dismissed(situation, unit, objection)
    ways = elected_ways(unit, views)
    new = tuple(way.person for way in ways if credential_of(way, views) is None)
    if new:
        return _voted(situation, unit, situation.lined_up(new, "credentials"))
    remedies = [remedy_of(unit, way.person, CREDENTIALS, views) for way in ways]
    for remedy in remedies:
        move = next_right(situation, remedy) if remedy else None
        if move is not None:
            return move
    due = [one for one in remedies if one is not None and decision_due(one)]
    if due:
        again = tuple(one.person for one in due)
        return _voted(situation, unit, again, *map(not_before, due))
    secretary = _secretary(situation, unit)
    free = later(when_free(situation, unit), *map(not_before, remedies))
    act = "close_credentials"
    if _is_replaced(situation, unit) and any(map(_is_set_aside, remedies)):
        act = "order_replacement"
    return Move(act, {"unit": unit}, secretary, free)


def _is_replaced(situation: Situation, unit: str) -> bool:
    """Return whether the unit votes again on the seat of who is not confirmed."""
    then = situation.rules(unit).get(REPLACEMENT)
    return then is not None and then.value == FURTHER_VOTE


def _is_set_aside(remedy: Remedy | None) -> bool:
    return remedy is not None and not is_cleared(remedy)


def published(situation: Situation) -> Move:
    """Return the publication of the list, with everything that a charter allows."""
    before = (
        elected_published(situation)
        or delegates_invited(situation)
        or report_confirmed(situation)
    )
    if before is not None:
        return before
    attributes = situation.rules(CENTRE).read("publication.attributes", tuple).value
    units = [row.unit for row in situation.views.every(UnitSeats)]
    free = later(*[when_free(situation, unit) for unit in units])
    officer = players(situation, Role.OFFICER)
    return Move("publish_list", {"attributes": list(attributes)}, officer, free)


def _voted(
    situation: Situation, unit: str, persons: tuple[str, ...], *after: datetime | None
) -> Move:
    """Return a vote: all are for everybody, except once for the last of several."""
    members = kind_of_body(situation, unit, BODY).members
    doubted = _doubted(situation, unit, persons)
    rows: list[dict[str, Any]] = [
        {"person": one, "votes_for": members} for one in persons if one not in doubted
    ]
    rows += [
        {
            "person": one,
            "reasons": "the card was missing (invented 虚构)",
            "votes_for": 0,
        }
        for one in doubted
    ]
    if not members:
        rows = [{**row, "reasons": "nobody could vote (invented 虚构)"} for row in rows]
    payload = {"entitled": members, "present": members, "rows": rows, "unit": unit}
    earliest = later(_end_of_objections(situation, unit), *after)
    signers = review_signers(situation, unit, persons)
    return Move("confirm_credentials", payload, signers, earliest)


def _doubted(
    situation: Situation, unit: str, persons: tuple[str, ...]
) -> tuple[str, ...]:
    """Return for whom nobody votes: the last of several, and now and then for good.

    Nobody of those whom an appeal has confirmed, though the unit voted again since.
    """
    settled = won(unit, situation.views)
    persons = tuple(one for one in persons if (one, CREDENTIALS) not in settled)
    if not situation.story.has_events or not persons:
        return ()
    if len(persons) > 1:
        return persons[-1:]
    once_more = situation.views.one(Credential, unit, persons[0]) is not None
    for_good = situation.story.chance(FOR_GOOD, unit, persons[0]) == 0
    for_good = for_good and not situation.wins(persons[0])
    is_doubted = once_more and for_good and _is_replaced(situation, unit)
    return persons if is_doubted else ()


def _end_of_objections(situation: Situation, unit: str) -> datetime:
    progress = situation.views.one(Progress, unit)
    term = situation.rules(unit).read(TERM, Span).value
    begun = objections_since(progress.since if progress else "", situation.views)
    since = parse_moment(begun) if begun else situation.now
    return term_end(since, term=term, rules=situation.rules(unit))


def _secretary(situation: Situation, unit: str) -> tuple[str, ...]:
    body = kind_of_body(situation, unit, BODY).body
    return players(situation, Role.SECRETARY, body)
