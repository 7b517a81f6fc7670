"""The unit of work in memory: for tests, generators and plays without a database."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from comitia.actions.work import RandomBytes
from comitia.charter.rules import Charter, Rules
from comitia.kernel.dates import parse_moment
from comitia.ledger.cards.card import Card, open_card, seal_card
from comitia.ledger.cards.keys import KeyFolder
from comitia.ledger.chain import CENTRE, Head
from comitia.ledger.entry import Draft, Entry
from comitia.ledger.ledger import Ledger
from comitia.ledger.rehearsal import SeededBytes
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.register.layers.adopted import rules_for


@dataclass
class MemoryWork:
    """An election in memory; randomness from a seed, the clock as it is set.

    It forgets nothing when an act fails half-way, so it serves where acts are tried,
    not where they must last.
    """

    ledger: Ledger
    keys: KeyFolder
    charter: Charter
    seed: bytes
    founded: dict[str, bytes] = field(default_factory=dict)
    clock: datetime = datetime(2026, 1, 5, 9, tzinfo=UTC)
    views: MemoryViews = field(default_factory=MemoryViews)
    cards: dict[str, bytes] = field(default_factory=dict)
    index: dict[str, str] = field(default_factory=dict)
    objects: dict[str, bytes] = field(default_factory=dict)
    rolls: dict[str, bytes] = field(default_factory=dict)
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    last: dict[str, datetime] = field(default_factory=dict)

    @property
    def election(self) -> str:
        """The id of the election."""
        return self.ledger.election

    def now(self) -> datetime:
        """Return the moment to which the clock was set."""
        return self.clock

    def wait(self, span: timedelta) -> None:
        """Leave the clock as it was set."""

    def draw(self, purpose: str, unit: str) -> RandomBytes:
        """Return a stream of seeded bytes that belongs to this place of the ledger."""
        height = self.ledger.head(unit).height
        return SeededBytes(self.seed, purpose, f"{unit}/{height}")

    def rules(self, unit: str, at: datetime) -> Rules:
        """Return the charter as it holds for a unit, with what the unit adopted."""
        return rules_for(self.charter, self.views, unit, at)

    def head(self, unit: str) -> Head:
        """Return where a unit's chain ends."""
        return self.ledger.head(unit)

    def heads(self) -> dict[str, int]:
        """Return how many entries each unit has that has any."""
        return {unit: len(lines) for unit, lines in self.ledger.lines.items()}

    def remembered(self, unit: str, key: str) -> Entry | None:
        """Return the entry that a unit has under a key, or nothing."""
        return self.entries.get((unit, key))

    def latest(self) -> dict[str, datetime]:
        """Return the moment of the last entry of each unit that has any."""
        return self.last

    def append(self, draft: Draft, unit: str) -> Entry:
        """Enter an act at the end of a unit's chain, and return its entry."""
        entry = self.ledger.append(draft, unit=unit)
        self.entries[unit, draft.key] = entry
        self.last[unit] = parse_moment(draft.at)
        return entry

    def card(self, person: str) -> Card:
        """Return a person's card; an empty one for somebody new."""
        key = self.keys.card_key(person)
        if person not in self.cards or key is None:
            return Card(self.election, person, {})
        sealed = self.cards[person]
        return open_card(sealed, key, election=self.election, person=person)

    def save_card(self, card: Card) -> None:
        """Keep a card, encrypted under the person's key."""
        key = self.keys.card_key(card.person)
        if key is None:
            raise LookupError(card.person)
        draw = self.draw(f"nonce {card.person}", CENTRE)
        self.cards[card.person] = seal_card(card, key, draw)

    def find_person(self, index: str) -> str | None:
        """Return the person that an index digest stands for, or nothing."""
        return self.index.get(index)

    def index_person(self, index: str, person: str) -> None:
        """Keep under which index digest a person is found."""
        self.index[index] = person

    def forget(self, person: str) -> None:
        """Destroy a person's key, card and index; harmless when done twice."""
        self.keys.erase_card_key(person, self.draw("erasing", CENTRE))
        self.cards.pop(person, None)
        self.index = {
            one: named for one, named in self.index.items() if named != person
        }

    def keep_object(self, content: bytes) -> str:
        """Keep a sealed object, and return its digest."""
        return _keep(self.objects, content)

    def keep_roll(self, content: bytes) -> None:
        """Keep a roll under its digest."""
        _keep(self.rolls, content)

    def founding(self) -> dict[str, bytes]:
        """Return what the first entry seals: the charter's files, the policy."""
        return self.founded

    def views_digest(self) -> str:
        """Return the digest of the dump of all views as they stand."""
        return self.views.digest()

    def sign_tree(self) -> None:
        """Sign the tree over all entries, of which the last is a checkpoint."""
        self.ledger.sign(self.keys.signing_key())


def _keep(held: dict[str, bytes], content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    held[digest] = content
    return digest
