"""Putting a name in the place of one that goes no further.

It is taken from those who came through the same stages and were left out. Vetting and
notice are held anew for it, and the list is adopted anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import NameId, RandomId, Said, payload
from comitia.stages.register.ways import Out, Way, takes_part
from comitia.stages.vetting.course.returning import (
    back_to_vetting,
    committee_scene,
    on_papers,
    too_late,
)

REPLACED_FROM: Final = "vetting.replaced_from"
# Who was left out came as far as this; nobody else passed the same stages.
_LEFT_OUT: Final = {
    "vetted": frozenset({Out.SELECTION}),
    "named": frozenset({Out.SELECTION, Out.NOT_NAMED}),
}


@payload
class ReplaceName:
    """Whose place is taken, by whom, and why; the words stand on that one's card."""

    unit: NameId
    replaced: RandomId
    person: RandomId
    reasons: Said


@payload
class NameReplaced:
    """The axes on which the two differ: what the list lacks now, or has more of."""

    differs: tuple[NameId, ...]


@dataclass(frozen=True, slots=True)
class Replacement(Row):
    """Who took the place of a name that went no further, and when."""

    view: ClassVar[str] = "replacement"
    keys: ClassVar[int] = 2
    unit: str
    replaced: str
    person: str
    at: str
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replacing:
    """The two names: why each goes no further, and who they are, axis by axis.

    An empty reason is that of a name that goes on; nothing is one that was never there.
    """

    replaced: str
    person: str
    replaced_out: Out | None
    person_out: Out | None
    takes_part: bool = True
    is_replaced: bool = False
    on_papers: int = 0
    differs: tuple[str, ...] = ()


def _facts(asked: ReplaceName, views: Views, _: Occasion) -> Replacing:
    unit = asked.unit
    return Replacing(
        asked.replaced,
        asked.person,
        _out(unit, asked.replaced, views),
        _out(unit, asked.person, views),
        takes_part(asked.person, views),
        views.one(Replacement, unit, asked.replaced) is not None,
        on_papers(unit, views),
        _differing(unit, asked.replaced, asked.person, views),
    )


def _out(unit: str, person: str, views: Views) -> Out | None:
    way = views.one(Way, unit, person)
    if way is None:
        return None
    left = way.is_open and not takes_part(person, views)
    return Out.WITHDRAWN if left else Out(way.out)


def _differing(unit: str, one: str, other: str, views: Views) -> tuple[str, ...]:
    """Return the axes on which two people have different categories on record."""
    held = (
        {
            row.axis: row.category
            for row in views.every(Identity, unit=unit, person=each)
        }
        for each in (one, other)
    )
    first, second = held
    axes = sorted({*first, *second})
    return tuple(axis for axis in axes if first.get(axis) != second.get(axis))


def _decide(facts: Replacing, rules: Rules) -> NameReplaced:
    refuse(_faults(facts, rules))
    return NameReplaced(facts.differs)


def _faults(facts: Replacing, rules: Rules) -> Iterator[Finding]:
    yield from too_late(facts.on_papers)
    if facts.replaced_out in {None, Out.NOT_OUT, *_LEFT_OUT["named"]}:
        yield Finding.of("vetting.still_stands", key="replaced", person=facts.replaced)
    if facts.is_replaced:
        yield Finding.of(
            "vetting.replaced_already", key="replaced", person=facts.replaced
        )
    yield from _other_stages(facts, rules)


def _other_stages(facts: Replacing, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of somebody who did not come through the same stages.

    Charter key: ``vetting.replaced_from``.
    """
    if rules.get(REPLACED_FROM) is None:
        yield Finding.of("vetting.no_replacing", key=REPLACED_FROM)
        return
    held = rules.read(REPLACED_FROM, str)
    if facts.person_out not in _LEFT_OUT[held.value] or not facts.takes_part:
        yield Finding.of(
            "vetting.other_stages",
            key=held.key,
            clause=held.provenance.clause,
            person=facts.person,
        )


def _project(deed: Deed[ReplaceName, NameReplaced], views: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    yield Replacement(
        asked.unit, asked.replaced, asked.person, at, deed.outcome.differs
    )
    yield from back_to_vetting(asked.unit, asked.person, at, views)


REPLACE_NAME = Rule(
    "replace_name",
    ReplaceName,
    NameReplaced,
    scene=lambda asked, views, rules: committee_scene(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
)
