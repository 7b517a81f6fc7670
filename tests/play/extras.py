"""Acts that no smooth election needs, each where it first can be done."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from comitia.demo.cast import deciders, kind_of_body, players
from comitia.demo.moves.credentials.lists import waits_for_the_list
from comitia.demo.moves.nomination.lists import list_of
from comitia.demo.situation import Move, Situation
from comitia.kernel.dates import moment_text
from comitia.ledger.chain import CENTRE
from comitia.stages.conference.balloting import balloting
from comitia.stages.conference.ballots import Ballot
from comitia.stages.conference.records import SealedPapers
from comitia.stages.due_process.procedure import VoidDeclaration
from comitia.stages.grants import Grant, Role
from comitia.stages.nomination.downward import LEVELS
from comitia.stages.nomination.levels.before import standing
from comitia.stages.nomination.rounds import BranchReturn
from comitia.stages.register.bodies import Body, Person, UnitSeats
from comitia.stages.register.course.published import elected_list
from comitia.stages.register.steps import Step, step_of
from comitia.stages.register.ways import Way

UNIT: Final = "valley"


def _at(situation: Situation, *steps: Step) -> bool:
    return step_of(UNIT, situation.views) in steps


def _officers(situation: Situation, count: int) -> tuple[str, ...]:
    return players(situation, Role.OFFICER, count=count)


def divide_targets(situation: Situation) -> Move | None:
    """Return targets by weights that fit at once: ten times the seats themselves."""
    views = situation.views
    values = situation.rules(CENTRE).get("composition.values")
    if values is None or step_of(CENTRE, views) is not Step.NOMINATION:
        return None
    seats = {row.unit: row.seats for row in views.every(UnitSeats)}
    women = {unit: -(-held // 3) for unit, held in seats.items()}
    for unit, held in seats.items():
        women[unit] += min(5 - sum(women.values()), held - women[unit])
    young = next(unit for unit in seats if women[unit])
    cells = [
        {"unit": unit, "value": value, "weight": 10 * number, "seats": number}
        for unit, held in seats.items()
        for value, number in (
            ("women", women[unit]),
            ("young-women", int(unit == young)),
            ("men", held - women[unit]),
        )
    ]
    payload = {
        "cells": cells,
        "columns": dict.fromkeys(("women", "young-women", "men"), "1/1"),
        "rows": dict.fromkeys(seats, "10/1"),
        "source": "invented numbers",
    }
    return Move("divide_targets", payload, _officers(situation, 1))


def revoke_role(situation: Situation) -> Move | None:
    grants = situation.views.every(Grant, role=Role.SECRETARY.value, revoked=False)
    if not grants:
        return None
    payload = {"grant": grants[0].grant, "reason": "moved away"}
    return Move("revoke_role", payload, _officers(situation, 1))


def grant_roles(situation: Situation) -> Move | None:
    if not _at(situation, Step.NOMINATION):
        return None
    branches = situation.views.every(Body, unit=UNIT, kind="branch")
    rows = [
        {
            "account": situation.account(f"sheet-{one.body}"),
            "body": one.body,
            "role": Role.SECRETARY.value,
        }
        for one in branches[:2]
    ]
    payload = {"rows": rows, "unit": UNIT}
    return Move("grant_roles", payload, _officers(situation, 1))


def checkpoint(situation: Situation) -> Move | None:
    return Move("checkpoint", {"reason": "a day is over"}, _officers(situation, 1))


def excuse_body(situation: Situation) -> Move | None:
    if not _at(situation, Step.NOMINATION):
        return None
    views = situation.views
    sent = {one.body for one in views.every(BranchReturn, unit=UNIT)}
    for body in views.every(Body, unit=UNIT, kind="branch"):
        if body.body not in sent:
            above = kind_of_body(situation, UNIT, "selection.body").body
            payload = {"body": body.body, "reason": "flooded"}
            secretary = players(situation, Role.SECRETARY, above)
            return Move("excuse_body", payload, secretary)
    return None


def reopen_nomination(situation: Situation) -> Move | None:
    if not _at(situation, Step.SELECTION):
        return None
    payload = {"reason": "a name was forgotten", "unit": UNIT}
    return Move("reopen_nomination", payload, _officers(situation, 2))


def annul_ballot(situation: Situation) -> Move | None:
    if not situation.views.every(Ballot, unit=UNIT, status="counted"):
        return None
    two_levels = situation.rules(UNIT).get("credentials.annulment_body") is not None
    if two_levels and not _at(situation, Step.CONFERENCE):
        return None
    body = kind_of_body(situation, UNIT, "vetting.appeal_body").body
    payload = {"ballot": 1, "reason": "a box was found open", "unit": UNIT}
    judges = players(situation, Role.REVIEWER, body, count=2)
    return Move("annul_ballot", payload, judges)


def _about_somebody(
    act: str, words: Mapping[str, str], signers: int
) -> Callable[[Situation], Move | None]:
    def move(situation: Situation) -> Move | None:
        people = situation.views.every(Person, unit=UNIT, standing="active")
        if not _at(situation, Step.VETTING) or not people:
            return None
        payload = {**words, "person": people[-1].person}
        return Move(act, payload, _officers(situation, signers))

    return move


def _central(
    act: str, words: Mapping[str, str], *steps: Step
) -> Callable[[Situation], Move | None]:
    def move(situation: Situation) -> Move | None:
        if step_of(CENTRE, situation.views) not in steps:
            return None
        return Move(act, words, _officers(situation, 2))

    return move


def postpone_step(situation: Situation) -> Move | None:
    if not _at(situation, Step.NOTICE):
        return None
    until = moment_text(situation.now.replace(year=situation.now.year + 1))
    payload = {"reason": "a storm", "unit": UNIT, "until": until}
    return Move("postpone_step", payload, _officers(situation, 1))


def return_to_vetting(situation: Situation) -> Move | None:
    ways = situation.views.every(Way, unit=UNIT, out="")
    if not _at(situation, Step.SELECTION, Step.NOTICE) or not ways:
        return None
    body = kind_of_body(situation, UNIT, "selection.body").body
    payload = {"person": ways[0].person, "reasons": "a letter", "unit": UNIT}
    return Move("return_to_vetting", payload, deciders(situation, UNIT, body)[:2])


def log_incident(situation: Situation) -> Move | None:
    if not _at(situation, Step.CONFERENCE):
        return None
    payload = {"measures": "a lamp was brought", "unit": UNIT, "what": "it got dark"}
    return Move("log_incident", payload, _presider(situation))


def request_meeting(situation: Situation) -> Move | None:
    if situation.rules(UNIT).get("conference.meetings") is None:
        return None
    now = balloting(UNIT, situation.views)
    if now.last_number or not now.choice or not _at(situation, Step.CONFERENCE):
        return None
    payload = {"electors": 1, "names": [now.choice[0]], "unit": UNIT}
    return Move("request_meeting", payload, _presider(situation))


def request_recount(situation: Situation) -> Move | None:
    if situation.rules(UNIT).get("conference.recount") is None:
        return None
    ballots = situation.views.every(Ballot, unit=UNIT, status="counted")
    if not ballots or not _at(situation, Step.CONFERENCE):
        return None
    payload = {
        "asked_by": ballots[0].present,
        "ballot": ballots[0].number,
        "reason": "a table miscounted",
        "unit": UNIT,
    }
    return Move("request_recount", payload, _presider(situation))


def destroy_papers(situation: Situation) -> Move | None:
    papers = situation.views.every(SealedPapers, unit=UNIT, destroyed="")
    if not papers or not _at(situation, Step.PUBLICATION):
        return None
    free = situation.now + timedelta(days=400)
    payload = {"how": "shredded", "unit": UNIT}
    return Move("destroy_papers", payload, _officers(situation, 2), free)


def _presider(situation: Situation) -> tuple[str, ...]:
    body = kind_of_body(situation, UNIT, "conference.body").body
    return players(situation, Role.SECRETARY, body)


def report_change_of_post(situation: Situation) -> Move | None:
    ways = situation.views.every(Way, unit=UNIT, out="")
    if not _at(situation, Step.VETTING) or not ways:
        return None
    since = situation.now.date().isoformat()
    payload = {"person": ways[0].person, "since": since, "what": "leads the depot"}
    body = kind_of_body(situation, UNIT, "selection.body").body
    secretary = players(situation, Role.SECRETARY, body)
    return Move("report_change_of_post", payload, secretary)


def declare_conflict(situation: Situation) -> Move | None:
    ways = situation.views.every(Way, unit=UNIT, reached="elected", out="")
    if not _at(situation, Step.CREDENTIALS) or not ways:
        return None
    body = kind_of_body(situation, UNIT, "credentials.body").body
    payload = {"person": ways[0].person, "unit": UNIT}
    return Move("declare_conflict", payload, players(situation, Role.SECRETARY, body))


def declare_void(situation: Situation) -> Move | None:
    is_wanted = situation.rules(UNIT).get("credentials.annulment_body") is not None
    declared = situation.views.one(VoidDeclaration, UNIT)
    if not (is_wanted and _at(situation, Step.CREDENTIALS) and declared is None):
        return None
    if waits_for_the_list(situation, UNIT):
        return None
    body = kind_of_body(situation, UNIT, "credentials.annulment_body").body
    payload = {
        "document": "report of an inquiry",
        "reason": "votes were bought",
        "sha256": "0" * 64,
        "unit": UNIT,
    }
    judges = players(situation, Role.REVIEWER, body, count=2)
    return Move("declare_void", payload, judges)


def correct_list(situation: Situation) -> Move | None:
    rules = situation.rules(UNIT)
    if not _at(situation, Step.NOMINATION) or rules.get(LEVELS) is None:
        return None
    for one in standing(UNIT, situation.views, rules):
        payload = {
            "body": one.body.body,
            "lists": [list_of(situation, one, ())],
            "reason": "a line was left out",
        }
        above = kind_of_body(situation, UNIT, "selection.body").body
        first = players(situation, Role.SECRETARY, one.body.body)
        second = players(situation, Role.SECRETARY, above, without=frozenset(first))
        return Move("correct_list", payload, (*first, *second))
    return None


def withdraw_elected(situation: Situation) -> Move | None:
    """Return the withdrawal of somebody who stands on the list of those elected."""
    ways = situation.views.every(Way, unit=UNIT, reached="elected", out="")
    is_public = elected_list(situation.views) is not None
    if not (is_public and ways and _at(situation, Step.CREDENTIALS)):
        return None
    payload = {"person": ways[-1].person, "reason": "moves"}
    return Move("withdraw_person", payload, _officers(situation, 1))


def record_honours(situation: Situation) -> Move | None:
    levels = situation.rules(UNIT).get("composition.honours")
    ways = situation.views.every(Way, unit=UNIT, out="")
    if levels is None or not ways or not _at(situation, Step.VETTING):
        return None
    row = {
        "issuer": "a province",
        "level": "national",
        "person": ways[0].person,
        "sha256": "5" * 64,
        "what": "driver of the year",
    }
    body = kind_of_body(situation, UNIT, "selection.body").body
    signers = deciders(situation, UNIT, body)[:2]
    return Move("record_honours", {"rows": [row], "unit": UNIT}, signers)


EXTRAS: Final[Mapping[str, Callable[[Situation], Move | None]]] = {
    "divide_targets": divide_targets,
    "revoke_role": revoke_role,
    "grant_roles": grant_roles,
    "checkpoint": checkpoint,
    "excuse_body": excuse_body,
    "reopen_nomination": reopen_nomination,
    "annul_ballot": annul_ballot,
    "correct_list": correct_list,
    "declare_conflict": declare_conflict,
    "declare_void": declare_void,
    "record_honours": record_honours,
    "log_incident": log_incident,
    "request_meeting": request_meeting,
    "request_recount": request_recount,
    "destroy_papers": destroy_papers,
    "record_death": _about_somebody("record_death", {"evidence": "a letter"}, 1),
    "withdraw_person": _about_somebody("withdraw_person", {"reason": "moves"}, 1),
    "correct_person": _about_somebody(
        "correct_person", {"name": "Nora Imagined", "reason": "married"}, 2
    ),
    "erase_person": _about_somebody("erase_person", {"ground": "asked"}, 2),
    "postpone_step": postpone_step,
    "return_to_vetting": return_to_vetting,
    "report_change_of_post": report_change_of_post,
    "suspend_election": _central(
        "suspend_election", {"reason": "storm"}, Step.NOMINATION
    ),
    "annul_election": _central(
        "annul_election", {"authority": "all", "reason": "forged"}, Step.NOMINATION
    ),
}
