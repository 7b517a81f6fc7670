"""Where an election stands, as the player sees it, and what it may do next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comitia.charter.rules import Rules
from comitia.demo.story import Story
from comitia.kernel.views import Views


@dataclass(frozen=True, slots=True)
class Move:
    """One act with its payload, and the accounts that sign it one after another.

    `earliest` is the moment before which it would be refused; nothing: now.
    """

    act: str
    payload: Mapping[str, Any]
    accounts: tuple[str, ...]
    earliest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """The record, the charter and the moment; `account` makes one or finds it by name.

    `rules` returns the charter as it holds for a unit now.
    """

    views: Views
    rules: Callable[[str], Rules]
    now: datetime
    story: Story
    account: Callable[[str], str]


class First(Exception):  # noqa: N818  a way to go on, not an error
    """Something has to be done before: the move that does it."""

    def __init__(self, move: Move) -> None:
        """Keep the move."""
        self.move = move
        super().__init__(move.act)
