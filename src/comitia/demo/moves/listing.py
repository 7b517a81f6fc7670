"""The list of a unit: its body adopts it, everybody may see it and object."""

from typing import Any

from comitia.demo.cast import deciders, kind_of_body, of_kind, players
from comitia.demo.moves.going_back import later, names_needed, reopened, when_free
from comitia.demo.moves.people.composing import (
    departures,
    members_stated,
    needs_others,
)
from comitia.demo.moves.people.replacing import replaced
from comitia.demo.situation import Move, Situation
from comitia.kernel.bounds import Bound
from comitia.kernel.dates import moment_text, parse_moment
from comitia.stages.due_process.objections import Objection, open_objections
from comitia.stages.grants import Role
from comitia.stages.meeting.lists import last_list
from comitia.stages.notice.scope import SCOPE, SHOWS
from comitia.stages.notice.showing import Notice
from comitia.stages.register.bodies import seats_of
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Reached, open_ways
from comitia.stages.selection.keys import DISSENT, HEARD, PRELIMINARY, Keys

BODY = "selection.body"


def at_selection(situation: Situation, unit: str) -> Move:
    """Return the adoption of a list of all who were found fit, or what comes before."""
    body = kind_of_body(situation, unit, BODY)
    ways = open_ways(unit, situation.views, least=Reached.VETTED)
    rules, seats = situation.rules(unit), seats_of(unit, situation.views)
    if len(ways) < names_needed(rules, seats, "selection.margin"):
        return reopened(situation, unit)
    needed = names_needed(rules, seats, "selection.plenary_margin")
    if situation.story.has_events and not situation.views.every(Letter, unit=unit):
        return _request(situation, unit)
    stated = members_stated(situation, unit)
    if stated is not None:
        return stated
    earliest = when_free(situation, unit)
    names = situation.lined_up(tuple(way.person for way in ways), unit, "list")
    # Whoever stood on an adopted list stays on the next one.
    newcomers = {way.person for way in ways if way.reached == Reached.VETTED.value}
    leave = situation.story.has_events and len(names) > needed + 1
    left_out = [name for name in names if name in newcomers][-1:] if leave else []
    listed = [one for one in names if one not in left_out]
    if needs_others(situation, unit, listed):
        return reopened(situation, unit)
    payload = {
        **vote_of(situation, unit, body.members, PRELIMINARY),
        **_heard(situation, unit),
        "left_out": [
            {"person": one, "reasons": "asked to wait for the next election"}
            for one in left_out
        ],
        "minutes": "minutes of the meeting (invented 虚构)",
        "departures": departures(situation, unit, listed),
        "names": listed,
        "unit": unit,
    }
    secretary = players(situation, Role.SECRETARY, body.body)
    return Move("adopt_list", payload, secretary, earliest)


def at_notice(situation: Situation, unit: str) -> Move:
    """Return the opening of the notice, what is said against it, or its closing."""
    views = situation.views
    adopted = last_list(unit, views)
    notice = views.one(Notice, unit, adopted.number if adopted else 0)
    if notice is None:
        return Move("open_notice", _shown(situation, unit), _secretary(situation, unit))
    if situation.story.has_events and not views.every(
        Objection, unit=unit, step=Step.NOTICE.value
    ):
        shown = open_ways(unit, views, least=Reached.PRELIMINARY)
        if shown:
            return objected(situation, unit, shown[0].person)
    for objection in open_objections(unit, views):
        return dismissed(situation, unit, objection)
    instead = replaced(situation, unit)
    if instead is not None:
        return instead
    earliest = later(parse_moment(notice.until), when_free(situation, unit))
    return Move("close_notice", {"unit": unit}, _secretary(situation, unit), earliest)


def _shown(situation: Situation, unit: str) -> dict[str, Any]:
    """Return a notice in every place, to those and with that which the charter asks."""
    rules = situation.rules(unit)
    asked: dict[str, Any] = {
        "places": list(rules.read("notice.places", tuple).value),
        "unit": unit,
    }
    if rules.get(SCOPE) is not None:
        asked["scope"] = rules.read(SCOPE, str).value
    if rules.get(SHOWS) is not None:
        asked["shows"] = list(rules.read(SHOWS, tuple).value)
    return asked


def objected(situation: Situation, unit: str, person: str) -> Move:
    """Return an objection against a person."""
    payload = {"person": person, "text": "was seen in another valley (invented 虚构)"}
    return Move("record_objection", payload, _secretary(situation, unit))


def dismissed(situation: Situation, unit: str, objection: str) -> Move:
    """Return the decision that an objection has no ground."""
    row = situation.views.one(Objection, objection)
    payload = {
        "objection": objection,
        "outcome": "dismissed",
        "person": row.person if row else "",
        "reasons": "looked into: without ground (invented 虚构)",
    }
    body = kind_of_body(situation, unit, BODY).body
    return Move("decide_objection", payload, deciders(situation, unit, body)[:2])


def _secretary(situation: Situation, unit: str) -> tuple[str, ...]:
    return of_kind(situation, unit, BODY, Role.SECRETARY)


def _request(situation: Situation, unit: str) -> Move:
    payload = {
        "about": "may the conference meet in March? (invented 虚构)",
        "date": moment_text(situation.now)[:10],
        "number": f"demo request {unit}",
        "signer": "chair of the committee (invented 虚构)",
        "unit": unit,
    }
    return Move("send_request", payload, _secretary(situation, unit))


def _heard(situation: Situation, unit: str) -> dict[str, Any]:
    """Return the opinions of those whom the charter wants heard."""
    wanted = situation.rules(unit).get(HEARD)
    if wanted is None or not isinstance(wanted.value, tuple):
        return {}
    day = moment_text(situation.now)[:10]
    document = "opinion on the list (invented 虚构)"
    return {
        "heard": [
            {"by": one, "date": day, "document": document} for one in wanted.value
        ]
    }


def vote_of(
    situation: Situation, unit: str, members: int, keys: Keys
) -> dict[str, int]:
    """Return a meeting of all but one, of whom all are for it; or of all."""
    rules = situation.rules(unit)
    quorum = rules.read(keys.quorum, Bound).value
    present = max(members - 1, min(quorum.limit(members), members))
    counted = {"abstained": 0, "against": 0} if rules.get(DISSENT) else {}
    return {
        **counted,
        "entitled": members,
        "present": present,
        "valid": present,
        "votes_for": present,
    }
