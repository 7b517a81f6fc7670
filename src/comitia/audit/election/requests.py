"""What was asked and signed, against what was entered: requests worked out again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from comitia.audit.record.folder import BundleFolder
from comitia.audit.replay.forms import FormError, as_asked, plain, read_part
from comitia.kernel.findings import Finding, Place
from comitia.kernel.personal import Hidden
from comitia.ledger.bundle import ENTRIES
from comitia.ledger.canonical import Json
from comitia.ledger.cards.commitment import Commitment
from comitia.ledger.cards.keys import KeyFolder
from comitia.ledger.entry import Entry, reread_entry
from comitia.stages.register.first_signature import FIRST_SIGNATURE
from comitia.stages.rulebook import RULEBOOK

Opened = Mapping[Commitment, Json]


@dataclass
class RequestsAnswer:
    """The faults of requests; `unread` could not be worked out again."""

    faults: list[Finding] = field(default_factory=list)
    unread: int = 0


def check_requests(
    folder: BundleFolder, opened: Opened, keys: KeyFolder | None
) -> RequestsAnswer:
    """Return whether each entry's request is the digest of what the entry records.

    A first signature names the request of the act that it is counted for: so nobody is
    made to have signed something else. `opened` are the values that the cards hold;
    what was replaced or erased since, and all without the office's keys, stays unread.

    Source: ``docs/reference/record-format.md``, section 10.
    """
    answer = RequestsAnswer()
    for place, entry in _acts(folder):
        digest = None if keys is None else _digest(entry, opened, keys)
        if digest == entry.request:
            continue
        if digest is None:
            answer.unread += 1
        else:
            answer.faults.append(Finding.of("election.other_request", place=place))
    return answer


def _acts(folder: BundleFolder) -> Iterator[tuple[Place, Entry]]:
    """Yield all entries but first signatures, whose payload is entered with the act."""
    for unit in folder.units:
        for number, line in enumerate(folder.lines(unit), start=1):
            entry = reread_entry(line.content)
            if entry.act != FIRST_SIGNATURE:
                yield Place(f"{ENTRIES}/{unit}.jsonl", number), entry


def _digest(entry: Entry, opened: Opened, keys: KeyFolder) -> str | None:
    """Return the digest of what an entry records; nothing when a value is lacking."""

    def personal(hidden: Hidden) -> str:
        named = Commitment(hidden.person, hidden.attribute, hidden.commitment)
        return keys.personal_digest(hidden.person, opened[named])

    rule = RULEBOOK[entry.act]
    try:
        payload: Any = read_part(rule.payload, bytes(entry.payload))
        asked = as_asked(payload, personal)
    except (FormError, KeyError):
        return None
    return keys.request_digest(entry.act, plain(rule.payload, asked))
