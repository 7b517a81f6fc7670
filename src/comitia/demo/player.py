"""The cooperative player: the next act from the views and the charter alone."""

from collections.abc import Callable, Mapping
from typing import Final

from comitia.demo.cast import players
from comitia.demo.moves.balloting import at_conference
from comitia.demo.moves.dividing import at_apportionment, targets_divided
from comitia.demo.moves.listing import at_notice, at_selection
from comitia.demo.moves.naming import at_nomination
from comitia.demo.moves.reviewing import at_credentials, published
from comitia.demo.moves.setting_up import at_register
from comitia.demo.moves.special.sending import nominees_sent
from comitia.demo.moves.vetting import at_vetting
from comitia.demo.situation import First, Move, Situation
from comitia.ledger.chain import CENTRE
from comitia.stages.grants import Role
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.steps import State, Step, election_of, step_of

AT: Final[Mapping[Step, Callable[[Situation, str], Move]]] = {
    Step.NOMINATION: at_nomination,
    Step.VETTING: at_vetting,
    Step.SELECTION: at_selection,
    Step.NOTICE: at_notice,
    Step.CONFERENCE: at_conference,
    Step.CREDENTIALS: at_credentials,
}


def next_move(situation: Situation) -> Move | None:
    """Return the next act of somebody who wants the election to be completed.

    Nothing, once the election is completed or void.
    """
    state = election_of(situation.views).state
    if state in {State.COMPLETED, State.VOID}:
        return None
    try:
        if state == State.SUSPENDED:
            return _resumed(situation)
        return _onward(situation)
    except First as first:
        return first.move


def _resumed(situation: Situation) -> Move:
    officers = players(situation, Role.OFFICER, count=2)
    return Move("resume_election", {"reason": "what stopped it is over"}, officers)


def _onward(situation: Situation) -> Move | None:
    """Return the next act of the first unit that is not ready to be published."""
    step = step_of(CENTRE, situation.views)
    if step is Step.REGISTER:
        return at_register(situation)
    if step is Step.APPORTIONMENT:
        return at_apportionment(situation)
    targets = targets_divided(situation)
    if targets is not None:
        return targets
    for row in situation.views.every(UnitSeats):
        step = step_of(row.unit, situation.views)
        if step is Step.NOMINATION:
            first = nominees_sent(situation, row.unit)
            if first is not None:
                return first
        move = AT.get(step)
        if move is not None:
            return move(situation, row.unit)
    return published(situation)
