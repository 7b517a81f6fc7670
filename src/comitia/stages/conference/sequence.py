"""Votes that follow one another, and units that one and the same conference elects."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from comitia.charter.kinds import Texts, Value
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Fact, Finding
from comitia.kernel.views import Views
from comitia.ledger.chain import CENTRE
from comitia.stages.register.bodies import KINDS, SHARED, names_of, units_of
from comitia.stages.register.steps import Progress, Step

AFTER: Final = "conference.after"
_UNITS: Final = "apportionment.units"

KEYS: Final = (
    Key(
        "after",
        Texts(samples=("first-vote",), are_ids=True),
        "Units, or kinds of unit, whose ballots must be over before the conference of"
        " another takes anything; those that are named do not wait for each other.",
        agrees=True,
    ),
    Key(
        "shared.*",
        Texts(2, ("first-vote", "second-vote"), are_ids=True),
        "Units, or kinds of unit, that one and the same conference elects, each on a"
        " paper of its own: figures count its electors once.",
        per_unit=False,
        agrees=True,
    ),
)


def not_over(unit: str, views: Views, *, at: datetime) -> tuple[str, ...]:
    """Return the other units whose ballots were not over before a moment.

    Units go on side by side, so that what another did at this very moment, or by its
    own clock later, does not count yet: whoever replays the record sees the same.
    """
    return tuple(
        row.unit
        for row in views.every(Progress)
        if row.unit not in {CENTRE, unit} and not _is_over(row, at)
    )


def _is_over(row: Progress, at: datetime) -> bool:
    is_past = Step.CONFERENCE.is_before(Step(row.step))
    return is_past and parse_moment(row.since) < at


def comes_too_early(
    unit: str, others: tuple[str, ...], rules: Rules
) -> Iterator[Finding]:
    """Return that ballots which come before those of a unit are not over.

    Charter key: ``conference.after``.
    """
    held = rules.get(AFTER)
    if held is None:
        return
    awaited = tuple(sorted(_first(unit, held, rules).intersection(others)))
    if awaited:
        yield Finding.of(
            "conference.after",
            key=AFTER,
            clause=held.provenance.clause,
            awaited=awaited,
        )


def sequence_agrees(rules: Rules) -> Iterator[Finding]:
    """Return units that nobody knows, that wait for one another, or sit in two.

    Charter keys: ``conference.after``, ``conference.shared``.
    """
    listed = rules.get(_UNITS)
    if listed is None or not isinstance(listed.value, tuple):
        return
    units = tuple(map(str, listed.value))
    after, shared = rules.get(AFTER), rules.family(SHARED)
    for held in (*([after] if after else []), *shared.values()):
        yield from _strangers(held, units, rules)
    yield from _in_two(shared.values(), rules)
    yield from _circles(units, rules)


def _strangers(
    held: Setting[Value], units: tuple[str, ...], rules: Rules
) -> Iterator[Finding]:
    known = (*units, *rules.family(KINDS))
    for name in names_of(held):
        if name not in known:
            yield _at(held, "charter.no_such_unit_or_kind", named=name, known=known)


def _in_two(shared: Iterable[Setting[Value]], rules: Rules) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for held in shared:
        for unit in sorted(units_of(held, rules)):
            other = first.setdefault(unit, held.key)
            if other != held.key:
                yield _at(held, "charter.shares_two", unit=unit, other=other)


def _circles(units: tuple[str, ...], rules: Rules) -> Iterator[Finding]:
    """Return each unit that waits for itself in the end, by the rules of all units."""
    if rules.charter is None or AFTER not in rules.charter.by_key:
        return
    waits: dict[str, Setting[Value]] = {}
    edges: dict[str, frozenset[str]] = {}
    for unit in units:
        ruled = rules.of(unit)
        held = ruled.get(AFTER)
        if held is not None:
            waits[unit], edges[unit] = held, _first(unit, held, ruled)
    for unit, held in waits.items():
        if unit in _reached(edges[unit], edges):
            yield _at(held, "charter.waits_for_itself", unit=unit)


def _reached(begun: frozenset[str], edges: dict[str, frozenset[str]]) -> set[str]:
    found: set[str] = set()
    left = sorted(begun)
    while left:
        unit = left.pop()
        if unit not in found:
            found.add(unit)
            left += edges.get(unit, ())
    return found


def _first(unit: str, held: Setting[Value], rules: Rules) -> frozenset[str]:
    """Return for whom a unit waits; one that is named itself is among the first."""
    named = units_of(held, rules)
    return frozenset() if unit in named else named


def _at(setting: Setting[Value], code: str, **facts: Fact) -> Finding:
    origin = setting.provenance
    return Finding.of(
        code, key=setting.key, clause=origin.clause, place=origin.place, **facts
    )
