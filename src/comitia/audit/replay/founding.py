"""What the first entry seals: the charter and the policy, by which all is judged."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from comitia.audit.replay.policy import Row, read_policy
from comitia.charter.check import load
from comitia.charter.rules import Charter
from comitia.kernel.findings import Finding, Place, Refused
from comitia.ledger.bundle import ENTRIES, OBJECTS
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import Entry, payload_of, sealed_of
from comitia.ledger.roll import SealedKind
from comitia.stages.sections import SECTIONS

POLICY: Final = "policy"
CHARTER: Final = "charter/"
FIRST: Final = Place(f"{ENTRIES}/{CENTRE}.jsonl", 1)
_FILE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,107}\.(toml|txt)")


@dataclass(frozen=True, slots=True)
class Founding:
    """The charter and the policy table under which an election is held."""

    charter: Charter
    policy: Mapping[str, Row]


def sealed_names(entry: Entry) -> dict[str, str]:
    """Return the objects that an entry seals under a name: the digest of each.

    Raises ``Refused`` when a name stands for two: nobody could say which one holds.
    """
    items = [
        (str(item["name"]), str(item.get("sha256")))
        for item in sealed_of(entry)
        if item.get("kind") == SealedKind.OBJECT and "name" in item
    ]
    named = dict(items)
    if len(named) < len(items):
        raise Refused([Finding.of("replay.doubled_name", place=FIRST)])
    return named


def read_founding(entry: Entry, read: Callable[[str], bytes]) -> Founding | None:
    """Return what the first entry sealed, or nothing when it seals no policy.

    `read` returns an object by its digest. Raises ``Refused`` with a finding for
    whatever is sealed and cannot be used.
    """
    named = sealed_names(entry)
    if POLICY not in named:
        return None
    files = {
        name.removeprefix(CHARTER): read(digest)
        for name, digest in named.items()
        if name.startswith(CHARTER)
    }
    charter = _charter(files, str(payload_of(entry).get("charter")))
    try:
        policy = read_policy(read(named[POLICY]))
    except ValueError:
        place = Place(f"{OBJECTS}/{named[POLICY]}")
        raise Refused([Finding.of("replay.no_policy", place=place)]) from None
    return Founding(charter, policy)


def _charter(files: Mapping[str, bytes], named: str) -> Charter:
    """Return the charter that the sealed files are; they are read from a folder."""
    if not all(_FILE.fullmatch(name) for name in files):
        raise Refused([Finding.of("replay.no_charter", place=FIRST, faults=1)])
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        try:
            charter = load(Path(folder), sections=SECTIONS)
        except Refused as refused:
            count = len(refused.findings)
            found = Finding.of("replay.no_charter", place=FIRST, faults=count)
            raise Refused([found]) from None
    if charter.name != named:
        raise Refused([Finding.of("replay.other_charter", place=FIRST, named=named)])
    return charter
