"""The chain of one unit: who may write its next entry, and what that entry links to."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from comitia.kernel.ids import is_name_id
from comitia.ledger.canonical import Json
from comitia.ledger.entry import (
    FORMAT,
    NO_PARENT,
    Draft,
    Entry,
    entry_bytes,
    leaf_hash,
    payload_of,
    raw,
)

CENTRE: Final = "centre"
HAND_OVER: Final = "hand_over_unit"
TAKE_BACK: Final = "take_back_unit"


class Head(msgspec.Struct, frozen=True):
    """Where a unit's chain ends: the next height, its parent, and its one writer.

    >>> Head.start("00" * 16, "north").writer
    'centre'
    """

    election: str
    unit: str
    height: int
    parent: str
    writer: str

    @classmethod
    def start(cls, election: str, unit: str) -> "Head":
        """Return the head of a chain without entries; the centre writes first."""
        return cls(election, unit, 0, NO_PARENT, CENTRE)

    def after(self, entry: Entry, leaf: bytes) -> "Head":
        """Return the head behind an entry that links to this one.

        ``hand_over_unit`` puts the writer that its payload names in charge, and
        ``take_back_unit`` the centre.
        """
        writer = _writer_after(self.writer, entry)
        return Head(self.election, self.unit, self.height + 1, leaf.hex(), writer)


def next_entry(head: Head, draft: Draft, *, writer: str) -> tuple[Entry, bytes, Head]:
    """Return the entry that a draft becomes, its bytes, and the head behind it.

    Raises ``ValueError`` when `writer` is not in charge of the unit: two writers
    on one chain are what makes merging lose entries; and for a hand-over to what
    cannot be a writer. What could not be read back is refused with
    ``EntryFaultError``.
    """
    if draft.act == HAND_OVER and next_writer(draft.payload) is None:
        raise ValueError("`writer` must name who writes next")
    expected = _expected_writer(head, draft.act)
    if writer != expected:
        raise ValueError(f"{expected} writes {head.unit}, not {writer}")
    entry = Entry(
        act=draft.act,
        at=draft.at,
        election=head.election,
        format=FORMAT,
        grants=draft.grants,
        height=head.height,
        key=draft.key,
        outcome=raw(draft.outcome),
        parent=head.parent,
        payload=raw(draft.payload),
        request=draft.request,
        sealed=raw(list(draft.sealed)),
        unit=head.unit,
        writer=writer,
    )
    line = entry_bytes(entry)
    return entry, line, head.after(entry, leaf_hash(line))


def faults_of_link(head: Head, entry: Entry) -> Sequence[str]:
    """Return the codes of what keeps an entry from following this head.

    All of them at once; none when it follows.
    """
    if (
        entry.parent == head.parent
        and entry.height == head.height
        and entry.writer == _expected_writer(head, entry.act)
        and entry.unit == head.unit
        and entry.election == head.election
    ):
        return ()
    checks = (
        ("ledger.other_election", entry.election == head.election),
        ("ledger.other_unit", entry.unit == head.unit),
        ("ledger.wrong_height", entry.height == head.height),
        ("ledger.wrong_parent", entry.parent == head.parent),
        ("ledger.wrong_writer", entry.writer == _expected_writer(head, entry.act)),
    )
    return tuple(code for code, holds in checks if not holds)


def next_writer(payload: Mapping[str, Json]) -> str | None:
    """Return whom a hand-over puts in charge, or nothing when it names nobody.

    >>> next_writer({"writer": "copy-of-north"}), next_writer({"writer": 7})
    ('copy-of-north', None)
    """
    named = payload.get("writer")
    return named if isinstance(named, str) and is_name_id(named) else None


def _expected_writer(head: Head, act: str) -> str:
    return CENTRE if act == TAKE_BACK else head.writer


def _writer_after(writer: str, entry: Entry) -> str:
    if entry.act == TAKE_BACK:
        return CENTRE
    if entry.act != HAND_OVER:
        return writer
    return next_writer(payload_of(entry)) or writer
