"""What comes before a finding: an announcement, a team, talks, visits, reports."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from comitia.demo.cast import of_kind
from comitia.demo.moves.going_back import later
from comitia.demo.names import invented_digest
from comitia.demo.situation import Move, Situation
from comitia.kernel.dates import Span, parse_moment
from comitia.stages.due_process.gates import subjects
from comitia.stages.grants import Role
from comitia.stages.register.calendar.days import term_end
from comitia.stages.register.ways import Way
from comitia.stages.vetting.subjects.announcing import VettingNotice, announced
from comitia.stages.vetting.subjects.keys import ANNOUNCED, PLACES
from comitia.stages.vetting.team.forming import team_of, too_few_free
from comitia.stages.vetting.team.keys import INTERVIEWS, REPORT, TEAM, VISITS
from comitia.stages.vetting.team.readiness import Worked, worked

BODY = "selection.body"
Team = Mapping[str, tuple[str, ...]]


def prepared(situation: Situation, unit: str) -> Move | None:
    """Return what is to be done before anything is found; nothing: all is done."""
    ways = subjects(unit, situation.views)
    return (
        _announcement(situation, unit, ways)
        or _team(situation, unit, ways)
        or _work(situation, unit, ways)
    )


def free_to_look(situation: Situation, unit: str) -> datetime | None:
    """Return when all announcements have stood long enough, where there are any."""
    rules = situation.rules(unit)
    if rules.get(ANNOUNCED) is None:
        return None
    ways = subjects(unit, situation.views)
    if rules.get(PLACES) is not None:
        notices = situation.views.every(VettingNotice, unit=unit)
        return later(*(announced(way, notices).until for way in ways))
    term = rules.read(ANNOUNCED, Span).value
    starts = (parse_moment(way.since) for way in ways)
    ends = (term_end(one, term=term, rules=rules) for one in starts)
    return later(*ends)


def conflicted(
    situation: Situation, unit: str, persons: Sequence[str]
) -> frozenset[str]:
    """Return the accounts that declared a conflict about one of these people."""
    team = team_of(unit, situation.views)
    return frozenset(one for one, about in team.items() if set(about) & set(persons))


def _announcement(situation: Situation, unit: str, ways: Sequence[Way]) -> Move | None:
    rules = situation.rules(unit)
    if rules.get(PLACES) is None:
        return None
    notices = situation.views.every(VettingNotice, unit=unit)
    if all(announced(way, notices).is_made for way in ways):
        return None
    payload = {"places": list(rules.read(PLACES, tuple).value), "unit": unit}
    return Move("announce_vetting", payload, _secretary(situation, unit))


def _team(situation: Situation, unit: str, ways: Sequence[Way]) -> Move | None:
    """Return the forming of a team that may look into everybody, if it is lacking."""
    rules = situation.rules(unit)
    if rules.get(TEAM) is None:
        return None
    persons = tuple(way.person for way in ways)
    team = team_of(unit, situation.views)
    if team and not any(True for _ in too_few_free(team, persons, rules)):
        return None
    least = rules.read(TEAM, int).value
    members = [{"declared": list(about), "member": one} for one, about in team.items()]
    is_first = not team and situation.story.has_events
    for number in range(least + is_first):
        # The first who ever joins a team knows the first subject too well.
        about = list(persons[:1]) if is_first and not number else []
        account = situation.account(f"team-{unit}-{len(team) + number + 1}")
        members.append({"declared": about, "member": account})
    return Move(
        "form_team", {"members": members, "unit": unit}, _secretary(situation, unit)
    )


def _work(situation: Situation, unit: str, ways: Sequence[Way]) -> Move | None:
    """Return the next sheet of what the team has to do about everybody."""
    done = worked(unit, ways, situation.views)
    for members, persons in _shared(done.team, [way.person for way in ways]).items():
        for act, rows in _lacking(situation, unit, done, persons):
            payload = {"members": list(members), "rows": rows, "unit": unit}
            free = free_to_look(situation, unit)
            return Move(act, payload, _secretary(situation, unit), free)
    return None


def _shared(team: Team, persons: Sequence[str]) -> dict[tuple[str, ...], list[str]]:
    """Return people by who of the team may look into them: two at most do."""
    found: dict[tuple[str, ...], list[str]] = {}
    for person in persons:
        free = tuple(one for one, about in team.items() if person not in about)[:2]
        found.setdefault(free, []).append(person)
    return found


def _lacking(
    situation: Situation, unit: str, done: Worked, persons: Sequence[str]
) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Yield the acts that people lack, with a row for each of them."""
    rules = situation.rules(unit)
    for act, family, field, counted in (
        ("record_interviews", INTERVIEWS, "relation", done.interviews),
        ("record_visits", VISITS, "kind", done.visits),
    ):
        least = {kind: held.value for kind, held in rules.family(family).items()}
        rows: list[dict[str, object]] = [
            {"count": most - had, "person": person, field: kind}
            for person in persons
            for kind, most in least.items()
            if isinstance(most, int) and (had := counted[person].get(kind, 0)) < most
        ]
        if rows:
            yield act, rows
    reports = [
        _report(one, rules.read(REPORT, tuple).value)
        for one in persons
        if rules.get(REPORT) is not None and one not in done.reported
    ]
    if reports:
        yield "record_reports", reports


def _report(person: str, considered: tuple[str, ...]) -> dict[str, object]:
    digest = invented_digest("vetting report", person)
    return {"considered": list(considered), "person": person, "sha256": digest}


def _secretary(situation: Situation, unit: str) -> tuple[str, ...]:
    return of_kind(situation, unit, BODY, Role.SECRETARY)
