"""What lies before a body of a level when it is to meet: for offices and players."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.views import Views
from comitia.stages.meeting.counts import Vote
from comitia.stages.nomination.cascade import bodies_of
from comitia.stages.nomination.levels.meeting import Meeting
from comitia.stages.nomination.levels.rows import Tally
from comitia.stages.nomination.levels.sheet import Sending, bar_of, meeting_bodies
from comitia.stages.nomination.levels.tally import (
    Bar,
    Paper,
    added,
    feeds_of,
    passing,
)
from comitia.stages.nomination.levels.tree import Tree
from comitia.stages.nomination.returns.width import NamesAsked
from comitia.stages.nomination.rounds import is_active, round_of
from comitia.stages.register.bodies import Body, known_body, seats_of
from comitia.stages.register.ways import barred


@dataclass(frozen=True, slots=True)
class Before:
    """The tally before a body: what was added up, what a name needs, who passes.

    `brought` are the names that somebody below sent up and who still take part,
    `listed` those of its own list, if it has met.
    """

    body: Body
    paper: Paper
    bar: Bar
    passed: tuple[str, ...]
    brought: tuple[str, ...]
    listed: tuple[str, ...]


def before(body: str, views: Views, rules: Rules) -> Before:
    """Return what lies before a body in the present round of its unit."""
    row = known_body(body, views)
    round_ = round_of(row.unit, views)
    tree = Tree(row.unit, round_.number, views)
    return _before(row, tree, views, rules)


def due(unit: str, views: Views, rules: Rules) -> tuple[Before, ...]:
    """Return what lies before the next bodies of the lowest level that have to meet.

    They stand under one body: their lists go up on one sheet.
    """
    tree = Tree(unit, round_of(unit, views).number, views)
    standing = set(tree.standing)
    meeting = meeting_bodies(bodies_of(unit, views), rules)
    left = [tree.bodies[one] for one in meeting if one not in standing]
    deepest = max((len(one.path) for one in left), default=0)
    lowest = [one for one in left if len(one.path) == deepest]
    kinds = sorted({one.kind for one in lowest})
    alike = [one for one in lowest if one.kind == kinds[0]]
    return tuple(
        _before(one, tree, views, rules)
        for one in alike
        if one.parent == alike[0].parent
    )


def standing(unit: str, views: Views, rules: Rules) -> tuple[Before, ...]:
    """Return what lay before the bodies whose lists stand."""
    tree = Tree(unit, round_of(unit, views).number, views)
    bodies = (tree.bodies[one] for one in tree.standing)
    return tuple(_before(one, tree, views, rules) for one in bodies)


def _before(row: Body, tree: Tree, views: Views, rules: Rules) -> Before:
    paper = added(feeds_of(row.body, tree, views))
    part = views.one(NamesAsked, row.unit, row.body)
    vote = Vote(row.members, row.members, row.members)
    asked = part.names if part else None
    meeting = Meeting(row.body, row.kind, row.members, vote, (), asked=asked)
    facts = Sending((), (), round=tree.number, seats=seats_of(row.unit, views))
    gone = frozenset(_gone(paper, row.unit, views))
    bar = bar_of(meeting, facts, rules)
    brought = (one for one, now in paper.names.items() if now.brought)
    return Before(
        row,
        paper,
        bar,
        passing(paper, bar, gone=gone),
        tuple(one for one in brought if one not in gone),
        _listed(row.body, tree, views),
    )


def _listed(body: str, tree: Tree, views: Views) -> tuple[str, ...]:
    number = tree.number
    rows = views.every(Tally, unit=tree.unit, round=number, body=body, listed=True)
    return tuple(one.person for one in rows)


def _gone(paper: Paper, unit: str, views: Views) -> Iterator[str]:
    out = barred(unit, views)
    return (one for one in paper.names if one in out or not is_active(one, views))
