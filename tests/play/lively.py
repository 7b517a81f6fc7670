"""An election in which everything happens once that no smooth election needs."""

from collections.abc import Callable
from typing import Final

from tests.play.extras import EXTRAS, withdraw_elected

from comitia.demo.play import Stage, Stuck, seen, taken
from comitia.demo.player import next_move
from comitia.demo.situation import First, Move, Situation
from comitia.demo.story import Story
from comitia.stages.register.steps import election_of

# After this one there is nothing left to play.
ENDS: Final = frozenset({"annul_election"})
MOST: Final = 1000


def lively(stage: Stage, story: Story) -> str:
    """Play to the end, with each extra act where it first can be; return the end."""
    extras = {act: move for act, move in EXTRAS.items() if act not in ENDS}
    extras["withdraw_elected"] = withdraw_elected
    for _ in range(MOST):
        for act in list(extras):
            if (move := first(stage, story, extras[act])) is not None:
                taken(stage, move)
                del extras[act]
        move = next_move(seen(stage, story))
        if move is None:
            row = election_of(stage.views)
            return f"{row.state} {row.reason}".strip()
        taken(stage, move)
    raise Stuck("no end")


def first(
    stage: Stage, story: Story, extra: Callable[[Situation], Move | None]
) -> Move | None:
    """Return an extra act once it can be done; what it needs before is done."""
    while True:
        try:
            return extra(seen(stage, story))
        except First as before:
            taken(stage, before.move)
