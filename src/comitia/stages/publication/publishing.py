"""Publishing the list of delegates with its figures; the election then is complete."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Word
from comitia.kernel.personal import Filled
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.composition.axes.composed import (
    CardCount,
    Composing,
    composition_figures,
    impossible_counts,
    rounded_figures,
)
from comitia.stages.composition.figures import Figure
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, Table, refuse
from comitia.stages.due_process.procedure import (
    declared_void,
    is_in_force,
    void_faults,
)
from comitia.stages.forms import Once, Text, payload
from comitia.stages.publication.attributes import PublishedList, publish_list
from comitia.stages.publication.changes import Changed, change_rows, changes
from comitia.stages.publication.report import is_confirmed, not_confirmed
from comitia.stages.register.bodies import WHOLE, UnitSeats
from comitia.stages.register.closing import Holding, held_open, holding, is_late
from comitia.stages.register.course.published import (
    CONFIRMED,
    ListedName,
    elected_list,
)
from comitia.stages.register.steps import Election, Progress, State, Step, step_of
from comitia.stages.register.ways import Reached, Way

LAST_DAY: Final = "publication.by"
FiguresOf = Callable[[Views, tuple[str, ...]], tuple[Figure, ...]]
ComposingOf = Callable[[Views, tuple[CardCount, ...]], Composing]


@dataclass(frozen=True, slots=True)
class Publication(Row):
    """What was published of a unit's list or, for `centre`, of all: columns, when."""

    view: ClassVar[str] = "publication"
    keys: ClassVar[int] = 1
    unit: str
    attributes: tuple[str, ...]
    at: str


@payload
class PublishList:
    """What the list tells about each delegate.

    `on_cards` is left empty: the office counts its people's cards itself.
    """

    attributes: Annotated[tuple[Text, ...], Once]
    on_cards: Annotated[tuple[CardCount, ...], Filled(())] = ()


@payload
class ListPublished:
    """The figures that go with the list, whether it is late; its rows are a roll.

    `changes` are those since the list of the elected, where one was published.
    """

    figures: tuple[Figure, ...]
    late: bool = False
    changes: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """At which step a unit stands, and what holds that step open."""

    unit: str
    step: Step
    holding: Holding


@dataclass(frozen=True, slots=True)
class Publishing:
    """The list that is to be published: columns, units, people, figures.

    `is_reported` says whether a meeting has confirmed the report on credentials.
    """

    attributes: tuple[str, ...]
    units: tuple[Standing, ...]
    delegates: tuple[tuple[str, str], ...] = ()
    figures: tuple[Figure, ...] = ()
    day: date = date.min
    changes: tuple[Changed, ...] = ()
    is_reported: bool = False
    void: tuple[str, ...] = ()
    composing: Composing = field(default_factory=Composing)


def delegates(views: Views) -> tuple[Way, ...]:
    """Return the ways of all delegates, unit by unit, those included who are erased."""
    return views.every(Way, reached=Reached.DELEGATE.value, out="")


def publishing(
    figures_of: FiguresOf, composing_of: ComposingOf
) -> Rule[PublishList, Publishing, ListPublished]:
    """Return the rule of publishing, given how the figures of all steps are counted."""

    def facts_of(asked: PublishList, views: Views, occasion: Occasion) -> Publishing:
        return Publishing(
            asked.attributes,
            tuple(_standings(views, occasion)),
            tuple((way.unit, way.person) for way in delegates(views)),
            figures_of(views, asked.attributes),
            occasion.at.date(),
            changes(views),
            is_confirmed(views),
            tuple(_void(views)),
            composing_of(views, asked.on_cards),
        )

    return Rule(
        "publish_list",
        PublishList,
        ListPublished,
        scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
        facts_of=facts_of,
        decide=_decide,
        project=_project,
        freeze=_freeze,
    )


def _standings(views: Views, occasion: Occasion) -> Iterator[Standing]:
    for row in views.every(UnitSeats):
        held = holding(row.unit, views, at=occasion.at)
        yield Standing(row.unit, step_of(row.unit, views), held)


def _void(views: Views) -> Iterator[str]:
    """Return the units whose vote was declared void, and nothing else came of it."""
    for row in views.every(UnitSeats):
        if is_in_force(declared_void(row.unit, views)):
            yield row.unit


def _decide(facts: Publishing, rules: Rules) -> ListPublished:
    refuse(_faults(facts, rules))
    late = is_late(LAST_DAY, rules, day=facts.day)
    figures = (*facts.figures, *composition_figures(facts.composing, rules))
    return ListPublished(
        rounded_figures(figures, rules), late=late, changes=facts.changes
    )


def _faults(facts: Publishing, rules: Rules) -> Iterator[Finding]:
    yield from publish_list(PublishedList(facts.attributes), rules=rules)
    for one in facts.units:
        if one.step is not Step.PUBLICATION:
            yield Finding.of(
                "publication.unit_not_ready",
                key="unit",
                unit=one.unit,
                step=Word(f"step.{one.step}"),
            )
        yield from held_open(one.holding, rules)
    yield from void_faults(facts.void)
    yield from impossible_counts(facts.composing, rules)
    yield from not_confirmed(rules, is_done=facts.is_reported)


def _freeze(facts: Publishing, _: ListPublished) -> Iterator[Table]:
    """Return the roll of the delegates, by their units."""
    yield Table(("unit", "person"), tuple(sorted(facts.delegates)))


def _project(deed: Deed[PublishList, ListPublished], views: Views) -> Iterator[Row]:
    at = moment_text(deed.occasion.at)
    yield from deed.outcome.figures
    yield Publication(CENTRE, deed.payload.attributes, at)
    yield from change_rows(deed.outcome.changes)
    if elected_list(views) is not None:
        for way in delegates(views):
            yield ListedName(CONFIRMED, way.unit, way.person, at)
    for row in views.every(UnitSeats):
        yield Progress(row.unit, Step.COMPLETED.value, at)
    yield Progress(CENTRE, Step.COMPLETED.value, at)
    for election in views.every(Election):
        yield replace(election, state=State.COMPLETED.value, reason="")
