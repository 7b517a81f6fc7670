"""The plenary: it adopts the prospective list, and closes when the reply is there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text, parse_moment
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
from comitia.stages.forms import Count, NameId, RandomId, Text, payload
from comitia.stages.meeting.counts import Vote
from comitia.stages.meeting.lists import ProspectiveList, last_prospective
from comitia.stages.register.bodies import body_of_kind, known_body, seats_of
from comitia.stages.register.closing import Holding, held_open, holding
from comitia.stages.register.steps import Progress, Step, step_since
from comitia.stages.register.ways import Out, Reached, Way, open_ways
from comitia.stages.selection.adopting import LeftOut
from comitia.stages.selection.adoption import (
    Choice,
    adopt_list,
    other_members,
    wrong_choice,
    wrong_dissent,
)
from comitia.stages.selection.keys import PLENARY, PRELIMINARY


@payload
class AdoptProspective:
    """How the plenary voted, who is on its list and who is not, and the minutes.

    `dissent` is what those who were against it want to be written down, in public: it
    names nobody. `departures` say why the list holds fewer of a category than is asked.
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
    departures: tuple[Departure, ...] = ()


@payload
class ProspectiveAdopted:
    """Which list of the plenary this is, how many names it has, where it departs."""

    number: Count
    names: Count
    departed: tuple[Departed, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A vote of a plenary, and what it chooses from; uncounted votes are nothing."""

    vote: Vote
    members: int
    choice: Choice
    against: int | None = None
    abstained: int | None = None
    lists_before: int = 0
    composed: Composed = NOBODY


def _scene(
    asked: "AdoptProspective | ClosePlenary", views: Views, rules: Rules
) -> Scene:
    # Without the key the act is refused, and still needs a place to be refused at.
    key = PRELIMINARY.body if rules.get(PLENARY.body) is None else PLENARY.body
    kind = rules.read(key, str).value
    return Scene(asked.unit, body_of_kind(kind, asked.unit, views).body)


def _no_plenary(rules: Rules) -> Iterator[Finding]:
    if rules.get(PLENARY.body) is None:
        yield Finding.of("selection.no_plenary", key=PLENARY.body)


def _going(unit: str, views: Views) -> tuple[str, ...]:
    ways = open_ways(unit, views, least=Reached.PRELIMINARY, most=Reached.PROSPECTIVE)
    return tuple(way.person for way in ways)


def _facts(asked: AdoptProspective, views: Views, occasion: Occasion) -> Meeting:
    before = last_prospective(asked.unit, views)
    return Meeting(
        Vote(asked.entitled, asked.present, asked.votes_for, valid=asked.valid),
        known_body(occasion.body, views).members,
        Choice(
            seats_of(asked.unit, views),
            _going(asked.unit, views),
            asked.names,
            tuple(one.person for one in asked.left_out),
        ),
        asked.against,
        asked.abstained,
        before.number if before else 0,
        composed(asked.unit, asked.names, asked.departures, views),
    )


def _decide(facts: Meeting, rules: Rules) -> ProspectiveAdopted:
    refuse(_no_plenary(rules))
    refuse(_faults(facts, rules))
    choice = facts.choice
    below = departed(facts.composed, choice.seats, rules)
    return ProspectiveAdopted(facts.lists_before + 1, len(choice.names), below)


def _faults(facts: Meeting, rules: Rules) -> Iterator[Finding]:
    yield from other_members(facts.vote, facts.members)
    yield from adopt_list(facts.vote, rules=rules, keys=PLENARY)
    dissent = {"against": facts.against, "abstained": facts.abstained}
    yield from wrong_dissent(facts.vote, dissent, rules)
    yield from wrong_choice(facts.choice, rules=rules, keys=PLENARY)
    yield from floor_faults(facts.composed, facts.choice.seats, rules)


def _project(
    deed: Deed[AdoptProspective, ProspectiveAdopted], _: Views
) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    yield ProspectiveList(
        asked.unit,
        deed.outcome.number,
        at,
        asked.present,
        asked.votes_for,
        asked.against,
        asked.abstained,
        asked.entitled,
        asked.names,
        tuple(one.person for one in asked.left_out),
    )
    yield from departures_of(
        asked.unit,
        Step.PLENARY,
        deed.outcome.number,
        deed.outcome.departed,
        asked.departures,
    )
    for one in asked.left_out:
        out = Out.SELECTION.value
        yield Way(asked.unit, one.person, Reached.PRELIMINARY.value, at, out)


def _freeze(facts: Meeting, _: ProspectiveAdopted) -> Iterator[Table]:
    """Return the roll of the list, in the order in which it was adopted."""
    rows = ((str(place), name) for place, name in enumerate(facts.choice.names, 1))
    yield Table(("place", "person"), tuple(rows))


ADOPT_PROSPECTIVE = Rule(
    "adopt_prospective",
    AdoptProspective,
    ProspectiveAdopted,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
    freeze=_freeze,
)


@payload
class ClosePlenary:
    """Of which unit the prospective list goes to the conference."""

    unit: NameId


@payload
class PlenaryClosed:
    """Which list goes on, and whose names stand on it now."""

    number: Count
    names: tuple[RandomId, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """A plenary to be closed: its list, 0 for none, since when, and who is on it."""

    number: int
    holding: Holding
    names: tuple[str, ...] = ()


def _facts_of_closing(asked: ClosePlenary, views: Views, occasion: Occasion) -> Closing:
    adopted = last_prospective(asked.unit, views)
    begun = step_since(asked.unit, views)
    stands = adopted is not None and _is_of(adopted, begun)
    since = adopted.at if adopted and stands else ""
    return Closing(
        adopted.number if adopted and stands else 0,
        holding(asked.unit, views, at=occasion.at, since=since),
        _going(asked.unit, views),
    )


def _is_of(adopted: ProspectiveList, begun: str) -> bool:
    """Return whether a list was adopted since the unit came to its plenary."""
    since: datetime | None = parse_moment(begun) if begun else None
    return since is None or parse_moment(adopted.at) >= since


def _decide_closing(facts: Closing, rules: Rules) -> PlenaryClosed:
    refuse(_no_plenary(rules))
    refuse(_faults_of_closing(facts, rules))
    return PlenaryClosed(facts.number, facts.names)


def _faults_of_closing(facts: Closing, rules: Rules) -> Iterator[Finding]:
    yield from held_open(facts.holding, rules)
    if not facts.number:
        yield Finding.of("selection.no_prospective_list", key="unit")


def _project_closing(
    deed: Deed[ClosePlenary, PlenaryClosed], _: Views
) -> Iterator[Row]:
    unit, at = deed.payload.unit, moment_text(deed.occasion.at)
    for person in deed.outcome.names:
        yield Way(unit, person, Reached.PROSPECTIVE.value, at)
    yield Progress(unit, Step.CONFERENCE.value, at)


CLOSE_PLENARY = Rule(
    "close_plenary",
    ClosePlenary,
    PlenaryClosed,
    scene=_scene,
    facts_of=_facts_of_closing,
    decide=_decide_closing,
    project=_project_closing,
)
