"""Who took part by which channel, who was not reached and why, what a box held."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from comitia.kernel.views import Row
from comitia.stages.forms import Count, NameId, Once, RandomId, payload

LONGEST_NUMBER = 50
# A number as it is printed or stamped: letters, digits, strokes between them.
Printed = Annotated[
    str,
    StringConstraints(
        max_length=LONGEST_NUMBER,
        pattern=r"^[0-9A-Za-z]([0-9A-Za-z/. -]*[0-9A-Za-z])?$",
    ),
]


@payload
class CameBy:
    """How many members of a group took part by a channel; each stands in one row."""

    channel: NameId
    group: NameId
    members: Count


@payload
class NotReached:
    """How many members did not take part for a reason."""

    reason: NameId
    members: Count


@payload
class Box:
    """A mobile ballot box: who carried it, its seal, its papers in three heaps."""

    carriers: Annotated[tuple[RandomId, ...], Once]
    seal: Printed
    papers_out: Count
    papers_in: Count
    unused: Count


@payload
class OnForm:
    """The form on which a return came, and the number that stands on it.

    `is_signed` says that it bears the stamp and the signature of the branch.
    """

    form: NameId
    number: Printed | None = None
    is_signed: bool = False


@dataclass(frozen=True, slots=True)
class MobileBox(Row):
    """The box that a branch carried to its members in a round, with its papers."""

    view: ClassVar[str] = "mobile_box"
    keys: ClassVar[int] = 3
    unit: str
    round: int
    body: str
    carriers: tuple[str, ...]
    seal: str
    papers_out: int
    papers_in: int
    unused: int


def cells_of(came: Iterable[CameBy]) -> tuple[str, ...]:
    """Return who took part by what, as a row keeps it.

    >>> cells_of([CameBy("meeting", "settled", 12)])
    ('meeting settled 12',)
    """
    return tuple(
        f"{one.channel} {one.group} {one.members}" for one in came if one.members
    )


def reasons_of(unreached: Iterable[NotReached]) -> tuple[str, ...]:
    """Return who was not reached, as a row keeps it.

    >>> reasons_of([NotReached("ill", 2), NotReached("abroad", 0)])
    ('ill 2',)
    """
    return tuple(f"{one.reason} {one.members}" for one in unreached if one.members)


def added(cells: Iterable[str]) -> Counter[tuple[str, ...]]:
    """Return the cells of many rows added up, by the words before their numbers.

    >>> added(["meeting settled 12", "meeting settled 3"])
    Counter({('meeting', 'settled'): 15})
    """
    found: Counter[tuple[str, ...]] = Counter()
    for *words, members in (one.split() for one in cells):
        found[tuple(words)] += int(members)
    return found


def doubled(words: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Return what stands in a table more than once, in order.

    >>> list(doubled([("ill",), ("abroad",), ("ill",)]))
    ['ill']
    """
    for one, times in sorted(Counter(words).items()):
        if times > 1:
            yield " ".join(one)
