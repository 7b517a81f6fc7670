"""The cooperative player: the next act from the views and the charter alone."""

from collections.abc import Callable, Mapping
from typing import Final

from comitia.demo.cast import players
from comitia.demo.moves.balloting import at_conference
from comitia.demo.moves.credentials.lists import attended, is_to_open
from comitia.demo.moves.credentials.review import void_carried_on
from comitia.demo.moves.dividing import at_apportionment, targets_divided
from comitia.demo.moves.granting import by_the_sheet
from comitia.demo.moves.layers.adopting import plan_due
from comitia.demo.moves.listing import at_notice, at_selection
from comitia.demo.moves.naming import at_nomination
from comitia.demo.moves.papers.bringing import with_papers
from comitia.demo.moves.plenary.meeting import at_plenary
from comitia.demo.moves.reviewing import at_credentials, published
from comitia.demo.moves.setting_up import at_register
from comitia.demo.moves.special.sending import nominees_sent
from comitia.demo.moves.vetting import at_vetting
from comitia.demo.situation import First, Move, Situation
from comitia.ledger.chain import CENTRE
from comitia.stages.grants import Role
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.steps import State, Step, election_of, step_of


def _nominating(situation: Situation, unit: str) -> Move:
    return (
        plan_due(situation, unit)
        or nominees_sent(situation, unit)
        or at_nomination(situation, unit)
    )


AT: Final[Mapping[Step, Callable[[Situation, str], Move | None]]] = {
    Step.NOMINATION: _nominating,
    Step.VETTING: at_vetting,
    Step.SELECTION: at_selection,
    Step.NOTICE: at_notice,
    Step.PLENARY: at_plenary,
    Step.CONFERENCE: at_conference,
    Step.CREDENTIALS: at_credentials,
    Step.PUBLICATION: void_carried_on,
}


def next_move(situation: Situation) -> Move | None:
    """Return the next act of somebody who wants the election to be completed.

    Nothing, once the election is completed or void.
    """
    if has_ended(situation):
        return None
    move = move_of_all(situation)
    units = (row.unit for row in situation.views.every(UnitSeats))
    for unit in units if move is None else ():
        move = move_of(unit, situation)
        if move is not None:
            return move
    return move or last_move(situation)


def has_ended(situation: Situation) -> bool:
    """Return whether the election is completed or void."""
    has_ended = election_of(situation.views).state in {State.COMPLETED, State.VOID}
    return has_ended and not is_to_open(situation)


def move_of_all(situation: Situation) -> Move | None:
    """Return what is to be done before the units go on; nothing: they may."""
    try:
        if election_of(situation.views).state == State.SUSPENDED:
            return _resumed(situation)
        if is_to_open(situation):
            return attended(situation)
        step = step_of(CENTRE, situation.views)
        if step is Step.REGISTER:
            return at_register(situation)
        if step is Step.APPORTIONMENT:
            return at_apportionment(situation)
        return targets_divided(situation)
    except First as first:
        return first.move


def move_of(unit: str, situation: Situation) -> Move | None:
    """Return the next act of a unit; nothing: it waits for the others."""
    at_step = AT.get(step_of(unit, situation.views))
    try:
        move = None if at_step is None else at_step(situation, unit)
    except First as first:
        return by_the_sheet(situation, unit, first.move)
    move = with_papers(situation, unit, move)
    return move and by_the_sheet(situation, unit, move)


def last_move(situation: Situation) -> Move:
    """Return what follows once every unit has come to the end of its way."""
    try:
        return published(situation)
    except First as first:
        return first.move


def _resumed(situation: Situation) -> Move:
    officers = players(situation, Role.OFFICER, count=2)
    return Move("resume_election", {"reason": "what stopped it is over"}, officers)
