"""Stating how many members of a unit belong to a category, and where that stands."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.stages.composition.identity.identifying import committee_scene
from comitia.stages.composition.identity.keys import CATEGORIES, axes_of
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import Count, NameId, Text, payload


@dataclass(frozen=True, slots=True)
class MemberCount(Row):
    """How many of a unit's members belong to a category, by which statistics."""

    view: ClassVar[str] = "member_count"
    keys: ClassVar[int] = 2
    unit: str
    category: str
    members: int
    out_of: int
    source: str


@payload
class CategoryMembers:
    """How many members belong to a category, out of how many."""

    category: NameId
    members: Count
    out_of: Count


@payload
class StateMembers:
    """Counts of a unit's members by category, and the statistics they come from."""

    unit: NameId
    rows: tuple[CategoryMembers, ...]
    source: Text


@payload
class MembersStated:
    """How many counts were stated."""

    rows: Count


@dataclass(frozen=True, slots=True)
class Stated:
    """One count of members."""

    category: str
    members: int
    out_of: int


@dataclass(frozen=True, slots=True)
class Statement:
    """The counts that are stated together."""

    rows: tuple[Stated, ...]


def shares_of(unit: str, views: Views) -> dict[str, Fraction]:
    """Return the share of each category among the members of a unit, as stated."""
    return {
        row.category: Fraction(row.members, row.out_of)
        for row in views.every(MemberCount, unit=unit)
    }


def _facts(asked: StateMembers, _: Views, __: Occasion) -> Statement:
    return Statement(
        tuple(Stated(one.category, one.members, one.out_of) for one in asked.rows)
    )


def _decide(facts: Statement, rules: Rules) -> MembersStated:
    refuse(_faults(facts, rules))
    return MembersStated(len(facts.rows))


def _faults(facts: Statement, rules: Rules) -> Iterator[Finding]:
    known = {one for held in axes_of(rules).values() for one in held.value}
    times = Counter(one.category for one in facts.rows)
    twice = repeated(one.category for one in facts.rows)
    strange = tuple(sorted(one for one in times if one not in known))
    if not facts.rows:
        yield Finding.of("composition.no_rows", key="rows")
    if twice:
        yield Finding.of("composition.stated_twice", key="rows", categories=twice)
    if strange:
        yield Finding.of(
            "composition.no_such_category",
            key=CATEGORIES,
            strange=strange,
            known=tuple(sorted(known)),
        )
    for number, one in enumerate(facts.rows):
        if one.members > one.out_of or not one.out_of:
            yield Finding.of(
                "composition.more_than_all",
                key=f"rows.{number}.members",
                category=one.category,
                members=one.members,
                out_of=one.out_of,
            )


def _project(deed: Deed[StateMembers, MembersStated], _: Views) -> Iterator[Row]:
    asked = deed.payload
    for one in asked.rows:
        yield MemberCount(
            asked.unit, one.category, one.members, one.out_of, asked.source
        )


STATE_MEMBERS = Rule(
    "state_members",
    StateMembers,
    MembersStated,
    scene=lambda asked, views, rules: committee_scene(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
