"""Names that stand in a cell of a sheet, as one spelling each."""

import re
from typing import Final
from unicodedata import normalize

_PARTING: Final = re.compile(r"[;；]")
_CHINESE: Final = re.compile(r"[\u3400-\u9fff·\s]+")


def spelled(name: str) -> str:
    """Return a name in the one spelling that is counted under it.

    Width and spaces make no difference, and none stand within a Chinese name;
    capitals do, because nothing is guessed.

    >>> spelled("张　三"), spelled("Ann  Lee ")
    ('张三', 'Ann Lee')
    """
    plain = " ".join(normalize("NFKC", name).split())
    return plain.replace(" ", "") if _CHINESE.fullmatch(plain) else plain


def names_in(cell: str) -> tuple[str, ...]:
    """Return the names of a cell, parted by semicolons, each once.

    >>> names_in("Ann Lee; Bo;; Ann  Lee")
    ('Ann Lee', 'Bo')
    """
    names = (spelled(one) for one in _PARTING.split(cell))
    return tuple(dict.fromkeys(name for name in names if name))
