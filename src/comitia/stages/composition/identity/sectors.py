"""Whose opinion is to be on file about whom: of some organs by category."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from comitia.charter.rules import Rules, Setting
from comitia.kernel.findings import Finding
from comitia.kernel.views import Views
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.due_process.opinions import opinions_about

ORGANS: Final = "vetting.organs"
SECTORS: Final = "vetting.sector_organs"


@dataclass(frozen=True, slots=True)
class Held:
    """The categories of somebody, and the last days on which opinions of organs hold.

    An empty day has no end; an organ that has not answered is not there.
    """

    categories: tuple[str, ...] = ()
    opinions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opinions:
    """What is on file about people on a day."""

    day: date
    people: Mapping[str, Held]


def opinions_of(
    unit: str, persons: tuple[str, ...], views: Views, *, at: datetime
) -> Opinions:
    """Return what is on file about people of a unit."""
    held = opinions_about(unit, persons, views)
    categories: dict[str, list[str]] = {}
    for row in views.every(Identity, unit=unit):
        categories.setdefault(row.person, []).append(row.category)
    people = {
        one: Held(tuple(categories.get(one, ())), opinions)
        for one, opinions in held.items()
    }
    return Opinions(at.date(), people)


def organ_lists(rules: Rules) -> Iterator[tuple[str, Setting[tuple[str, ...]]]]:
    """Yield the organs that are asked, first about everybody, then by category.

    Charter keys: ``vetting.organs``, ``vetting.sector_organs.*``.
    """
    if rules.get(ORGANS) is not None:
        yield "", rules.read(ORGANS, tuple)
    for category in rules.family(SECTORS):
        yield category, rules.read(f"{SECTORS}.{category}", tuple)


def known_organs(rules: Rules) -> tuple[str, ...]:
    """Return every organ that may be asked."""
    named = (str(one) for _, held in organ_lists(rules) for one in held.value)
    return tuple(dict.fromkeys(named))


def organs_lacking(
    facts: Opinions, person: str, rules: Rules
) -> Iterator[tuple[str, Setting[tuple[str, ...]]]]:
    """Yield the organs whose opinion on somebody is lacking or has expired."""
    held = facts.people.get(person, Held())
    for category, listed in organ_lists(rules):
        if category and category not in held.categories:
            continue
        for organ in listed.value:
            if organ not in held.opinions or _is_over(held.opinions[organ], facts.day):
                yield organ, listed


def opinions_lacking(
    facts: Opinions, persons: Iterable[str], rules: Rules
) -> Iterator[Finding]:
    """Return of whom opinions are lacking or have expired, organ by organ.

    Charter keys: ``vetting.organs``, ``vetting.sector_organs.*``,
    ``vetting.opinion_lasts``.
    """
    lacking: dict[tuple[str, bool], list[str]] = {}
    settings: dict[str, Setting[tuple[str, ...]]] = {}
    for person in persons:
        given = facts.people.get(person, Held()).opinions
        for organ, listed in organs_lacking(facts, person, rules):
            lacking.setdefault((organ, organ in given), []).append(person)
            settings.setdefault(organ, listed)
    for (organ, is_expired), about in lacking.items():
        yield _lacking(organ, tuple(about), settings[organ], is_expired=is_expired)


def fresh_opinions(facts: Opinions, *, rules: Rules) -> Iterator[Finding]:
    """Return of whom an organ has to be asked, or asked again, before the ballot.

    Charter keys: ``vetting.organs``, ``vetting.sector_organs.*``.
    """
    yield from opinions_lacking(facts, facts.people, rules)


def _lacking(
    organ: str,
    persons: tuple[str, ...],
    listed: Setting[tuple[str, ...]],
    *,
    is_expired: bool,
) -> Finding:
    clause = listed.provenance.clause
    if is_expired:
        return Finding.of(
            "vetting.opinion_expired",
            key=listed.key,
            clause=clause,
            organ=organ,
            about=persons,
        )
    return Finding.of(
        "vetting.opinion_lacking",
        key=listed.key,
        clause=clause,
        organ=organ,
        about=persons,
    )


def _is_over(until: str, day: date) -> bool:
    return bool(until) and day > date.fromisoformat(until)
