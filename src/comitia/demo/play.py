"""Plays an election to its end: asks for the next act, and does it."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Final, Protocol

from comitia.actions.perform import Answer, Request
from comitia.charter.rules import Rules
from comitia.demo.cast import players
from comitia.demo.player import has_ended
from comitia.demo.situation import Move, Situation
from comitia.demo.story import Story
from comitia.demo.turns import Turns, least_far
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Refused
from comitia.kernel.views import Views
from comitia.ledger.entry import Entry
from comitia.stages.grants import Role
from comitia.stages.register.steps import Step

MOST_MOVES: Final = 100_000


class Stage(Protocol):
    """An election that can be played: in memory, or in a folder."""

    @property
    def views(self) -> Views:
        """What the record says."""

    def now(self) -> datetime:
        """Return the moment that the next act is given."""

    def rules(self, unit: str, at: datetime) -> Rules:
        """Return the charter as it holds for a unit."""

    def account(self, name: str) -> str:
        """Return the account of a name; it is made when there is none."""

    def person(self, office_id: str) -> str | None:
        """Return who has an office's id; nothing where nobody has it yet."""

    def do(self, request: Request, at: datetime | None = None) -> Answer:
        """Do an act, now or at a later moment; ``Refused`` says why not."""


class Stuck(Exception):  # noqa: N818  a finding about the rules, told to who plays
    """The player found no way on: a dead end, or a move that was refused.

    Its cause is the refusal, where there was one; `act` and `unit` are those of the
    move.
    """

    def __init__(self, said: str, *, act: str = "", unit: str = "") -> None:
        """Keep what was refused, and where."""
        self.act, self.unit = act, unit
        super().__init__(said)


def play(
    stage: Stage, story: Story, tell: Callable[[Entry], None] = lambda _: None
) -> int:
    """Play an election until it has ended; return how many acts that took.

    A checkpoint is made whenever all units have come a step further than ever before.
    Raises ``Stuck`` where nothing leads on.
    """
    turns, now = Turns(), seen(stage, story)
    furthest = least_far(now)
    for number in range(MOST_MOVES):
        move = turns.next(now)
        if move is None:
            return number
        tell(taken(stage, move))
        now = seen(stage, story)
        if furthest.is_before(least_far(now)) or has_ended(now):
            furthest = max(furthest, least_far(now), key=list(Step).index)
            tell(taken(stage, _checkpoint(now, move.act)))
            now = seen(stage, story)
    raise Stuck("too many moves")


def seen(stage: Stage, story: Story) -> Situation:
    """Return where an election stands now."""
    now = stage.now()

    @cache
    def rules(unit: str) -> Rules:
        return stage.rules(unit, now)

    return Situation(stage.views, rules, now, story, stage.account, stage.person)


def taken(stage: Stage, move: Move) -> Entry:
    """Return the entry of a move, after everybody whom it needs has signed."""
    for account in move.accounts:
        answer = _signed(stage, move, account)
        if answer is not None and not answer.awaits_signature:
            return answer.entry
    raise Stuck(f"{move.act} awaits another signature")


def _signed(stage: Stage, move: Move, account: str) -> Answer | None:
    """Return what came of one signature; nothing where it had been given before."""
    now = stage.now()
    at = max(now, move.earliest) if move.earliest else None
    key = f"{move.act}/{moment_text(at or now)}/{account[:8]}"
    try:
        return stage.do(Request(move.act, dict(move.payload), account, key), at)
    except Refused as refused:
        if {one.code for one in refused.findings} == {"policy.signed_already"}:
            return None
        said = "; ".join(f"{one.code} {dict(one.facts)}" for one in refused.findings)
        raise Stuck(
            f"{move.act} {dict(move.payload)}: {said}",
            act=move.act,
            unit=str(move.payload.get("unit", "")),
        ) from refused


def _checkpoint(situation: Situation, act: str) -> Move:
    reason = f"{act} (demonstration 演示)"
    return Move("checkpoint", {"reason": reason}, players(situation, Role.OFFICER))
