"""Rounds of nomination, what each branch returned in them, and who was named."""

from dataclasses import dataclass
from typing import ClassVar, Final

from comitia.kernel.views import Row, Views
from comitia.stages.register.bodies import Person, Standing
from comitia.stages.register.steps import Progress
from comitia.stages.register.ways import Reached, Way, open_ways

# Asked of every name in every act: looked up once.
_ACTIVE: Final = Standing.ACTIVE.value


@dataclass(frozen=True, slots=True)
class Round(Row):
    """A round in which branches name people; `closed` is empty while it lasts."""

    view: ClassVar[str] = "nomination_round"
    keys: ClassVar[int] = 2
    unit: str
    number: int
    opened: str
    closed: str = ""


@dataclass(frozen=True, slots=True)
class BranchReturn(Row):
    """What a branch sent in a round; an excused one could send nothing.

    `came` has an item for each channel and group by which members took part, such as
    `meeting settled 12`; `unreached` one for each reason, such as `ill 2`. `number` is
    that of the form on which the return came. Where one body stands for `branches` that
    are not shown, so many of them `returned`; `sealed` is the digest of their roll.
    """

    view: ClassVar[str] = "branch_return"
    keys: ClassVar[int] = 3
    unit: str
    round: int
    body: str
    entitled: int
    voters: int
    excused: bool
    corrections: int
    form: str = ""
    number: str = ""
    came: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
    branches: int = 1
    returned: int = 1
    sealed: str = ""

    @property
    def took_part(self) -> int:
        """How many branches took part; of an excused one none did."""
        return 0 if self.excused else self.returned


@dataclass(frozen=True, slots=True)
class Named(Row):
    """How many members of a branch were for a person, and whether that was enough.

    Whom a corrected return does not name any more stays with no votes. `bodies` is one,
    or how many branches a sealed roll says were for the person.
    """

    view: ClassVar[str] = "named"
    keys: ClassVar[int] = 4
    unit: str
    round: int
    body: str
    person: str
    votes: int
    passed: bool
    bodies: int = 1


def round_of(unit: str, views: Views) -> Round:
    """Return the last round of a unit; the first is there before anybody sent it."""
    rounds = views.every(Round, unit=unit)
    if rounds:
        return max(rounds, key=lambda one: one.number)
    progress = views.one(Progress, unit)
    return Round(unit, 1, progress.since if progress else "")


def passed_names(round_: Round, views: Views) -> dict[str, tuple[str, ...]]:
    """Return who was named with enough votes and takes part, with the branches."""
    unit, number = round_.unit, round_.number
    named = views.derived(_by_person, Named, unit=unit, round=number, passed=True)
    return {person: named[person] for person in named if is_active(person, views)}


def _by_person(rows: tuple[Named, ...]) -> dict[str, tuple[str, ...]]:
    """Return the branches by the person; the rows are in the order of branches."""
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.person, []).append(row.body)
    return {person: tuple(found[person]) for person in sorted(found)}


def is_active(person: str, views: Views) -> bool:
    """Return whether a person of the register takes part."""
    row = views.one(Person, person)
    return row is not None and row.standing == _ACTIVE


def going_on(unit: str, views: Views) -> tuple[Way, ...]:
    """Return the ways of a unit that go on, however far they came."""
    return open_ways(unit, views, least=Reached.NOMINEE)
