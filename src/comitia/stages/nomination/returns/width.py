"""How many names a branch may put forward: those divided to it, or the full number."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.nomination.returns.facts import Returning, cited
from comitia.stages.nomination.returns.section import FULL, MODE
from comitia.stages.register.bodies import Body

ENLARGEMENT: Final = "nomination.enlargement"


@dataclass(frozen=True, slots=True)
class NamesAsked(Row):
    """How many names a body is asked for; `parent` is the body whose names they are.

    In a body that `is_full` each branch is asked for as many as the whole unit.
    """

    view: ClassVar[str] = "names_asked"
    keys: ClassVar[int] = 2
    unit: str
    body: str
    parent: str
    names: int
    is_full: bool = False


def names_of(seats: int, rules: Rules) -> int:
    """Return how many names a unit asks its bodies for: its seats, enlarged.

    Charter key: ``nomination.enlargement``.
    """
    if rules.get(ENLARGEMENT) is None:
        return seats
    return rules.read(ENLARGEMENT, Bound).value.limit(seats)


def names_asked(unit: str, views: Views) -> Callable[[Body], int | None]:
    """Return how many names are asked of a body: its own, or those of the next above.

    Nothing where none were divided to either.
    """
    rows = {row.body: row.names for row in views.every(NamesAsked, unit=unit)}

    def asked(body: Body) -> int | None:
        at: Body | None = body
        while at is not None and rows:
            if at.body in rows:
                return rows[at.body]
            at = views.one(Body, at.parent)
        return None

    return asked


def too_many_names(facts: Returning, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of more names than a branch is asked for in the first round.

    Later rounds speak of names that are known by then.

    Charter keys: ``nomination.mode``, ``nomination.enlargement``.
    """
    if rules.get(MODE) is None or facts.round > 1:
        return
    mode = rules.read(MODE, str)
    is_full = mode.value == FULL
    most = names_of(facts.seats, rules) if is_full else facts.asked
    if most is None:
        yield cited("nomination.names_to_divide", mode, facts)
    elif len(facts.votes) > most:
        names = len(facts.votes)
        yield cited("nomination.too_many_names", mode, facts, names=names, most=most)
