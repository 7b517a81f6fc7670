"""What pages read of an election: views, charter, record, and what is published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from comitia.charter.rules import Charter
from comitia.kernel.catalogue import Language
from comitia.kernel.views import Views
from comitia.ledger.canonical import Json


@dataclass(frozen=True, slots=True)
class Inclusion:
    """How an entry follows from a checkpoint: its place in the tree, and the path."""

    checkpoint: int
    index: int
    size: int
    root: bytes
    path: tuple[bytes, ...]


class Reading(Protocol):
    """An election as a reader finds it; nothing can be changed through it."""

    @property
    def views(self) -> Views:
        """What the record says now."""

    @property
    def charter(self) -> Charter:
        """The rules of the election."""

    @property
    def is_demonstration(self) -> bool:
        """Whether all the people are invented."""

    @property
    def communique_in(self) -> Sequence[Language]:
        """The languages in which there is a communiqué; none before its figures."""

    def heads(self) -> Mapping[str, int]:
        """Return how many entries each unit has that has any."""

    def lines(self, unit: str, first: int, count: int) -> Sequence[bytes]:
        """Return the canonical bytes of some entries of a unit, from a height on."""

    def notes(self) -> Sequence[str]:
        """Return the signed checkpoints, the first one first."""

    def inclusion(self, unit: str, height: int) -> Inclusion | None:
        """Return how an entry follows from the last checkpoint that covers it."""

    def card(self, person: str) -> Mapping[str, Json] | None:
        """Return what a person's card holds; nothing once the person is erased."""
