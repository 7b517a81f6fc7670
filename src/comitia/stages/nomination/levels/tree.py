"""The bodies of a unit in a round: who sends to whom, and what stands by now."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, Protocol, TypeVar

from comitia.kernel.views import Views
from comitia.stages.nomination.levels.rows import SentUp
from comitia.stages.nomination.rounds import BranchReturn
from comitia.stages.register.bodies import Body

# What the topmost bodies of a unit stand under.
TOP: Final = ""


class Tree:
    """What every body of a unit has sent in a round, a return or a list.

    A list stands as long as what lay before the body is what was sent to it: after a
    correction below, the body has to meet again.
    """

    def __init__(self, unit: str, number: int, views: Views) -> None:
        """Read the bodies of a unit, its returns and its lists of a round."""
        self.unit, self.number = unit, number
        self.bodies = views.derived(_by_body, Body, unit=unit)
        # The bodies that stand directly under each; under ``TOP`` the topmost.
        self.under = views.derived(_under, Body, unit=unit)
        self.returns = views.derived(_by_body, BranchReturn, unit=unit, round=number)
        self.lists = views.derived(_by_body, SentUp, unit=unit, round=number)
        self._stands: dict[str, bool] = {}
        self._sent: dict[str, tuple[str, ...]] = {}

    def senders(self, body: str) -> tuple[str, ...]:
        """Return who has sent something to a body, with nobody between them."""
        if body not in self._sent:
            self._sent[body] = tuple(sorted(self._senders(body)))
        return self._sent[body]

    def _senders(self, body: str) -> Iterator[str]:
        for one in self.under.get(body, ()):
            if self.stands(one) or one in self.returns:
                yield one
            else:
                yield from self._senders(one)

    def stands(self, body: str) -> bool:
        """Return whether a body has sent a list, and nothing below it changed since."""
        if body not in self._stands:
            sent = self.lists.get(body)
            self._stands[body] = sent is not None and sent.fed == self.fed(body)
        return self._stands[body]

    def fed(self, body: str) -> str:
        """Return the digest of what was sent to a body, each with its number."""
        lines = (f"{one} {self._version(one)}\n" for one in self.senders(body))
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def _version(self, body: str) -> str:
        if self.stands(body):
            return f"list {self.lists[body].number}"
        sent = self.returns[body]
        return f"return {sent.corrections} {sent.excused} {sent.sealed}"

    @property
    def standing(self) -> tuple[str, ...]:
        """The bodies whose list stands."""
        return tuple(one for one in sorted(self.lists) if self.stands(one))


class _OfABody(Protocol):
    """A row of one body."""

    @property
    def body(self) -> str:
        """The body."""


_R = TypeVar("_R", bound=_OfABody)


def _by_body(rows: tuple[_R, ...]) -> Mapping[str, _R]:
    return {one.body: one for one in rows}


def _under(rows: tuple[Body, ...]) -> Mapping[str, list[str]]:
    """Return the bodies under each, those under no body of the unit at the top."""
    bodies = {one.body for one in rows}
    found: dict[str, list[str]] = defaultdict(list)
    for one in rows:
        found[one.parent if one.parent in bodies else TOP].append(one.body)
    return dict(found)
