"""Naming whom to vet: the body votes, and each nominee is named or told why not."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, Table, refuse
from comitia.stages.forms import Count, NameId, RandomId, Said, Text, payload
from comitia.stages.meeting.counts import Vote, impossible
from comitia.stages.meeting.majority import decided_alone, lack_of_people, lack_of_votes
from comitia.stages.meeting.margin import lack_of_candidates, lack_of_subjects
from comitia.stages.register.bodies import body_of_kind, known_body, seats_of
from comitia.stages.register.ways import Out, Reached, SubjectList, Way, open_ways
from comitia.stages.vetting.subjects.keys import BODY, QUORUM, THRESHOLD

_COMMITTEE: Final = "selection.body"


@payload
class NotNamed:
    """A nominee who is not named, and why; the reasons are for that person."""

    person: RandomId
    reasons: Said


@payload
class NameSubjects:
    """How the body voted, who is to be vetted, who is not, and where it is written."""

    unit: NameId
    entitled: Count
    present: Count
    valid: Count
    votes_for: Count
    names: tuple[RandomId, ...]
    minutes: Text
    left_out: tuple[NotNamed, ...] = ()


@payload
class SubjectsNamed:
    """Which list of the unit this is, and how many names stand on it."""

    number: Count
    names: Count


@dataclass(frozen=True, slots=True)
class Naming:
    """A vote on whom to vet, and what there is to choose from.

    `members` is how many the register says may meet in the body, `nominees` who waits
    to be named, `going_on` how many names of the unit are further on already.
    """

    vote: Vote
    members: int
    seats: int
    nominees: tuple[str, ...]
    names: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    going_on: int = 0
    lists_before: int = 0


def not_in_charter(key: str, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of what no rule of the charter asks for."""
    if rules.get(key) is None:
        yield Finding.of("vetting.not_in_charter", key=key)


def _scene(asked: NameSubjects, views: Views, rules: Rules) -> Scene:
    # Without the key the act is refused, and still needs a place to be refused at.
    key = _COMMITTEE if rules.get(BODY) is None else BODY
    kind = rules.read(key, str).value
    return Scene(asked.unit, body_of_kind(kind, asked.unit, views).body)


def _facts(asked: NameSubjects, views: Views, occasion: Occasion) -> Naming:
    ways = open_ways(asked.unit, views, least=Reached.NOMINEE)
    nominees = tuple(one.person for one in ways if one.reached == Reached.NOMINEE.value)
    return Naming(
        Vote(asked.entitled, asked.present, asked.votes_for, valid=asked.valid),
        known_body(occasion.body, views).members,
        seats_of(asked.unit, views),
        nominees,
        asked.names,
        tuple(one.person for one in asked.left_out),
        len(ways) - len(nominees),
        len(views.every(SubjectList, unit=asked.unit)),
    )


def _decide(facts: Naming, rules: Rules) -> SubjectsNamed:
    refuse(not_in_charter(BODY, rules))
    refuse(_faults(facts, rules))
    return SubjectsNamed(facts.lists_before + 1, len(facts.names))


def _faults(facts: Naming, rules: Rules) -> Iterator[Finding]:
    vote = facts.vote
    if vote.entitled != facts.members:
        yield Finding.of(
            "vetting.entitled",
            key="entitled",
            entitled=vote.entitled,
            members=facts.members,
        )
    wrong = tuple(impossible(vote.counts))
    yield from wrong
    if not wrong:
        yield from decided_alone(vote.present)
        yield from lack_of_people(
            QUORUM, came=vote.present, entitled=vote.entitled, rules=rules
        )
        yield from lack_of_votes(THRESHOLD, vote, rules=rules)
    yield from _wrong_names(facts)
    names = len(set(facts.names)) + facts.going_on
    yield from lack_of_subjects(seats=facts.seats, names=names, rules=rules)
    yield from lack_of_candidates(seats=facts.seats, candidates=names, rules=rules)


def _wrong_names(facts: Naming) -> Iterator[Finding]:
    """Return the names that stand twice, that nobody nominated, and the forgotten."""
    stated = (*facts.names, *facts.left_out)
    twice = repeated(stated)
    strange = tuple(sorted(set(stated) - set(facts.nominees)))
    forgotten = tuple(sorted(set(facts.nominees) - set(stated)))
    if twice:
        yield Finding.of("vetting.named_twice", key="names", named=twice)
    if strange:
        yield Finding.of("vetting.not_nominated", key="names", named=strange)
    if forgotten:
        yield Finding.of("vetting.forgotten", key="left_out", named=forgotten)
    if not stated:
        yield Finding.of("vetting.no_names", key="names")


def _project(deed: Deed[NameSubjects, SubjectsNamed], _: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    number = deed.outcome.number
    yield SubjectList(
        asked.unit,
        number,
        at,
        asked.present,
        asked.votes_for,
        asked.entitled,
        asked.names,
        tuple(one.person for one in asked.left_out),
    )
    for person in asked.names:
        yield Way(asked.unit, person, Reached.SUBJECT.value, at)
    for one in asked.left_out:
        out = Out.NOT_NAMED.value
        yield Way(asked.unit, one.person, Reached.NOMINEE.value, at, out)


def _freeze(facts: Naming, _: SubjectsNamed) -> Iterator[Table]:
    """Return the roll of all who were nominated: named to be vetted, or not."""
    rows = [(one, "named") for one in facts.names]
    rows += [(one, "not named") for one in facts.left_out]
    yield Table(("person", "subject"), tuple(sorted(rows)))


NAME_SUBJECTS = Rule(
    "name_subjects",
    NameSubjects,
    SubjectsNamed,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
    freeze=_freeze,
)


def not_yet_named(person: str, reached: Reached, rules: Rules) -> Iterator[Finding]:
    """Return the refusal to look into a nominee whom the body has not named.

    Charter key: ``vetting.subjects_body``.
    """
    held = rules.get(BODY)
    if reached is Reached.NOMINEE and held is not None:
        yield Finding.of(
            "vetting.not_named",
            key=held.key,
            clause=held.provenance.clause,
            person=person,
            body=str(held.value),
        )


def named_ones(
    persons: Iterable[str], nominees: Container[str], rules: Rules
) -> tuple[str, ...]:
    """Return who of some people is vetted: where a body names them, only the named.

    Charter key: ``vetting.subjects_body``.
    """
    if rules.get(BODY) is None:
        return tuple(persons)
    return tuple(one for one in persons if one not in nominees)


def still_to_name(nominees: tuple[str, ...], rules: Rules) -> Iterator[Finding]:
    """Return the refusal to close vetting while nominees wait to be named or not.

    Charter key: ``vetting.subjects_body``.
    """
    held = rules.get(BODY)
    if nominees and held is not None:
        yield Finding.of(
            "vetting.unnamed",
            key=held.key,
            clause=held.provenance.clause,
            named=nominees,
            body=str(held.value),
        )
