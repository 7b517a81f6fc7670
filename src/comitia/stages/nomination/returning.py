"""A branch's return: how many took part, and how many were for each name."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, NameId, RandomId, Text, payload
from comitia.stages.meeting.counts import Vote, impossible
from comitia.stages.meeting.majority import lack_of_people, lack_of_votes
from comitia.stages.nomination.rounds import (
    BranchReturn,
    Named,
    is_active,
    round_of,
)
from comitia.stages.register.bodies import Person, known_body

BODY: Final = "nomination.body"
PARTICIPATION: Final = "nomination.participation"
CLOSES: Final = "nomination.closes"
MAJORITY: Final = "nomination.majority"


@payload
class NamedPerson:
    """A person, and how many members of the branch were for the name."""

    person: RandomId
    votes: Count


@payload
class SubmitReturn:
    """What a branch sends: who took part, and the names with their votes.

    `entitled` may be left out; it is what the register says.
    """

    body: NameId
    voters: Count
    names: tuple[NamedPerson, ...]
    entitled: Count | None = None


@payload
class CorrectReturn:
    """The whole return as it should have been, and why it was not."""

    body: NameId
    voters: Count
    names: tuple[NamedPerson, ...]
    reason: Text
    entitled: Count | None = None


@payload
class Returned:
    """The round, how many were entitled, and who was named with enough votes."""

    round: Count
    entitled: Count
    passed: tuple[RandomId, ...]
    corrections: Count = 0


@dataclass(frozen=True, slots=True)
class Returning:
    """A return, and what the register and the round say of the branch and its names.

    `strangers` are people of no branch of the unit, `gone` those who take part no
    more. `has_returned` says whether the round has a return of the branch already.
    """

    body: str
    kind: str
    members: int
    voters: int
    votes: Mapping[str, int]
    entitled: int | None = None
    round: int = 1
    doubled: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    has_returned: bool = False
    is_correction: bool = False
    corrections: int = 0
    day: date | None = None


def _scene(asked: SubmitReturn | CorrectReturn, views: Views, _: Rules) -> Scene:
    return Scene(known_body(asked.body, views).unit, asked.body)


def _facts(
    asked: SubmitReturn | CorrectReturn, views: Views, occasion: Occasion
) -> Returning:
    body = known_body(asked.body, views)
    named = [one.person for one in asked.names]
    round_ = round_of(body.unit, views)
    before = views.one(BranchReturn, body.unit, round_.number, body.body)
    return Returning(
        body=body.body,
        kind=body.kind,
        members=body.members,
        voters=asked.voters,
        votes={one.person: one.votes for one in asked.names},
        entitled=asked.entitled,
        round=round_.number,
        doubled=tuple(sorted(one for one, now in Counter(named).items() if now > 1)),
        strangers=tuple(_strangers(named, occasion.unit, views)),
        gone=tuple(one for one in named if not is_active(one, views)),
        has_returned=before is not None and not before.excused,
        is_correction=isinstance(asked, CorrectReturn),
        corrections=before.corrections if before else 0,
        day=occasion.at.date(),
    )


def _strangers(named: list[str], unit: str, views: Views) -> Iterator[str]:
    for one in named:
        row = views.one(Person, one)
        if row is None or row.unit != unit:
            yield one


def _decide(facts: Returning, rules: Rules) -> Returned:
    refuse(_faults(facts, rules))
    passed = (one for one, now in facts.votes.items() if _is_enough(now, facts, rules))
    return Returned(
        facts.round,
        facts.members,
        tuple(sorted(passed)),
        facts.corrections + facts.is_correction,
    )


def _faults(facts: Returning, rules: Rules) -> Iterator[Finding]:
    yield from wrong_kind(facts.body, facts.kind, rules)
    yield from _out_of_turn(facts)
    yield from _too_late(facts, rules)
    if facts.entitled is not None and facts.entitled != facts.members:
        yield Finding.of(
            "nomination.entitled",
            key="entitled",
            entitled=facts.entitled,
            members=facts.members,
        )
    yield from _wrong_people(facts)
    wrong = tuple(_impossible(facts))
    yield from wrong
    if not wrong and rules.get(PARTICIPATION):
        yield from lack_of_people(
            PARTICIPATION, came=facts.voters, entitled=facts.members, rules=rules
        )


def wrong_kind(body: str, kind: str, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of a body in which members do not nominate.

    Charter key: ``nomination.body``.
    """
    held = rules.read(BODY, str)
    if kind != held.value:
        yield Finding.of(
            "nomination.body",
            key=held.key,
            clause=held.provenance.clause,
            body=body,
            kind=kind,
            known=held.value,
        )


def _out_of_turn(facts: Returning) -> Iterator[Finding]:
    if facts.has_returned and not facts.is_correction:
        yield Finding.of("nomination.returned_already", key="body", body=facts.body)
    if facts.is_correction and not facts.has_returned:
        yield Finding.of("nomination.not_returned", key="body", body=facts.body)


def _too_late(facts: Returning, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of a return after the last day; further rounds have none.

    Charter keys: ``nomination.closes``, ``nomination.rounds``.
    """
    further = facts.round > rules.read("nomination.rounds", int).value
    if further or facts.is_correction or rules.get(CLOSES) is None:
        return
    last = rules.read(CLOSES, date)
    if facts.day is not None and facts.day > last.value:
        yield Finding.of(
            "nomination.closes",
            key=last.key,
            clause=last.provenance.clause,
            last=last.value,
        )


def _wrong_people(facts: Returning) -> Iterator[Finding]:
    """Return the names that stand twice, or that nobody can put forward."""
    strangers = set(facts.strangers)
    gone = tuple(one for one in facts.gone if one not in strangers)
    if facts.doubled:
        yield Finding.of("nomination.named_twice", key="names", named=facts.doubled)
    if facts.strangers:
        yield Finding.of("nomination.strangers", key="names", named=facts.strangers)
    if gone:
        yield Finding.of("nomination.gone", key="names", named=gone)


def _impossible(facts: Returning) -> Iterator[Finding]:
    yield from impossible({"entitled": facts.members, "voters": facts.voters})
    for person, votes in facts.votes.items():
        if votes > facts.voters:
            yield Finding.of(
                "nomination.votes",
                key="names.votes",
                person=person,
                votes=votes,
                voters=facts.voters,
            )


def _is_enough(votes: int, facts: Returning, rules: Rules) -> bool:
    """Return whether a name goes up: somebody was for it, and as many as are asked."""
    vote = Vote(facts.members, facts.voters, votes, voters=facts.voters)
    return votes > 0 and not any(lack_of_votes(MAJORITY, vote, rules=rules))


def _project(
    deed: Deed[SubmitReturn, Returned] | Deed[CorrectReturn, Returned], views: Views
) -> Iterator[Row]:
    asked, unit, said = deed.payload, deed.occasion.unit, deed.outcome
    body = asked.body
    yield round_of(unit, views)
    yield BranchReturn(
        unit,
        said.round,
        body,
        said.entitled,
        asked.voters,
        excused=False,
        corrections=said.corrections,
    )
    for old in views.every(Named, unit=unit, round=said.round, body=body):
        yield replace(old, votes=0, passed=False)
    for one in asked.names:
        passed = one.person in said.passed
        yield Named(unit, said.round, body, one.person, one.votes, passed)


SUBMIT_RETURN = Rule(
    "submit_return",
    SubmitReturn,
    Returned,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
)


def _counts_from(asked: CorrectReturn, views: Views) -> str:
    """Return when the round began whose return is to be corrected."""
    return round_of(known_body(asked.body, views).unit, views).opened


CORRECT_RETURN = Rule(
    "correct_return",
    CorrectReturn,
    Returned,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
    counts_from=_counts_from,
)
