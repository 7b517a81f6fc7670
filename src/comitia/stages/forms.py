"""The forms that fields of a payload take, checked before any rule is asked."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import gcd
from typing import Annotated, TypeVar, dataclass_transform
from unicodedata import category

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, with_config

from comitia.kernel.dates import parse_moment
from comitia.kernel.ids import is_name_id, is_random_id
from comitia.kernel.personal import About, FoundBy, Hidden, Minted
from comitia.ledger.entry import is_digest

T = TypeVar("T")
MOST = 10**9
LONGEST = 20_000
LONGEST_LINE = 500
_REMEMBERED = 2**16
# Longer numbers than any division of votes needs would only keep a machine busy.
_RATIO = re.compile("([0-9]{1,400})/([1-9][0-9]{0,399})")


@dataclass_transform(frozen_default=True)
def payload(kind: type[T]) -> type[T]:
    """Make a class a frozen dataclass that takes its own fields and no others.

    >>> @payload
    ... class Close:
    ...     reason: str
    >>> Close("late")
    Close(reason='late')
    """
    made = dataclass(frozen=True, slots=True)(kind)
    return with_config(ConfigDict(extra="forbid", strict=True))(made)


# The same few ids come again and again: what was right once is not read again.
@lru_cache(_REMEMBERED)
def _name_id(text: str) -> str:
    if not is_name_id(text):
        raise ValueError("form.name_id")
    return text


def _no_or_name_id(text: str) -> str:
    return _name_id(text) if text else text


@lru_cache(_REMEMBERED)
def _random_id(text: str) -> str:
    if not is_random_id(text):
        raise ValueError("form.random_id")
    return text


def _digest(text: str) -> str:
    if not is_digest(text):
        raise ValueError("form.digest")
    return text


def _moment(text: str) -> str:
    try:
        parse_moment(text)
    except ValueError:
        raise ValueError("form.moment") from None
    return text


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError("form.day") from None
    if day.isoformat() != text:
        raise ValueError("form.day")
    return text


def _text(text: str) -> str:
    if not text.strip():
        raise ValueError("form.empty")
    if any(category(one) in {"Cc", "Cs"} and one not in "\n\t" for one in text):
        raise ValueError("form.control")
    return text


def _line(text: str) -> str:
    if text and (not text.isprintable() or text != text.strip()):
        raise ValueError("form.line")
    return text


def _exact(text: str) -> str:
    match = _RATIO.fullmatch(text)
    if match is None or gcd(int(match[1]), int(match[2])) != 1:
        raise ValueError("form.ratio")
    return text


def _ratio(text: str) -> str:
    return _exact(text) if text else text


def _minted(text: str) -> str:
    if text and not is_random_id(text):
        raise ValueError("form.random_id")
    return text


def _once(items: tuple[T, ...]) -> tuple[T, ...]:
    if any(one in items[:place] for place, one in enumerate(items)):
        raise ValueError("form.doubled")
    return items


NameId = Annotated[str, AfterValidator(_name_id)]
# An id, or nothing where none is meant.
NoOrNameId = Annotated[str, AfterValidator(_no_or_name_id)]
RandomId = Annotated[str, AfterValidator(_random_id)]
Digest = Annotated[str, AfterValidator(_digest)]
DayText = Annotated[str, AfterValidator(_day)]
MomentText = Annotated[str, AfterValidator(_moment)]
# One line, or nothing.
Line = Annotated[str, StringConstraints(max_length=LONGEST_LINE), AfterValidator(_line)]
# The public seed of a lot: everybody must be able to type it in again.
Seed = Line
# An exact ratio "a/b" in lowest terms; the other may be left out.
ExactRatio = Annotated[str, AfterValidator(_exact)]
Ratio = Annotated[str, AfterValidator(_ratio)]
Text = Annotated[str, StringConstraints(max_length=LONGEST), AfterValidator(_text)]
Count = Annotated[int, Field(ge=0, le=MOST)]
MintedId = Annotated[str, AfterValidator(_minted), Minted()]
# The id of a card that the office's own number finds: of a person, or of a tip.
Found = Annotated[str, AfterValidator(_minted)]
PersonFound = Annotated[Found, FoundBy()]
# Marks a list in which nothing may stand twice.
Once = AfterValidator(_once)
Said = Annotated[Text | Hidden, About()]
Trait = Annotated[Text | Hidden, About(is_attribute=True)]
