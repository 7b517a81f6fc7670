"""The tally before a body: branches and members for each name, and who passes."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from comitia.kernel.views import Views
from comitia.stages.nomination.levels.keys import Measure, Needs
from comitia.stages.nomination.levels.rows import Tally
from comitia.stages.nomination.levels.tree import Tree
from comitia.stages.nomination.rounds import Named


@dataclass(frozen=True, slots=True)
class Support:
    """How many branches and members are for a name, and whether it was sent up."""

    bodies: int
    votes: int
    brought: bool = True


@dataclass(frozen=True, slots=True)
class Fed:
    """What came from below: branches that took part, their voters, the names.

    It is one branch with its return, or a body with all branches under it.
    """

    body: str
    returned: int
    voters: int
    names: Mapping[str, Support]


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything below a body added up: the paper that lies before its meeting."""

    returned: int
    voters: int
    names: Mapping[str, Support]


@dataclass(frozen=True, slots=True)
class Bar:
    """What the charter asks of a name: a test, a measure, how many names of all."""

    needs: Needs
    measure: Measure
    places: int


def feeds_of(
    body: str, tree: Tree, views: Views, *, among: Container[str] | None = None
) -> tuple[Fed, ...]:
    """Return what was sent to a body, by all senders or by some of them."""
    return tuple(
        _fed(one, tree, views)
        for one in tree.senders(body)
        if among is None or one in among
    )


def _fed(body: str, tree: Tree, views: Views) -> Fed:
    unit, number = tree.unit, tree.number
    if tree.stands(body):
        sent = tree.lists[body]
        return Fed(
            body,
            sent.returned,
            sent.voters,
            {
                one.person: Support(one.bodies, one.votes, one.listed)
                for one in views.every(Tally, unit=unit, round=number, body=body)
                if one.votes
            },
        )
    back = tree.returns[body]
    return Fed(
        body,
        back.took_part,
        back.voters,
        {
            one.person: Support(one.bodies * one.passed, one.votes, one.passed)
            for one in views.every(Named, unit=unit, round=number, body=body)
            if one.votes
        },
    )


def added(feeds: Iterable[Fed]) -> Paper:
    """Return everything that came from below added up.

    A name is brought before the body where somebody below sent it up; whoever was for
    it elsewhere counts too.
    """
    returned = voters = 0
    counts: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    brought: set[str] = set()
    for fed in feeds:
        returned, voters = returned + fed.returned, voters + fed.voters
        for person, one in fed.names.items():
            bodies, votes = counts[person]
            counts[person] = bodies + one.bodies, votes + one.votes
            if one.brought:
                brought.add(person)
    names = {
        person: Support(*counts[person], person in brought) for person in sorted(counts)
    }
    return Paper(returned, voters, names)


def passing(paper: Paper, bar: Bar, *, gone: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names that pass, of those that were brought and still take part.

    Where several are named alike at the cut, all of them pass: no order is made up.

    >>> names = {"p": Support(3, 40), "q": Support(1, 60), "r": Support(1, 9)}
    >>> paper = Paper(4, 100, names)
    >>> passing(paper, Bar(Needs.OR, Measure.MORE_THAN_HALF, 1))
    ('p', 'q')
    >>> passing(paper, Bar(Needs.AND, Measure.MORE_THAN_HALF, 1))
    ()
    """
    left = set(gone)
    stand = {
        person: one
        for person, one in paper.names.items()
        if one.brought and person not in left
    }
    bodies = _enough({p: one.bodies for p, one in stand.items()}, paper.returned, bar)
    members = _enough({p: one.votes for p, one in stand.items()}, paper.voters, bar)
    passed = bodies & members if bar.needs is Needs.AND else bodies | members
    return tuple(sorted(passed))


def _enough(counts: Mapping[str, int], base: int, bar: Bar) -> set[str]:
    """Return the names that enough are for: among the most named, or over half."""
    if bar.measure is Measure.MORE_THAN_HALF:
        return {person for person, now in counts.items() if 2 * now > base}
    most = sorted(counts.values(), reverse=True)[: bar.places]
    least = most[-1] if most else 0
    return {person for person, now in counts.items() if most and now >= max(least, 1)}
