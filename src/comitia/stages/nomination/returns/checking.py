"""What is wrong with a return: the branch, its turn, the people, the numbers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.stages.meeting.counts import Vote, impossible
from comitia.stages.meeting.majority import lack_of_people, lack_of_votes
from comitia.stages.nomination.downward import refuse_off_list
from comitia.stages.nomination.returns.facts import Returning, plain
from comitia.stages.nomination.returns.onpaper import faults_of_form
from comitia.stages.nomination.returns.section import RETURNS, SEALED
from comitia.stages.nomination.returns.shares import faults_of_parts, faults_of_shares
from comitia.stages.nomination.returns.width import too_many_names

BODY: Final = "nomination.body"
PARTICIPATION: Final = "nomination.participation"
CLOSES: Final = "nomination.closes"
MAJORITY: Final = "nomination.majority"
# What is said of a single return without naming its body.
_OF_ONE: Final = frozenset(
    {PARTICIPATION, "meeting.voters", "nomination.gone", "nomination.named_twice"}
)


def faults_of(facts: Returning, rules: Rules) -> Iterator[Finding]:
    """Return everything that is wrong with a return."""
    yield from wrong_kind(facts.body, facts.kind, rules)
    yield from sealed_only(facts.body, rules)
    yield from _out_of_turn(facts)
    if not facts.is_correction:
        yield from too_late(facts.day, facts.round, rules)
    if facts.entitled is not None and facts.entitled != facts.members:
        entitled, members = facts.entitled, facts.members
        yield plain(
            "nomination.entitled", "entitled", facts, entitled=entitled, members=members
        )
    yield from _wrong_people(facts)
    yield from refuse_off_list(facts.body, facts.off_list, rules)
    yield from _wrong_numbers(facts, rules)
    yield from too_many_names(facts, rules)
    yield from faults_of_form(facts, rules)


def faults_on_a_sheet(facts: Returning, rules: Rules) -> Iterator[Finding]:
    """Return everything that is wrong with one of many returns; each names its body."""
    for one in faults_of(facts, rules):
        if one.code in _OF_ONE:
            said = tuple(sorted({**dict(one.facts), "body": facts.body}.items()))
            yield replace(one, code=f"nomination.sheet.{one.code}", facts=said)
        else:
            yield one


def faults_of_totals(facts: Returning, rules: Rules) -> Iterator[Finding]:
    """Return what is wrong with the people and numbers of sealed totals."""
    yield from _wrong_people(facts)
    yield from _impossible(facts)
    yield from faults_of_parts(facts, rules)


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


def sealed_only(body: str, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of a single return where a unit shows its totals alone.

    Charter key: ``nomination.returns``.
    """
    shown = rules.get(RETURNS)
    if shown is not None and shown.value == SEALED:
        yield Finding.of(
            "nomination.sealed_only",
            key=shown.key,
            clause=shown.provenance.clause,
            body=body,
        )


def too_late(day: date | None, round_: int, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of a return after the last day; further rounds have none.

    Charter keys: ``nomination.closes``, ``nomination.rounds``.
    """
    further = round_ > rules.read("nomination.rounds", int).value
    if further or rules.get(CLOSES) is None:
        return
    last = rules.read(CLOSES, date)
    if day is not None and day > last.value:
        yield Finding.of(
            "nomination.closes",
            key=last.key,
            clause=last.provenance.clause,
            last=last.value,
        )


def _out_of_turn(facts: Returning) -> Iterator[Finding]:
    if facts.has_returned and not facts.is_correction:
        yield Finding.of("nomination.returned_already", key="body", body=facts.body)
    if facts.is_correction and not facts.has_returned:
        yield Finding.of("nomination.not_returned", key="body", body=facts.body)


def _wrong_people(facts: Returning) -> Iterator[Finding]:
    """Return the names that stand twice, or that nobody can put forward."""
    strangers = set(facts.strangers)
    gone = tuple(one for one in facts.gone if one not in strangers)
    if facts.doubled:
        yield plain("nomination.named_twice", "names", facts, named=facts.doubled)
    if facts.strangers:
        yield plain("nomination.strangers", "names", facts, named=facts.strangers)
    if gone:
        yield plain("nomination.gone", "names", facts, named=gone)


def _wrong_numbers(facts: Returning, rules: Rules) -> Iterator[Finding]:
    """Return what cannot be; whether enough took part is asked of what can."""
    wrong = (*_impossible(facts), *faults_of_shares(facts, rules))
    yield from wrong
    if not wrong and rules.get(PARTICIPATION):
        yield from lack_of_people(
            PARTICIPATION, came=facts.voters, entitled=facts.members, rules=rules
        )


def _impossible(facts: Returning) -> Iterator[Finding]:
    yield from impossible({"entitled": facts.members, "voters": facts.voters})
    for person, votes in facts.votes.items():
        if votes > facts.voters:
            yield plain(
                "nomination.votes",
                "names.votes",
                facts,
                person=person,
                votes=votes,
                voters=facts.voters,
            )


def passed_in(facts: Returning, rules: Rules) -> tuple[str, ...]:
    """Return the names that go up: somebody was for each, and as many as are asked.

    Charter key: ``nomination.majority``.
    """
    enough = {now for now in set(facts.votes.values()) if _is_enough(now, facts, rules)}
    return tuple(sorted(one for one, now in facts.votes.items() if now in enough))


def _is_enough(votes: int, facts: Returning, rules: Rules) -> bool:
    vote = Vote(facts.members, facts.voters, votes, voters=facts.voters)
    return votes > 0 and not any(lack_of_votes(MAJORITY, vote, rules=rules))
