"""Names that stand in a cell of a sheet, as one spelling each."""

import re
from collections.abc import Iterable
from typing import Final
from unicodedata import normalize

_PARTING: Final = re.compile(r"[;；、，\n]")
# Between two names in one cell, or within one name: nobody can tell.
_UNSURE: Final = re.compile(r"[,/|&+]")
_CHINESE: Final = re.compile(r"[\u3400-\u9fff·\s]+")
_TWO_NAMES: Final = re.compile(r"[\u3400-\u9fff·]{2,}\s+[\u3400-\u9fff·]{2,}")


def spelled(name: str) -> str:
    """Return a name in the one spelling that is shown of it.

    Width and spaces make no difference, and none stand within a Chinese name.

    >>> spelled("张　三"), spelled("Ann  Lee ")
    ('张三', 'Ann Lee')
    """
    plain = " ".join(normalize("NFKC", name).split())
    return plain.replace(" ", "") if _CHINESE.fullmatch(plain) else plain


def alike(name: str) -> str:
    """Return what two names have in common that are one name.

    What :func:`spelled` leaves out makes no difference, and capitals make none.

    >>> alike("Ann  LEE") == alike("ann lee"), alike("孙  强") == alike("孙强")
    (True, True)
    """
    return spelled(spelled(name).casefold())


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return each name once, as it was written first.

    >>> distinct(("Ann Lee", "Bo", "ann lee"))
    ('Ann Lee', 'Bo')
    """
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(alike(name), name)
    return tuple(found.values())


def names_in(cell: str) -> tuple[str, ...] | None:
    """Return the names of a cell, each once; nothing where it may hold one or several.

    A semicolon, 、, ， and a line end part names. A comma or a stroke may as well stand
    within one name, and a space between two Chinese words of two signs and more may
    part two names: such a cell is not read.

    >>> names_in("Ann Lee; Bo;; Ann  Lee"), names_in("钱学、冯刚")
    (('Ann Lee', 'Bo'), ('钱学', '冯刚'))
    >>> names_in("Lee, Ann"), names_in("钱学 冯刚"), names_in("张 三")
    (None, None, ('张三',))
    """
    parts = _PARTING.split(cell)
    if any(_UNSURE.search(one) or _TWO_NAMES.search(one) for one in parts):
        return None
    return distinct(name for name in map(spelled, parts) if name)
