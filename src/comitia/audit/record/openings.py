"""The openings that a bundle publishes, against the commitments (section 6)."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comitia.audit.record.lines import lines_of
from comitia.kernel.findings import Finding, Place
from comitia.ledger.bundle import OPENINGS
from comitia.ledger.canonical import NotCanonicalError, read_canonical
from comitia.ledger.cards.commitment import Commitment, Opening
from comitia.ledger.entry import LARGEST_ENTRY

_SALT: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class OpeningsAnswer:
    """The faults of the openings, and the commitments that they open."""

    faults: tuple[Finding, ...]
    opened: frozenset[Commitment]


def check_openings(
    path: Path,
    election: str,
    *,
    commitments: AbstractSet[Commitment],
    erased: AbstractSet[str],
) -> OpeningsAnswer:
    """Return whether every line opens a commitment, and of nobody who was erased."""
    faults, opened, before = [], set(), b""
    for number, line in enumerate(lines_of(path), start=1):
        place = Place(OPENINGS, number)
        if not line.ended:
            faults.append(Finding.of("record.unfinished_line", place=place))
        if number > 1 and line.content <= before:
            faults.append(Finding.of("record.openings_unordered", place=place))
        before = line.content
        opening = _read(before)
        if opening is None:
            faults.append(Finding.of("record.malformed_opening", place=place))
            continue
        commitment = opening.commitment(election)
        opened.add(commitment)
        if commitment not in commitments:
            faults.append(Finding.of("record.opens_nothing", place=place))
        if opening.person in erased:
            faults.append(Finding.of("record.opens_erased", place=place))
    return OpeningsAnswer(tuple(faults), frozenset(opened))


def _read(line: bytes) -> Opening | None:
    if len(line) > LARGEST_ENTRY:
        return None
    try:
        value = read_canonical(line)
    except NotCanonicalError:
        return None
    match value:
        case {
            "attribute": str(attribute),
            "person": str(person),
            "salt": str(salt),
            "value": opened,
            **rest,
        } if not rest and _SALT.fullmatch(salt):
            return Opening(person, attribute, opened, salt)
        case _:
            return None
