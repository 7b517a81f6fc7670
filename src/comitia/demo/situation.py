"""Where an election stands, as the player sees it, and what it may do next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comitia.charter.rules import Rules
from comitia.demo.script.parts import Part
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

    `rules` returns the charter as it holds for a unit now; `person` finds who has an
    office's id.
    """

    views: Views
    rules: Callable[[str], Rules]
    now: datetime
    story: Story
    account: Callable[[str], str]
    person: Callable[[str], str | None]

    def part(self, person: str) -> Part | None:
        """Return the part that a person plays; nothing for who is in no script."""
        script, known = self.story.script, self.story.known
        if script.is_empty:
            return None
        if person not in known:
            found = {self.person(name): name for name in script.parts}
            known.update({one: name for one, name in found.items() if one})
        return script.parts.get(known.setdefault(person, ""))

    def wins(self, person: str) -> bool:
        """Return whether somebody is to have a seat in the end."""
        part = self.part(person)
        return part is not None and part.wins

    def lined_up(self, people: tuple[str, ...], *words: str | int) -> tuple[str, ...]:
        """Return people in the order of a lot, those who are to win before others."""
        order = self.story.order(people, *words)
        return tuple(sorted(order, key=lambda one: not self.wins(one)))

    def struck(self, people: tuple[str, ...], *words: str | int) -> tuple[str, ...]:
        """Return people in the order of a lot, those who are to win after others."""
        return tuple(sorted(self.story.order(people, *words), key=self.wins))


class First(Exception):  # noqa: N818  a way to go on, not an error
    """Something has to be done before: the move that does it."""

    def __init__(self, move: Move) -> None:
        """Keep the move."""
        self.move = move
        super().__init__(move.act)
