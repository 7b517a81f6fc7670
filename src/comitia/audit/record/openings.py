"""The openings that a bundle publishes, against the commitments (section 6)."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from comitia.audit.record.chains import MOST_FAULTS, unlisted
from comitia.audit.record.lines import lines_of
from comitia.kernel.findings import Finding, Place
from comitia.ledger.bundle import OPENINGS
from comitia.ledger.canonical import Json, NotCanonicalError, read_canonical
from comitia.ledger.cards.commitment import Commitment, Opening
from comitia.ledger.entry import LARGEST_ENTRY

_SALT: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class OpeningsAnswer:
    """The faults of the openings, and the values under the commitments they open."""

    faults: tuple[Finding, ...] = ()
    values: Mapping[Commitment, Json] = field(default_factory=dict)

    @property
    def opened(self) -> frozenset[Commitment]:
        """The commitments that are opened."""
        return frozenset(self.values)


def check_openings(
    path: Path,
    election: str,
    *,
    commitments: AbstractSet[Commitment],
    erased: AbstractSet[str],
) -> OpeningsAnswer:
    """Return whether every line opens a commitment, and of nobody who was erased."""
    faults: list[Finding] = []
    opened: dict[Commitment, Json] = {}
    before, left_out = b"", 0
    for number, line in enumerate(lines_of(path), start=1):
        codes = [] if line.ended else ["record.unfinished_line"]
        opening = _read(line.content)
        if opening is None:
            codes.append("record.malformed_opening")
        else:
            commitment = opening.commitment(election)
            opened[commitment] = opening.value
            if line.content <= before:
                codes.append("record.openings_unordered")
            if commitment not in commitments:
                codes.append("record.opens_nothing")
            if opening.person in erased:
                codes.append("record.opens_erased")
            before = line.content
        place = Place(OPENINGS, number)
        listed = codes if len(faults) < MOST_FAULTS else []
        faults += [Finding.of(code, place=place) for code in listed]
        left_out += len(codes) - len(listed)
    if left_out:
        faults.append(unlisted(OPENINGS, left_out))
    return OpeningsAnswer(tuple(faults), opened)


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
