"""The sheet of lists that go up together, and everything that is wrong with it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.stages.nomination.cascade import Tier
from comitia.stages.nomination.downward import LEVELS
from comitia.stages.nomination.levels.keys import (
    LATER,
    MEASURES,
    TESTS,
    Measure,
    Needs,
)
from comitia.stages.nomination.levels.meeting import (
    LEAST_PRESENT,
    Meeting,
    places_of,
    wrong_departures,
    wrong_names,
    wrong_vote,
)
from comitia.stages.nomination.levels.tally import Bar, added, passing

_SHOWN = 20
_Under = dict[str, list[Tier]]


@dataclass(frozen=True, slots=True)
class Sending:
    """Lists of several bodies, and how the round stands in their unit.

    `tiers` are all bodies of the unit, `standing` those whose list stands, `returned`
    those that sent a return or are excused.
    """

    lists: tuple[Meeting, ...]
    tiers: tuple[Tier, ...]
    standing: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    round: int = 1
    seats: int = 0
    is_correction: bool = False


def bar_of(one: Meeting, facts: Sending, rules: Rules) -> Bar:
    """Return what a name needs at the level of a body in this round.

    A round on a list sent down may ask for more than the first; a round that was
    reopened for further names asks what the first did.

    Charter keys: ``nomination.tests.*``, ``nomination.measures.*``,
    ``nomination.later_measures.*``, ``nomination.rounds``.
    """
    is_later = 1 < facts.round <= rules.read("nomination.rounds", int).value
    first = rules.read(f"{MEASURES}.{one.kind}", str).value
    later = rules.get(f"{LATER}.{one.kind}")
    return Bar(
        Needs(rules.read(f"{TESTS}.{one.kind}", str).value),
        Measure(str(later.value) if later and is_later else first),
        places_of(one, facts.seats, rules),
    )


def meeting_bodies(tiers: Iterable[Tier], rules: Rules) -> dict[str, Tier]:
    """Return the bodies of a unit that have to meet on a tally.

    One under which nobody nominates has nothing before it; one of fewer than two
    members decides nothing, and what came to it goes to the next above.

    Charter keys: ``nomination.levels``, ``nomination.body``.
    """
    held = rules.get(LEVELS)
    levels = held.value if held and isinstance(held.value, tuple) else ()
    branch = rules.read("nomination.body", str).value
    known = {one.body: one for one in tiers}
    fed: set[str] = set()
    for one in known.values():
        if one.kind == branch:
            _feed(one, known, fed)
    return {
        body: one
        for body, one in known.items()
        if one.kind in levels and one.members >= LEAST_PRESENT and body in fed
    }


def lists_missing(
    tiers: Iterable[Tier], standing: Iterable[str], rules: Rules
) -> Iterator[Finding]:
    """Return the refusal while a body has sent no list, or has to meet again.

    Charter key: ``nomination.levels``.
    """
    if rules.get(LEVELS) is None:
        return
    missing = tuple(sorted(set(meeting_bodies(tiers, rules)) - set(standing)))
    if missing:
        held = rules.read(LEVELS, tuple)
        yield Finding.of(
            "nomination.lists_missing",
            key=held.key,
            clause=held.provenance.clause,
            bodies=missing[:_SHOWN],
            count=len(missing),
        )


def _feed(one: Tier, known: Mapping[str, Tier], fed: set[str]) -> None:
    """Add the bodies above one; those above a body that was added were added too."""
    at = known.get(one.parent)
    while at is not None and at.body not in fed:
        fed.add(at.body)
        at = known.get(at.parent)


def faults(facts: Sending, rules: Rules) -> Iterator[Finding]:
    """Return what forbids the sheet: of the whole first, then list by list."""
    held = rules.get(LEVELS)
    if held is None:
        yield Finding.of("nomination.no_levels", key=LEVELS)
        return
    yield from _wrong_sheet(facts)
    meeting, under = meeting_bodies(facts.tiers, rules), _under(facts.tiers)
    for number, one in enumerate(facts.lists):
        place = f"lists.{number}"
        wrong = tuple(_wrong_body(one, place, meeting, rules))
        yield from wrong
        if not wrong:
            yield from _faults_of(one, facts, place, rules, under)


def _wrong_sheet(facts: Sending) -> Iterator[Finding]:
    """Return the refusal of an empty sheet, of a body twice, of several levels."""
    if not facts.lists:
        yield Finding.of("nomination.no_lists", key="lists")
    counted = Counter(one.body for one in facts.lists)
    if twice := tuple(sorted(body for body, now in counted.items() if now > 1)):
        yield Finding.of("nomination.list_twice", key="lists", bodies=twice)
    kinds = tuple(sorted({one.kind for one in facts.lists}))
    if len(kinds) > 1:
        yield Finding.of("nomination.several_levels", key="lists", kinds=kinds)


def _wrong_body(
    one: Meeting, place: str, meeting: Mapping[str, Tier], rules: Rules
) -> Iterator[Finding]:
    """Return the refusal of a body that sends no list, or not by this office."""
    held = rules.read(LEVELS, tuple)
    if one.body not in meeting:
        yield Finding.of(
            "nomination.sends_no_list",
            key=held.key,
            clause=held.provenance.clause,
            body=one.body,
            kind=one.kind,
            known=held.value,
        )
    if not one.is_below:
        yield Finding.of("nomination.not_below", key=f"{place}.body", body=one.body)


def _faults_of(
    one: Meeting, facts: Sending, place: str, rules: Rules, under: _Under
) -> Iterator[Finding]:
    yield from _out_of_turn(one, facts, place)
    missing = tuple(_not_yet_sent(one, facts, under, rules))
    yield from missing
    yield from wrong_vote(one, place, rules)
    if missing:
        return
    paper = added(one.feeds)
    passed = passing(paper, bar_of(one, facts, rules), gone=one.gone)
    yield from wrong_names(one, paper, place)
    yield from wrong_departures(one, passed, place, rules)
    if passed and not one.names:
        yield Finding.of("nomination.empty_list", key=f"{place}.names", body=one.body)


def _out_of_turn(one: Meeting, facts: Sending, place: str) -> Iterator[Finding]:
    if one.stands and not facts.is_correction:
        yield Finding.of(
            "nomination.list_sent_already", key=f"{place}.body", body=one.body
        )
    if facts.is_correction and not one.number:
        yield Finding.of("nomination.list_not_sent", key=f"{place}.body", body=one.body)


def _not_yet_sent(
    one: Meeting, facts: Sending, under: _Under, rules: Rules
) -> Iterator[Finding]:
    """Return what a body still waits for: returns of branches, lists of bodies."""
    below = tuple(_below(one.body, under))
    held = rules.read("nomination.body", str)
    branches = {each.body for each in below if each.kind == held.value}
    if unsent := tuple(sorted(branches - set(facts.returned))):
        yield Finding.of(
            "nomination.missing",
            key=held.key,
            clause=held.provenance.clause,
            bodies=unsent[:_SHOWN],
        )
    yield from lists_missing(below, facts.standing, rules)


def _under(tiers: Iterable[Tier]) -> _Under:
    """Return the bodies that stand directly under each."""
    under: _Under = {}
    for one in tiers:
        under.setdefault(one.parent, []).append(one)
    return under


def _below(body: str, under: _Under) -> Iterator[Tier]:
    """Return the bodies under a body, at whatever depth."""
    left = [body]
    while left:
        for one in under.get(left.pop(), ()):
            left.append(one.body)
            yield one
