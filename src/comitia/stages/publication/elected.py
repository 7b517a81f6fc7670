"""Publishing the list of those elected, before their credentials are reviewed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, Table, refuse
from comitia.stages.forms import Count, Once, Text, payload
from comitia.stages.publication.attributes import PublishedList, publish_list
from comitia.stages.publication.standing import (
    Voted,
    all_voted,
    not_approved,
    not_elected_yet,
)
from comitia.stages.register.bodies import WHOLE, UnitSeats
from comitia.stages.register.course.published import (
    ELECTED,
    FIRST_LIST,
    ElectedList,
    ListedName,
    elected_list,
)
from comitia.stages.register.ways import Reached, Way, open_ways


@payload
class PublishElected:
    """What the list tells about each person elected."""

    attributes: Annotated[tuple[Text, ...], Once]


@payload
class ElectedPublished:
    """How many stand on the list; who they are is a roll."""

    elected: Count


@dataclass(frozen=True, slots=True)
class PublishingElected:
    """The list of those elected: columns, units, people; whether it is out already."""

    attributes: tuple[str, ...]
    units: tuple[Voted, ...]
    elected: tuple[tuple[str, str], ...] = ()
    is_published: bool = False


def _facts(asked: PublishElected, views: Views, _: Occasion) -> PublishingElected:
    return PublishingElected(
        asked.attributes,
        tuple(all_voted(views)),
        tuple((way.unit, way.person) for way in _elected(views)),
        elected_list(views) is not None,
    )


def _elected(views: Views) -> Iterator[Way]:
    for row in views.every(UnitSeats):
        yield from open_ways(row.unit, views, least=Reached.ELECTED)


def _decide(facts: PublishingElected, rules: Rules) -> ElectedPublished:
    refuse(_faults(facts, rules))
    return ElectedPublished(len(facts.elected))


def _faults(facts: PublishingElected, rules: Rules) -> Iterator[Finding]:
    if rules.get(FIRST_LIST) is None:
        yield Finding.of("publication.no_elected", key=FIRST_LIST)
    if facts.is_published:
        yield Finding.of("publication.elected_already", key="attributes")
    yield from publish_list(PublishedList(facts.attributes), rules=rules)
    yield from not_elected_yet(facts.units)
    voted = tuple(one for one in facts.units if not any(not_elected_yet((one,))))
    yield from not_approved(voted, rules)


def _freeze(facts: PublishingElected, _: ElectedPublished) -> Iterator[Table]:
    """Return the roll of those elected, by their units."""
    yield Table(("unit", "person"), tuple(sorted(facts.elected)))


def _project(
    deed: Deed[PublishElected, ElectedPublished], views: Views
) -> Iterator[Row]:
    at = moment_text(deed.occasion.at)
    yield ElectedList(CENTRE, deed.payload.attributes, at)
    for way in _elected(views):
        yield ListedName(ELECTED, way.unit, way.person, at)


PUBLISH_ELECTED = Rule(
    "publish_elected",
    PublishElected,
    ElectedPublished,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    freeze=_freeze,
)
