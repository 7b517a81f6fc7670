"""Whether the parts of a return agree: by what members came, why others did not."""

from collections.abc import Iterable, Iterator

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.stages.nomination.returns.account import doubled
from comitia.stages.nomination.returns.facts import Returning, cited, plain
from comitia.stages.nomination.returns.section import (
    BOX,
    CARRIERS,
    CHANNELS,
    GROUPS,
    REASONS,
)

CAME, UNREACHED, BOX_FIELD = "came", "unreached", "box"


def faults_of_shares(facts: Returning, rules: Rules) -> Iterator[Finding]:
    """Return what does not agree in a return beside its names.

    Charter keys: ``nomination.channels``, ``nomination.groups``,
    ``nomination.reasons``, ``nomination.box``, ``nomination.carriers``.
    """
    yield from faults_of_parts(facts, rules)
    yield from _faults_of_box(facts, rules)


def faults_of_parts(facts: Returning, rules: Rules) -> Iterator[Finding]:
    """Return what does not agree in totals, of which no single box is told.

    Charter keys: ``nomination.channels``, ``nomination.groups``,
    ``nomination.reasons``.
    """
    yield from _faults_of_came(facts, rules)
    yield from _faults_of_unreached(facts, rules)


def _faults_of_came(facts: Returning, rules: Rules) -> Iterator[Finding]:
    channels = rules.get(CHANNELS)
    if channels is None:
        yield from not_asked(CAME, facts, given=bool(facts.came), key=CHANNELS)
        return
    named = [(one.channel, one.group) for one in facts.came]
    yield from _unknown(CHANNELS, (one for one, _ in named), facts, rules)
    yield from _unknown(GROUPS, (one for _, one in named), facts, rules)
    yield from _twice(CAME, tuple(doubled(named)), facts)
    total = sum(one.members for one in facts.came)
    if total != facts.voters:
        yield cited(
            "nomination.came", channels, facts, total=total, voters=facts.voters
        )


def _faults_of_unreached(facts: Returning, rules: Rules) -> Iterator[Finding]:
    """Return where members are lost: whoever did not take part has a reason."""
    reasons = rules.get(REASONS)
    if reasons is None:
        yield from not_asked(UNREACHED, facts, given=bool(facts.unreached), key=REASONS)
        return
    named = [(one.reason,) for one in facts.unreached]
    yield from _unknown(REASONS, (one for (one,) in named), facts, rules)
    yield from _twice(UNREACHED, tuple(doubled(named)), facts)
    total = sum(one.members for one in facts.unreached)
    if total + facts.voters != facts.members:
        yield cited(
            "nomination.unreached",
            reasons,
            facts,
            total=total,
            voters=facts.voters,
            members=facts.members,
        )


def _faults_of_box(facts: Returning, rules: Rules) -> Iterator[Finding]:
    channel = rules.get(BOX)
    if channel is None:
        given = facts.box is not None
        yield from not_asked(BOX_FIELD, facts, given=given, key=BOX)
        return
    came = sum(one.members for one in facts.came if one.channel == channel.value)
    box = facts.box
    if box is None:
        if came:
            yield cited("nomination.no_box", channel, facts, came=came)
        return
    carriers = rules.read(CARRIERS, int)
    if len(box.carriers) < carriers.value:
        now, least = len(box.carriers), carriers.value
        yield cited("nomination.carriers", carriers, facts, now=now, least=least)
    if box.papers_out != box.papers_in + box.unused:
        yield plain(
            "nomination.papers",
            BOX_FIELD,
            facts,
            papers_out=box.papers_out,
            papers_in=box.papers_in,
            unused=box.unused,
        )
    if box.papers_in != came:
        papers = box.papers_in
        yield cited("nomination.box", channel, facts, papers=papers, came=came)


def not_asked(
    field: str, facts: Returning, *, given: bool, key: str
) -> Iterator[Finding]:
    """Return the refusal of what no key of the charter asks a return for."""
    if given:
        yield plain("nomination.not_asked", field, facts, field=field, charter_key=key)


def _unknown(
    key: str, named: Iterable[str], facts: Returning, rules: Rules
) -> Iterator[Finding]:
    listed = rules.read(key, tuple)
    strange = tuple(sorted(set(named) - set(listed.value)))
    if strange:
        yield cited(
            "nomination.not_listed",
            listed,
            facts,
            strange=strange,
            known=listed.value,
        )


def _twice(field: str, cells: tuple[str, ...], facts: Returning) -> Iterator[Finding]:
    if cells:
        yield plain("nomination.cell_twice", field, facts, cells=cells)
