"""Whose turn it is: units go on side by side, and none waits for another's term."""

from dataclasses import dataclass, field
from datetime import datetime

from comitia.demo.player import has_ended, last_move, move_of, move_of_all
from comitia.demo.situation import Move, Situation
from comitia.ledger.chain import CENTRE
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.steps import Progress, Step, step_of


@dataclass
class Turns:
    """Remembers which unit acts now, and until when the others have to wait.

    A unit goes on to the end of its step for as long as it may act at once; then comes
    the next that is least far. When all of them wait, the term that ends first ends.
    """

    unit: str = ""
    waiting: dict[str, datetime] = field(default_factory=dict)

    def next(self, situation: Situation) -> Move | None:
        """Return the next act of all; nothing once the election has ended."""
        if has_ended(situation):
            return None
        return move_of_all(situation) or self._of_units(situation)

    def _of_units(self, situation: Situation) -> Move:
        for unit in self._in_turn(situation):
            move = move_of(unit, situation)
            if move is None:
                continue
            if move.earliest is None or move.earliest <= situation.now:
                self.unit = unit
                return move
            self.waiting[unit] = move.earliest
        if not self.waiting:
            return last_move(situation)
        return self._when_all_wait(situation)

    def _in_turn(self, situation: Situation) -> list[str]:
        """Return the units that may act at once: the least far, the last one first."""
        ended = [one for one, end in self.waiting.items() if end <= situation.now]
        for unit in ended:
            del self.waiting[unit]
        free = [
            row.unit
            for row in situation.views.every(UnitSeats)
            if row.unit not in self.waiting
        ]
        steps = list(Step)
        far = {unit: steps.index(step_of(unit, situation.views)) for unit in free}
        return sorted(free, key=lambda unit: (far[unit], unit != self.unit, unit))

    def _when_all_wait(self, situation: Situation) -> Move:
        """Return the act of the unit whose term ends first."""
        self.unit = min(self.waiting, key=lambda unit: (self.waiting[unit], unit))
        del self.waiting[self.unit]
        # What was done for all in the meantime may have changed what the unit does.
        return move_of(self.unit, situation) or self._of_units(situation)


def least_far(situation: Situation) -> Step:
    """Return the step of the whole, or of the unit that is least far."""
    rows = situation.views.every(Progress)
    in_units = [row.step for row in rows if row.unit != CENTRE]
    steps = list(Step)
    return min(
        map(Step, in_units or [row.step for row in rows]),
        key=steps.index,
        default=Step.REGISTER,
    )
