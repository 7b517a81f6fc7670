"""The unit of work: all that acts need of the world, as one small port."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

from comitia.charter.rules import Rules
from comitia.kernel.views import WritableViews
from comitia.ledger.cards.card import Card
from comitia.ledger.cards.keys import KeyFolder
from comitia.ledger.chain import Head
from comitia.ledger.entry import Draft, Entry

RandomBytes = Callable[[int], bytes]


class Work(Protocol):
    """One transaction: what is read in it holds, what is written in it stays or goes.

    In memory for tests and generators, in a database for an office.
    """

    @property
    def election(self) -> str:
        """The id of the election."""

    @property
    def views(self) -> WritableViews:
        """What the record says."""

    @property
    def keys(self) -> KeyFolder:
        """The keys of the election."""

    def now(self) -> datetime:
        """Return the moment of the act, whole seconds with their zone."""

    def wait(self, span: timedelta) -> None:
        """Let the clock go on; where it is set by hand, it stays as it is."""

    def draw(self, purpose: str, unit: str) -> RandomBytes:
        """Return the randomness for one purpose at the end of a unit's chain."""

    def rules(self, unit: str, at: datetime) -> Rules:
        """Return the charter as it holds for a unit; for `centre`, in general."""

    def head(self, unit: str) -> Head:
        """Return where a unit's chain ends."""

    def heads(self) -> dict[str, int]:
        """Return how many entries each unit has that has any."""

    def remembered(self, unit: str, key: str) -> Entry | None:
        """Return the entry that a unit has under a key, or nothing."""

    def latest(self) -> Mapping[str, datetime]:
        """Return the moment of the last entry of each unit that has any."""

    def append(self, draft: Draft, unit: str) -> Entry:
        """Enter an act at the end of a unit's chain, and return its entry."""

    def card(self, person: str) -> Card:
        """Return a person's card; an empty one for somebody new."""

    def save_card(self, card: Card) -> None:
        """Keep a card, encrypted under the person's key."""

    def find_person(self, index: str) -> str | None:
        """Return the person that an index digest stands for, or nothing."""

    def index_person(self, index: str, person: str) -> None:
        """Keep under which index digest a person is found."""

    def forget(self, person: str) -> None:
        """Destroy a person's key, card and index; harmless when done twice."""

    def keep_object(self, content: bytes) -> str:
        """Keep a sealed object safely on disk, and return its digest."""

    def keep_roll(self, content: bytes) -> None:
        """Keep a roll under its digest, safely on disk before the entry."""

    def founding(self) -> dict[str, bytes]:
        """Return what the first entry seals: the charter's files, the policy."""

    def views_digest(self) -> str:
        """Return the digest of the dump of all views as they stand."""

    def sign_tree(self) -> None:
        """Sign the tree over all entries, of which the last is a checkpoint."""
