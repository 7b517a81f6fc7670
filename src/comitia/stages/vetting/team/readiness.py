"""What the team has still to do before vetting is closed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from comitia.charter.rules import Rules
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Views
from comitia.stages.register.ways import Way
from comitia.stages.vetting.team.asking_around import looks_since
from comitia.stages.vetting.team.forming import team_of, too_few_free
from comitia.stages.vetting.team.keys import INTERVIEWS, REPORT, TEAM, VISITS
from comitia.stages.vetting.team.reporting import VettingReport


@dataclass(frozen=True, slots=True)
class Worked:
    """What a team did, by person: interviews, visits, and who has a report."""

    team: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    interviews: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    visits: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    reported: tuple[str, ...] = ()


def worked(unit: str, ways: Sequence[Way], views: Views) -> Worked:
    """Return what was done about people since their names came where they are."""
    reports = {one.person: one for one in views.every(VettingReport, unit=unit)}
    return Worked(
        team_of(unit, views),
        {way.person: looks_since(way, INTERVIEWS, views) for way in ways},
        {way.person: looks_since(way, VISITS, views) for way in ways},
        tuple(
            way.person
            for way in ways
            if way.person in reports
            and parse_moment(reports[way.person].at) >= parse_moment(way.since)
        ),
    )


def left_to_do(
    facts: Worked | None, persons: tuple[str, ...], rules: Rules
) -> Iterator[Finding]:
    """Return what the charter asks for about these people and nobody did.

    Charter keys: ``vetting.team``, ``vetting.interviews.*``, ``vetting.visits.*``,
    ``vetting.report``.
    """
    if facts is None:
        return
    if not facts.team and rules.get(TEAM) is not None:
        yield _fault("vetting.no_team", TEAM, rules)
    elif facts.team:
        yield from too_few_free(facts.team, persons, rules)
    for family, done in ((INTERVIEWS, facts.interviews), (VISITS, facts.visits)):
        yield from _too_few(family, done, persons, rules)
    missing = tuple(one for one in persons if one not in facts.reported)
    if missing and rules.get(REPORT) is not None:
        yield _fault("vetting.no_report", REPORT, rules, about=missing)


def _too_few(
    family: str,
    done: Mapping[str, Mapping[str, int]],
    persons: tuple[str, ...],
    rules: Rules,
) -> Iterator[Finding]:
    for kind in rules.family(family):
        least = rules.read(f"{family}.{kind}", int)
        few = tuple(
            one for one in persons if done.get(one, {}).get(kind, 0) < least.value
        )
        if few:
            yield Finding.of(
                "vetting.too_few_looks",
                key=least.key,
                clause=least.provenance.clause,
                kind=kind,
                least=least.value,
                about=few,
            )


def _fault(code: str, key: str, rules: Rules, **facts: tuple[str, ...]) -> Finding:
    held = rules.get(key)
    clause = held.provenance.clause if held else None
    return Finding(code, tuple(sorted(facts.items())), key, clause)
