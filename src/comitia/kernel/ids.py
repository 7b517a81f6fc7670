"""Identifiers: random for people, readable for bodies; never a running number."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

Name = TypeVar("Name", str, tuple[str, str], tuple[int, str], tuple[str, str, str])
RANDOM_ID_BYTES: Final = 16
_RANDOM_ID: Final = re.compile(r"[0-9a-f]{32}")
_NAME_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")


def random_id(random_bytes: Callable[[int], bytes]) -> str:
    """Return a fresh id of 128 random bits, as 32 hexadecimal digits.

    The source of randomness is an argument: the operating system's in an
    election, a seeded stream only in a rehearsal. Two ids tell nothing about
    which was made first.

    >>> random_id(lambda n: bytes(range(n)))
    '000102030405060708090a0b0c0d0e0f'
    """
    return random_bytes(RANDOM_ID_BYTES).hex()


def is_random_id(text: str) -> bool:
    """Return whether the text has the form of a person's or an election's id.

    >>> is_random_id("000102030405060708090a0b0c0d0e0f"), is_random_id("7")
    (True, False)
    """
    return _RANDOM_ID.fullmatch(text) is not None


def is_name_id(text: str) -> bool:
    """Return whether the text can name a unit, a body or a charter.

    Lower-case letters, digits and inner hyphens, at most 64: such a name is the
    same file name, URL part and sort order everywhere.

    >>> is_name_id("north-2"), is_name_id("../etc"), is_name_id("North")
    (True, False, False)
    """
    return _NAME_ID.fullmatch(text) is not None


def repeated(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the names that stand more than once, each once and sorted.

    >>> repeated(["li", "an", "li", "wu", "an", "li"])
    ('an', 'li')
    """
    return tuple(sorted(one for one, times in Counter(names).items() if times > 1))
