"""The unit of work in a database: one transaction, and files safely before it."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

import msgspec
from django.db import connections

from comitia.actions.clock import rehearsed
from comitia.actions.registry import payload_forms, policy_table
from comitia.actions.work import RandomBytes
from comitia.charter.rules import Charter, Rules
from comitia.kernel.dates import parse_moment
from comitia.ledger.cards.card import Card, open_card, seal_card
from comitia.ledger.cards.keys import KeyFolder
from comitia.ledger.chain import CENTRE, Head, next_entry
from comitia.ledger.entry import Draft, Entry, leaf_hash, read_entry
from comitia.ledger.ledger import CHECKPOINT, OPEN
from comitia.ledger.log.checkpoint import Checkpoint
from comitia.ledger.log.note import SignedNote, sign
from comitia.ledger.log.tree import root_of
from comitia.ledger.rehearsal import SeededBytes
from comitia.ledger.views.dump import views_digest
from comitia.stages.register.layers.adopted import rules_for
from comitia.store.database.act_views import ActViews
from comitia.store.database.rows import DatabaseViews
from comitia.store.database.turns import locked
from comitia.store.folder.files import keep
from comitia.store.folder.place import Place


class _Dated(msgspec.Struct):
    """What an entry's line says of its moment; the rest is not read."""

    at: str


class _Checked(msgspec.Struct):
    """What an entry's line says of a batch that it closes."""

    act: str
    payload: msgspec.Raw


class _Batch(msgspec.Struct):
    """How far each unit has come, in the payload of a checkpoint."""

    heads: dict[str, int]


_dated = msgspec.json.Decoder(_Dated).decode
_checked = msgspec.json.Decoder(_Checked).decode
_batch = msgspec.json.Decoder(_Batch).decode


@dataclass
class DatabaseWork:
    """All that one act needs of an election in a folder; a port of ``actions``.

    It is used inside a transaction that its office opens and ends. People who are to
    be forgotten lose their rows in it, and their keys when it has ended: a key that
    was destroyed for an act that did not stay would be lost.
    """

    place: Place
    keys: KeyFolder
    charter: Charter
    seed: bytes | None
    at: datetime | None = None
    origin: str = ""
    forgotten: list[str] = field(default_factory=list)
    has_erased: bool = False

    @property
    def election(self) -> str:
        """The id of the election."""
        return self.place.election

    @cached_property
    def views(self) -> ActViews:
        """What the record says."""
        return ActViews(DatabaseViews(self.place.alias))

    def now(self) -> datetime:
        """Return the moment: in a rehearsal the one given, or a minute after the last.

        A rehearsal's clock is part of it, so that it can be repeated. Raises
        ``Refused`` more than ten years after the last: a slip of the hand would leave
        no moment for what is to follow.
        """
        return self._now

    def wait(self, span: timedelta) -> None:
        """Wait for the clock; a rehearsal's is set, and nobody waits for it."""
        if self.seed is None:
            time.sleep(span.total_seconds())
            self._now = self._now + span

    def draw(self, purpose: str, unit: str) -> RandomBytes:
        """Return the operating system's randomness; in a rehearsal the seed's."""
        if self.seed is None:
            return os.urandom
        return SeededBytes(self.seed, purpose, f"{unit}/{self.head(unit).height}")

    def draw_once(self, purpose: str) -> RandomBytes:
        """Return randomness that belongs to no place of the ledger."""
        return os.urandom if self.seed is None else SeededBytes(self.seed, purpose)

    def rules(self, unit: str, at: datetime) -> Rules:
        """Return the charter as it holds for a unit, with what the unit adopted."""
        return rules_for(self.charter, self.views, unit, at)

    def head(self, unit: str) -> Head:
        """Return where a unit's chain ends; no other act moves it before this ends."""
        held = self._one(
            "SELECT height, parent, writer FROM head WHERE unit = %s"  # noqa: S608  words
            + locked(self.place.alias),
            unit,
        )
        if held is None:
            return Head.start(self.election, unit)
        height, parent, writer = held
        return Head(self.election, unit, height, parent, writer)

    def heads(self) -> dict[str, int]:
        """Return how many entries each unit has that has any."""
        return dict(self._all("SELECT unit, height FROM head ORDER BY unit"))

    def remembered(self, unit: str, key: str) -> Entry | None:
        """Return the entry that a unit has under a key, or nothing."""
        held = self._one(
            "SELECT line FROM entry WHERE unit = %s AND key = %s", unit, key
        )
        return None if held is None else read_entry(bytes(held[0]))

    def latest(self) -> dict[str, datetime]:
        """Return the moment of the last entry of each unit that has any."""
        last = self._all(
            "SELECT entry.unit, entry.line FROM head JOIN entry"
            " ON entry.unit = head.unit AND entry.height = head.height - 1"
        )
        return {str(unit): parse_moment(_dated(bytes(line)).at) for unit, line in last}

    def append(self, draft: Draft, unit: str) -> Entry:
        """Enter an act at the end of a unit's chain, and return its entry.

        Raises ``ValueError`` when the election is opened anywhere but at the very
        beginning; the database refuses a key that the unit has used.
        """
        head = self.head(unit)
        if (draft.act == OPEN) != (unit == CENTRE and head.height == 0):
            raise ValueError(f"{OPEN} is the first act of {CENTRE}, and no other")
        entry, line, after = next_entry(head, draft, writer=CENTRE)
        self._do(
            "INSERT INTO entry (unit, height, key, line, leaf)"
            " VALUES (%s, %s, %s, %s, %s)",
            (unit, head.height, draft.key, line, leaf_hash(line)),
        )
        self._do(
            "INSERT INTO head (unit, height, parent, writer) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (unit) DO UPDATE SET height = excluded.height,"
            " parent = excluded.parent, writer = excluded.writer",
            (unit, after.height, after.parent, after.writer),
        )
        return entry

    def card(self, person: str) -> Card:
        """Return a person's card; an empty one for somebody new."""
        held = self._one("SELECT sealed FROM card WHERE person = %s", person)
        key = None if held is None else self.keys.card_key(person)
        if held is None or key is None:
            return Card(self.election, person, {})
        return open_card(bytes(held[0]), key, election=self.election, person=person)

    def save_card(self, card: Card) -> None:
        """Keep a card, encrypted under the person's key."""
        key = self.keys.card_key(card.person)
        if key is None:
            raise LookupError(card.person)
        draw = self.draw(f"nonce {card.person}", CENTRE)
        self._do(
            "INSERT INTO card (person, sealed) VALUES (%s, %s)"
            " ON CONFLICT (person) DO UPDATE SET sealed = excluded.sealed",
            (card.person, seal_card(card, key, draw)),
        )

    def has_card(self, person: str) -> bool:
        """Return whether anything is kept of a person."""
        held = self._one("SELECT 1 FROM card WHERE person = %s", person)
        return held is not None

    def find_person(self, index: str) -> str | None:
        """Return the person that an index digest stands for, or nothing."""
        held = self._one("SELECT person FROM person_index WHERE digest = %s", index)
        return None if held is None else str(held[0])

    def index(self) -> list[tuple[str, str]]:
        """Return every index digest with the person that it stands for."""
        held = self._all("SELECT digest, person FROM person_index ORDER BY digest")
        return [(str(digest), str(person)) for digest, person in held]

    def index_person(self, index: str, person: str) -> None:
        """Keep under which index digest a person is found."""
        self._do(
            "INSERT INTO person_index (digest, person) VALUES (%s, %s)",
            (index, person),
        )

    def forget(self, person: str) -> None:
        """Forget a person when this transaction ends; harmless when done twice."""
        self.forgotten.append(person)

    def forget_rows(self) -> None:
        """Remove cards and index rows of all who are to be forgotten."""
        for person in self.forgotten:
            self.has_erased |= self.has_card(person)
            self._do("DELETE FROM card WHERE person = %s", (person,))
            self._do("DELETE FROM person_index WHERE person = %s", (person,))

    def keep_object(self, content: bytes) -> str:
        """Keep a sealed object safely on disk, and return its digest."""
        return keep(self.place.objects, content)

    def keep_roll(self, content: bytes) -> None:
        """Keep a roll under its digest, safely on disk before the entry."""
        keep(self.place.rolls, content)

    def founding(self) -> dict[str, bytes]:
        """Return what the first entry seals: the charter's files, the policy."""
        return {
            **self.place.charter_files(),
            "payloads": payload_forms(),
            "policy": policy_table(),
        }

    def views_digest(self) -> str:
        """Return the digest of the dump of all views as they stand."""
        return views_digest(self.views.all_rows())

    def sign_tree(self) -> None:
        """Sign the tree over all entries, of which the last is a checkpoint."""
        size = sum(self.heads().values())
        text = str(Checkpoint(self.origin, size, root_of(self._leaves())))
        note = SignedNote(text, (sign(text, self.origin, self.keys.signing_key()),))
        self._do(
            "INSERT INTO note (number, text)"
            " SELECT coalesce(max(number), 0) + 1, %s FROM note",
            (str(note),),
        )

    def _leaves(self) -> Iterator[bytes]:
        """Yield the leaves in the order of the tree: batch by batch, unit by unit."""
        covered: dict[str, int] = {}
        for height, line in self._all(
            "SELECT height, line FROM entry WHERE unit = %s ORDER BY height", CENTRE
        ):
            entry = _checked(bytes(line))
            if entry.act != CHECKPOINT:
                continue
            heads = {**_batch(entry.payload).heads, CENTRE: height + 1}
            for unit, end in sorted(heads.items()):
                yield from self._leaves_of(unit, covered.get(unit, 0), end)
            covered |= heads

    def _leaves_of(self, unit: str, begin: int, end: int) -> Iterator[bytes]:
        held = self._all(
            "SELECT leaf FROM entry"
            " WHERE unit = %s AND height >= %s AND height < %s ORDER BY height",
            unit,
            begin,
            end,
        )
        for (leaf,) in held:
            yield bytes(leaf)

    @cached_property
    def _now(self) -> datetime:
        if self.seed is None:
            return datetime.now(UTC).replace(microsecond=0)
        entered = self.latest().values()
        return rehearsed(entered, self.at)

    def _one(self, question: str, *given: str) -> tuple[Any, ...] | None:
        with connections[self.place.alias].cursor() as cursor:
            cursor.execute(question, given)
            held: tuple[Any, ...] | None = cursor.fetchone()
        return held

    def _all(self, question: str, *given: str | int) -> list[tuple[Any, ...]]:
        with connections[self.place.alias].cursor() as cursor:
            cursor.execute(question, given)
            held: list[tuple[Any, ...]] = cursor.fetchall()
        return held

    def _do(self, statement: str, given: tuple[Any, ...]) -> None:
        with connections[self.place.alias].cursor() as cursor:
            cursor.execute(statement, given)
