"""Adopting a list: the body votes, and each name is on it or left out with reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, Table, refuse
from comitia.stages.forms import Count, NameId, RandomId, Said, Text, payload
from comitia.stages.meeting.counts import Vote
from comitia.stages.meeting.lists import AdoptedList, last_list
from comitia.stages.meeting.margin import lack_of_candidates
from comitia.stages.register.bodies import body_of_kind, known_body, seats_of
from comitia.stages.register.closing import Holding, held_open, holding
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Out, Reached, Way, open_ways
from comitia.stages.selection.adoption import adopt_list

BODY: Final = "selection.body"


@payload
class LeftOut:
    """A person who is not on the list, and why; the reasons are for that person."""

    person: RandomId
    reasons: Said


@payload
class AdoptList:
    """How the body voted, who is on the list, who is not, and where that is written."""

    unit: NameId
    entitled: Count
    present: Count
    valid: Count
    votes_for: Count
    names: tuple[RandomId, ...]
    minutes: Text
    left_out: tuple[LeftOut, ...] = ()


@payload
class ListAdopted:
    """Which list of the unit this is, and how many names stand on it."""

    number: Count
    names: Count


@dataclass(frozen=True, slots=True)
class Adoption:
    """A vote on a list of names, and what the unit has to choose from.

    `members` is how many the register says may meet in the body, `open_names` who
    may be on the list.
    """

    vote: Vote
    members: int
    seats: int
    open_names: tuple[str, ...]
    names: tuple[str, ...]
    left_out: tuple[str, ...]
    holding: Holding
    lists_before: int = 0


def _scene(asked: AdoptList, views: Views, rules: Rules) -> Scene:
    kind = rules.read(BODY, str).value
    return Scene(asked.unit, body_of_kind(kind, asked.unit, views).body)


def _facts(asked: AdoptList, views: Views, occasion: Occasion) -> Adoption:
    before = last_list(asked.unit, views)
    return Adoption(
        Vote(asked.entitled, asked.present, asked.votes_for, valid=asked.valid),
        known_body(occasion.body, views).members,
        seats_of(asked.unit, views),
        tuple(way.person for way in open_ways(asked.unit, views, least=Reached.VETTED)),
        asked.names,
        tuple(one.person for one in asked.left_out),
        holding(asked.unit, views, at=occasion.at),
        before.number if before else 0,
    )


def _decide(facts: Adoption, rules: Rules) -> ListAdopted:
    refuse(_faults(facts, rules))
    return ListAdopted(facts.lists_before + 1, len(facts.names))


def _faults(facts: Adoption, rules: Rules) -> Iterator[Finding]:
    yield from held_open(facts.holding, rules)
    if facts.vote.entitled != facts.members:
        yield Finding.of(
            "selection.entitled",
            key="entitled",
            entitled=facts.vote.entitled,
            members=facts.members,
        )
    yield from adopt_list(facts.vote, rules=rules)
    yield from _wrong_names(facts)
    yield from lack_of_candidates(
        seats=facts.seats, candidates=len(set(facts.names)), rules=rules
    )


def _wrong_names(facts: Adoption) -> Iterator[Finding]:
    """Return the names that stand twice, that cannot stand, and that are forgotten."""
    stated = (*facts.names, *facts.left_out)
    twice = tuple(sorted({one for one in stated if stated.count(one) > 1}))
    strange = tuple(sorted(set(stated) - set(facts.open_names)))
    forgotten = tuple(sorted(set(facts.open_names) - set(stated)))
    if twice:
        yield Finding.of("selection.named_twice", key="names", named=twice)
    if strange:
        yield Finding.of("selection.not_vetted", key="names", named=strange)
    if forgotten:
        yield Finding.of("selection.forgotten", key="left_out", named=forgotten)


def _project(deed: Deed[AdoptList, ListAdopted], _: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    yield AdoptedList(
        asked.unit, deed.outcome.number, at, asked.present, asked.votes_for
    )
    for person in asked.names:
        yield Way(asked.unit, person, Reached.PRELIMINARY.value, at)
    for one in asked.left_out:
        yield Way(asked.unit, one.person, Reached.VETTED.value, at, Out.SELECTION.value)
    yield Progress(asked.unit, Step.NOTICE.value, at)


def _freeze(facts: Adoption, _: ListAdopted) -> Iterator[Table]:
    """Return the roll of the list, in the order in which it was adopted."""
    rows = ((str(place), name) for place, name in enumerate(facts.names, 1))
    yield Table(("place", "person"), tuple(rows))


ADOPT_LIST = Rule(
    "adopt_list",
    AdoptList,
    ListAdopted,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
    freeze=_freeze,
)
