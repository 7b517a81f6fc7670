"""A roll: a list that was frozen, named by its digest, with a root over its rows."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from comitia.ledger.canonical import Json
from comitia.ledger.entry import leaf_hash
from comitia.ledger.log.tree import root_of


class SealedKind(StrEnum):
    """What an entry names by digest; only a CSV roll can be read row by row."""

    OBJECT = "object"
    PERSONAL_OBJECT = "personal_object"
    ROLL_CSV = "roll_csv"
    ROLL_PARQUET = "roll_parquet"

    @property
    def is_roll(self) -> bool:
        """Whether it lies among the rolls of a bundle."""
        return self in {SealedKind.ROLL_CSV, SealedKind.ROLL_PARQUET}


@dataclass(frozen=True, slots=True)
class Roll:
    """A CSV roll: its bytes, the digest that names it, and the root over its rows."""

    content: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of the stored file, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    def rows(self) -> list[bytes]:
        """Return the rows below the heading, each without its line end.

        Raises ``ValueError`` when the file does not end with a line end: half a
        row would be taken for a whole one.
        """
        if not self.content.endswith(b"\n"):
            raise ValueError("the roll does not end with a line end")
        return self.content[:-1].split(b"\n")[1:]

    def root(self) -> bytes:
        """Return the RFC 6962 root over the rows, for receipts of single rows."""
        return root_of([leaf_hash(row) for row in self.rows()])

    def as_sealed(self) -> dict[str, Json]:
        """Return the item by which an entry seals this roll."""
        return {
            "kind": SealedKind.ROLL_CSV.value,
            "root": self.root().hex(),
            "rows": len(self.rows()),
            "sha256": self.digest,
        }


def roll_of(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> Roll:
    r"""Return the roll with these columns and rows.

    Cells hold ids, numbers and digests; a comma, a quote or a line end in a cell
    raises ``ValueError``, because a row must be one line without quoting, and so does
    a row with more or fewer cells than the heading.

    >>> roll_of(["branch", "entitled"], [["b-1", "30"]]).content
    b'branch,entitled\nb-1,30\n'
    """
    lines = [heading, *rows]
    if any(set(cell) & set(',"\r\n') for line in lines for cell in line):
        raise ValueError("a cell of a roll holds a comma, a quote or a line end")
    if any(len(row) != len(heading) for row in rows):
        raise ValueError("a row has more or fewer cells than the heading")
    return Roll("".join(",".join(line) + "\n" for line in lines).encode())
