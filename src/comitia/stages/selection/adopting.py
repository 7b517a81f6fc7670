"""Adopting a list: the body votes, and each name is on it or left out with reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.composition.floors.keeping import (
    NOBODY,
    Composed,
    Departed,
    Departure,
    composed,
    departed,
    departures_of,
    floor_faults,
)
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, Table, refuse
from comitia.stages.forms import Count, NameId, Once, RandomId, Said, Text, payload
from comitia.stages.meeting.counts import Vote
from comitia.stages.meeting.lists import AdoptedList, last_list
from comitia.stages.register.bodies import body_of_kind, known_body, seats_of
from comitia.stages.register.closing import Holding, held_open, holding
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Out, Reached, Way, open_ways
from comitia.stages.selection.adoption import (
    Choice,
    adopt_list,
    other_members,
    wrong_choice,
    wrong_dissent,
)
from comitia.stages.selection.hearing import Heard, Opinion, heard, not_heard
from comitia.stages.selection.keys import PRELIMINARY


@payload
class LeftOut:
    """A person who is not on the list, and why; the reasons are for that person."""

    person: RandomId
    reasons: Said


@payload
class AdoptList:
    """How the body voted, who is on the list, who is not, and where that is written.

    `heard` says who gave an opinion before; `dissent` is what those who were against
    it want to be written down, in public: it names nobody. `departures` say why the
    list holds fewer of a category than is asked.
    """

    unit: NameId
    entitled: Count
    present: Count
    valid: Count
    votes_for: Count
    names: tuple[RandomId, ...]
    minutes: Text
    left_out: tuple[LeftOut, ...] = ()
    against: Count | None = None
    abstained: Count | None = None
    dissent: Text | None = None
    heard: Annotated[tuple[Opinion, ...], Once] = ()
    departures: tuple[Departure, ...] = ()


@payload
class ListAdopted:
    """Which list of the unit this is, how many names it has, where it departs."""

    number: Count
    names: Count
    departed: tuple[Departed, ...] = ()


@dataclass(frozen=True, slots=True)
class Adoption:
    """A vote on a list of names, and what the unit has to choose from.

    `members` is how many the register says may meet in the body, `open_names` who
    may be on the list. Votes that nobody counted are nothing.
    """

    vote: Vote
    members: int
    seats: int
    open_names: tuple[str, ...]
    names: tuple[str, ...]
    left_out: tuple[str, ...]
    holding: Holding
    lists_before: int = 0
    against: int | None = None
    abstained: int | None = None
    heard: tuple[Heard, ...] = ()
    composed: Composed = NOBODY


def _scene(asked: AdoptList, views: Views, rules: Rules) -> Scene:
    kind = rules.read(PRELIMINARY.body, str).value
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
        asked.against,
        asked.abstained,
        heard(asked.heard),
        composed(asked.unit, asked.names, asked.departures, views),
    )


def _decide(facts: Adoption, rules: Rules) -> ListAdopted:
    refuse(_faults(facts, rules))
    below = departed(facts.composed, facts.seats, rules)
    return ListAdopted(facts.lists_before + 1, len(facts.names), below)


def _faults(facts: Adoption, rules: Rules) -> Iterator[Finding]:
    yield from held_open(facts.holding, rules)
    yield from other_members(facts.vote, facts.members)
    yield from adopt_list(facts.vote, rules=rules)
    dissent = {"against": facts.against, "abstained": facts.abstained}
    yield from wrong_dissent(facts.vote, dissent, rules)
    yield from not_heard(facts.heard, at=facts.holding.at, rules=rules)
    choice = Choice(facts.seats, facts.open_names, facts.names, facts.left_out)
    yield from wrong_choice(choice, rules=rules, keys=PRELIMINARY)
    yield from floor_faults(facts.composed, facts.seats, rules)


def _project(deed: Deed[AdoptList, ListAdopted], _: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    yield AdoptedList(
        asked.unit,
        deed.outcome.number,
        at,
        asked.present,
        asked.votes_for,
        asked.against,
        asked.abstained,
        tuple(one.by for one in asked.heard),
        asked.entitled,
        asked.names,
        tuple(one.person for one in asked.left_out),
    )
    for person in asked.names:
        yield Way(asked.unit, person, Reached.PRELIMINARY.value, at)
    for one in asked.left_out:
        yield Way(asked.unit, one.person, Reached.VETTED.value, at, Out.SELECTION.value)
    yield from departures_of(
        asked.unit,
        Step.SELECTION,
        deed.outcome.number,
        deed.outcome.departed,
        asked.departures,
    )
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
