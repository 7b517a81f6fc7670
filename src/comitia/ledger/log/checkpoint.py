"""A checkpoint: the tree's size and root under the log's name, as C2SP text.

Source: C2SP ``tlog-checkpoint``. Witnesses outside can cosign it unchanged, and
two people compare their copies of a log by comparing three lines.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final

from comitia.ledger.log.note import NoteFaultError

_ORIGIN: Final = re.compile(r"[^\s+]{1,255}")
_SIZE: Final = re.compile(r"0|[1-9][0-9]{0,17}")
_ROOT_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of a log at a moment.

    >>> print(Checkpoint("example.org/e", 0, bytes(32)), end="")
    example.org/e
    0
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        """Return the text that is signed, three lines with their ends."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def is_origin(text: str) -> bool:
    """Return whether a text can be the name of a log.

    >>> is_origin("example.org/e"), is_origin("two words")
    (True, False)
    """
    return _ORIGIN.fullmatch(text) is not None


def read_checkpoint(text: str) -> Checkpoint:
    """Return the checkpoint that a note's text states.

    Extension lines below the third are allowed by C2SP and never written here;
    they are read over. Raises ``NoteFaultError`` for any other deviation.

    >>> read_checkpoint(str(Checkpoint("example.org/e", 7, bytes(32)))).size
    7
    """
    if not text.endswith("\n"):
        raise NoteFaultError("the last line does not end")
    origin, size, root, *_ = [*text.split("\n"), "", ""]
    if not is_origin(origin) or not _SIZE.fullmatch(size):
        raise NoteFaultError("the first two lines are not an origin and a size")
    try:
        decoded = base64.b64decode(root, validate=True)
    except (binascii.Error, ValueError):
        raise NoteFaultError("the third line is not a root in base64") from None
    if len(decoded) != _ROOT_BYTES or base64.b64encode(decoded).decode() != root:
        raise NoteFaultError("the third line is not a root of 32 bytes")
    return Checkpoint(origin, int(size), decoded)
