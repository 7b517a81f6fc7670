"""Forming the team: its members, each with the people about whom there is a conflict.

A new team takes the place of the one before; what somebody declared once, stands, in
the team or out of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.due_process.gates import subjects
from comitia.stages.forms import Count, NameId, Once, RandomId, payload
from comitia.stages.register.bodies import Person, body_of_kind
from comitia.stages.vetting.subjects.naming import not_in_charter
from comitia.stages.vetting.team.keys import TEAM

_COMMITTEE: Final = "selection.body"


@dataclass(frozen=True, slots=True)
class TeamMember(Row):
    """A member of a unit's team, by account, and about whom he declared a conflict.

    `until` is empty while he is a member.
    """

    view: ClassVar[str] = "team_member"
    keys: ClassVar[int] = 2
    unit: str
    member: str
    declared: tuple[str, ...]
    since: str
    until: str = ""


@payload
class MemberRow:
    """An account, and the people with whom its holder declared a conflict."""

    member: RandomId
    declared: Annotated[tuple[RandomId, ...], Once] = ()


@payload
class FormTeam:
    """Who looks into the subjects of a unit; everybody has said where a conflict is."""

    unit: NameId
    members: tuple[MemberRow, ...]


@payload
class TeamFormed:
    """How many members the team has."""

    members: Count


@dataclass(frozen=True, slots=True)
class Forming:
    """The members with what each declared, the subjects, and the people of the unit."""

    members: tuple[tuple[str, tuple[str, ...]], ...]
    subjects: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lookers:
    """Who of a team did something; `team` has what each member of it declared."""

    members: tuple[str, ...]
    team: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def team_of(unit: str, views: Views) -> dict[str, tuple[str, ...]]:
    """Return the members of a unit's team with the people each declared."""
    rows = views.every(TeamMember, unit=unit, until="")
    return {one.member: one.declared for one in rows}


def declared_of(unit: str, views: Views) -> dict[str, tuple[str, ...]]:
    """Return what everybody declared who is, or ever was, in a unit's team."""
    return {one.member: one.declared for one in views.every(TeamMember, unit=unit)}


def wrong_lookers(
    facts: Lookers, persons: tuple[str, ...], rules: Rules
) -> Iterator[Finding]:
    """Return why those named may not have looked into these people.

    Charter key: ``vetting.team``.
    """
    held = rules.get(TEAM)
    if held is None:
        return
    clause = held.provenance.clause
    strange = tuple(one for one in facts.members if one not in facts.team)
    if strange or not facts.members:
        yield Finding.of(
            "vetting.not_in_team", key=TEAM, clause=clause, strange=strange
        )
    for member in facts.members:
        about = tuple(one for one in persons if one in facts.team.get(member, ()))
        if about:
            yield Finding.of(
                "vetting.conflict",
                key=TEAM,
                clause=clause,
                member=member,
                about=tuple(dict.fromkeys(about)),
            )


def too_few_free(
    team: Mapping[str, tuple[str, ...]], persons: tuple[str, ...], rules: Rules
) -> Iterator[Finding]:
    """Return the refusal of a team of which too few may look into somebody.

    Charter key: ``vetting.team``.
    """
    if rules.get(TEAM) is None:
        return
    least = rules.read(TEAM, int)
    if len(team) < least.value:
        yield Finding.of(
            "vetting.team",
            key=TEAM,
            clause=least.provenance.clause,
            members=len(team),
            least=least.value,
        )
        return
    few = tuple(
        one
        for one in persons
        if sum(one not in declared for declared in team.values()) < least.value
    )
    if few:
        yield Finding.of(
            "vetting.team_conflicts",
            key=TEAM,
            clause=least.provenance.clause,
            about=few,
            least=least.value,
        )


def _scene(asked: FormTeam, views: Views, rules: Rules) -> Scene:
    kind = rules.read(_COMMITTEE, str).value
    return Scene(asked.unit, body_of_kind(kind, asked.unit, views).body)


def _facts(asked: FormTeam, views: Views, _: Occasion) -> Forming:
    return Forming(
        tuple((one.member, one.declared) for one in asked.members),
        tuple(way.person for way in subjects(asked.unit, views)),
        tuple(one.person for one in views.every(Person, unit=asked.unit)),
    )


def _decide(facts: Forming, rules: Rules) -> TeamFormed:
    refuse(not_in_charter(TEAM, rules))
    refuse(_faults(facts, rules))
    return TeamFormed(len(facts.members))


def _faults(facts: Forming, rules: Rules) -> Iterator[Finding]:
    named = [member for member, _ in facts.members]
    twice = repeated(named)
    if twice:
        yield Finding.of("vetting.member_twice", key="members", named=twice)
    known = set(facts.people)
    declared = {one for _, about in facts.members for one in about}
    strange = tuple(sorted(declared - known))
    if strange:
        yield Finding.of("vetting.declared_unknown", key="members", named=strange)
    yield from too_few_free(dict(facts.members), facts.subjects, rules)


def _project(deed: Deed[FormTeam, TeamFormed], views: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    staying = {one.member for one in asked.members}
    for row in views.every(TeamMember, unit=asked.unit, until=""):
        if row.member not in staying:
            yield replace(row, until=at)
    for one in asked.members:
        before = views.one(TeamMember, asked.unit, one.member)
        is_member = before is not None and not before.until
        since = before.since if before and is_member else at
        earlier = before.declared if before else ()
        about = tuple(dict.fromkeys((*earlier, *one.declared)))
        yield TeamMember(asked.unit, one.member, about, since)


FORM_TEAM = Rule(
    "form_team",
    FormTeam,
    TeamFormed,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
