"""The cooperative player: the next act from the views and the charter alone."""

from comitia.demo.cast import players
from comitia.demo.setting_up import at_apportionment, at_register
from comitia.demo.situation import First, Move, Situation
from comitia.ledger.chain import CENTRE
from comitia.stages.grants import Role
from comitia.stages.register.steps import State, Step, election_of, step_of


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
    step = step_of(CENTRE, situation.views)
    if step is Step.REGISTER:
        return at_register(situation)
    if step is Step.APPORTIONMENT:
        return at_apportionment(situation)
    return None
