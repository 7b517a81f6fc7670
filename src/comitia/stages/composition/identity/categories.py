"""The category that somebody has on each axis, and whether it still holds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from comitia.charter.rules import Rules, Setting
from comitia.kernel.dates import Span, parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.composition.identity.keys import LASTS, axes_of, eligible_of
from comitia.stages.register.calendar.days import term_end


@dataclass(frozen=True, slots=True)
class Identity(Row):
    """The one category that a person has on an axis, and by which kinds of document.

    `others` are those that the person could have had too. `number` is how often it was
    recorded; it is `stale` from a change of post until it is looked at again.
    """

    view: ClassVar[str] = "identity"
    keys: ClassVar[int] = 3
    unit: str
    person: str
    axis: str
    category: str
    at: str
    others: tuple[str, ...]
    evidence: tuple[str, ...]
    grants: tuple[str, ...]
    number: int
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """The category of somebody on an axis: since when, and whether it is stale."""

    category: str
    at: datetime
    is_stale: bool = False


People = Mapping[str, Mapping[str, Known]]


def known_of(
    unit: str, persons: Iterable[str], views: Views
) -> dict[str, dict[str, Known]]:
    """Return what is known of people, axis by axis."""
    found: dict[str, dict[str, Known]] = {one: {} for one in persons}
    for row in views.every(Identity, unit=unit):
        if row.person in found:
            at = parse_moment(row.at)
            found[row.person][row.axis] = Known(row.category, at, row.stale)
    return found


def category_of(unit: str, person: str, axis: str, views: Views) -> str:
    """Return the category of a person on an axis; empty while it is not recorded."""
    row = views.one(Identity, unit, person, axis)
    return "" if row is None or row.stale else row.category


def categories_of(unit: str, person: str, views: Views) -> dict[str, str]:
    """Return the category of a person on each axis that is recorded and not stale."""
    rows = views.every(Identity, unit=unit, person=person)
    return {row.axis: row.category for row in rows if not row.stale}


def identity_faults(people: People, rules: Rules) -> Iterator[Finding]:
    """Return of whom a category is not known, not any more, or none that may stand.

    Charter keys: ``composition.categories.*``, ``composition.eligible.*``.
    """
    eligible = eligible_of(rules)
    for axis, held in axes_of(rules).items():
        lacking = _those(people, axis, lambda known: known is None)
        stale = _those(people, axis, lambda known: known is not None and known.is_stale)
        if lacking:
            yield Finding.of(
                "composition.unidentified",
                key=held.key,
                clause=held.provenance.clause,
                axis=axis,
                persons=lacking,
            )
        if stale:
            yield Finding.of(
                "composition.identity_stale",
                key=held.key,
                clause=held.provenance.clause,
                axis=axis,
                persons=stale,
            )
        if axis in eligible:
            yield from _not_eligible(people, axis, eligible[axis])


@dataclass(frozen=True, slots=True)
class Standing:
    """Those who are to be put to the vote, with what is known of them at a moment."""

    at: datetime
    people: People


def fresh_identities(facts: Standing, *, rules: Rules) -> Iterator[Finding]:
    """Return of whom a category has to be looked at before the ballot.

    Charter keys: ``composition.categories.*``, ``composition.eligible.*``,
    ``composition.identity_lasts``.
    """
    yield from identity_faults(facts.people, rules)
    yield from expired(facts.people, rules, at=facts.at)


def expired(people: People, rules: Rules, *, at: datetime) -> Iterator[Finding]:
    """Return whose category was recorded too long ago to go to the ballot with.

    Charter key: ``composition.identity_lasts``.
    """
    if rules.get(LASTS) is None:
        return
    term = rules.read(LASTS, Span)

    def is_old(known: Known | None) -> bool:
        return known is not None and at >= term_end(
            known.at, term=term.value, rules=rules
        )

    for axis in axes_of(rules):
        old = _those(people, axis, is_old)
        if old:
            yield Finding.of(
                "composition.identity_expired",
                key=term.key,
                clause=term.provenance.clause,
                axis=axis,
                persons=old,
                term=term.value,
            )


def _not_eligible(
    people: People, axis: str, held: Setting[tuple[str, ...]]
) -> Iterator[Finding]:
    """Return those whose category lets nobody be elected."""
    out = _those(
        people,
        axis,
        lambda known: known is not None and known.category not in held.value,
    )
    if out:
        yield Finding.of(
            "composition.not_eligible",
            key=held.key,
            clause=held.provenance.clause,
            axis=axis,
            persons=out,
            known=held.value,
        )


def _those(
    people: People, axis: str, is_meant: Callable[[Known | None], bool]
) -> tuple[str, ...]:
    return tuple(sorted(one for one in people if is_meant(people[one].get(axis))))
