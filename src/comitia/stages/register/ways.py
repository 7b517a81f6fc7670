"""The way of a name: how far it has come, and why it went no further."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from comitia.kernel.views import Row, Views
from comitia.stages.register.bodies import Person, Standing


class Reached(StrEnum):
    """How far a name has come, in order.

    Not every charter has each of them: a name may pass over some.
    """

    NOMINEE = "nominee"
    SUBJECT = "subject"
    VETTED = "vetted"
    PRELIMINARY = "preliminary"
    PROSPECTIVE = "prospective"
    CANDIDATE = "candidate"
    ELECTED = "elected"
    DELEGATE = "delegate"

    def is_at_least(self, other: "Reached") -> bool:
        """Return whether a name has come as far as the other state.

        >>> Reached.ELECTED.is_at_least(Reached.CANDIDATE)
        True
        """
        return _FAR[self] >= _FAR[other]


# Asked of every way in every act: a place in a table, not a search.
_FAR: Final = {one: place for place, one in enumerate(Reached)}


# Asked of every name in every act: looked up once.
_ACTIVE: Final = Standing.ACTIVE.value


class Out(StrEnum):
    """Why a name goes no further; empty while it does."""

    NOT_OUT = ""
    NOT_NAMED = "not_named"
    VETTING = "vetting"
    BARRED = "barred"
    SELECTION = "selection"
    NOT_ELECTED = "not_elected"
    CREDENTIALS = "credentials"
    REPLACED = "replaced"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Way(Row):
    """How far a person's name has come in a unit; `since` is when it got there.

    What was found about the person before `since` does not count any more: that is
    how a name goes back to vetting.
    """

    view: ClassVar[str] = "way"
    keys: ClassVar[int] = 2
    unit: str
    person: str
    reached: str
    since: str
    out: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the name still goes on."""
        return self.out == Out.NOT_OUT.value


@dataclass(frozen=True, slots=True)
class SubjectList(Row):
    """A list of people to be vetted that a body of the unit named by vote.

    `names` are those whom it named, `left_out` the nominees whom it did not.
    """

    view: ClassVar[str] = "subject_list"
    keys: ClassVar[int] = 2
    unit: str
    number: int
    at: str
    present: int
    votes_for: int
    entitled: int = 0
    names: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def at_vetting(unit: str, views: Views) -> Reached:
    """Return how far a name has come whose vetting begins, or begins again.

    Where a body names whom to vet, it has named them: nobody asks it anew.
    """
    is_named = bool(views.every(SubjectList, unit=unit))
    return Reached.SUBJECT if is_named else Reached.NOMINEE


def open_ways(
    unit: str, views: Views, *, least: Reached, most: Reached = Reached.DELEGATE
) -> tuple[Way, ...]:
    """Return the ways of a unit that go on, of names that came so far and no further.

    Whoever takes part no longer goes no further, though no act about the way said so.
    """
    between = range(_FAR[least], _FAR[most] + 1)
    reached = {one.value for one, far in _FAR.items() if far in between}
    return tuple(
        way
        for way in views.every(Way, unit=unit, out=Out.NOT_OUT.value)
        if way.reached in reached and takes_part(way.person, views)
    )


def barred(unit: str, views: Views) -> frozenset[str]:
    """Return who failed a final check in a unit; nobody may name them again."""
    out = views.every(Way, unit=unit, out=Out.BARRED.value)
    return frozenset(way.person for way in out)


def takes_part(person: str, views: Views) -> bool:
    """Return whether a person has not left: withdrawn, dead or erased."""
    row = views.one(Person, person)
    return row is None or row.standing == _ACTIVE
