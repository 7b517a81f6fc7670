"""What the site needs of an election: to read it, to know who asks, to do an act."""

from typing import Final, Protocol

from comitia.actions.perform import Answer, Request
from comitia.kernel.catalogue import Language
from comitia.stages.way.stop import Stop
from comitia.web.reading import Reading


class Served(Protocol):
    """The one election that this process serves."""

    def reading(self) -> Reading:
        """Return the election as it stands now, for one page."""

    def account(self, name: str, password: str, *, is_near: bool) -> str | None:
        """Return the id of who signs in so, or nothing.

        In a rehearsal nobody needs a password who asks from this machine (`is_near`).
        """

    def way(self, account: str, person: str) -> tuple[Stop, ...] | None:
        """Return the way of a name, or nothing of somebody the register lacks.

        ``Refused`` for an account whose roles do not reach the person's body.
        """

    def communique(self, language: Language) -> str | None:
        """Return the communiqué as a page of its own; nothing where there is none."""

    def do(self, request: Request) -> Answer:
        """Do an act; ``Refused`` says why not."""


_ELECTIONS: Final[list[tuple[Served, Language]]] = []


def serve_election(election: Served, language: Language = Language.ENGLISH) -> None:
    """Let the site serve an election from now on, and no other.

    In `language` for those whose browser asks for none that there is.
    """
    _ELECTIONS[:] = [(election, language)]


def served() -> Served:
    """Return the election that this process serves."""
    return _ELECTIONS[0][0]


def own_language() -> Language:
    """Return the language of those who ask for none that there is."""
    return _ELECTIONS[0][1]
