"""Closing the review of credentials: who is confirmed is a delegate."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.credentials.bench import Bench, bench_of, not_in_order
from comitia.stages.credentials.credential import (
    credential_of,
    elected_ways,
    scene_of,
)
from comitia.stages.credentials.section import FURTHER_VOTE, REPLACEMENT
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.due_process.objections import open_objections, undecided
from comitia.stages.due_process.remedies import (
    CREDENTIALS,
    Remedy,
    is_cleared,
    remedy_faults,
    remedy_of,
    won,
)
from comitia.stages.due_process.withheld import (
    Withholding,
    all_withheld,
    still_withheld,
)
from comitia.stages.forms import NameId, RandomId, payload
from comitia.stages.register.closing import Holding, held_open, holding
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Out, Reached, Way


@payload
class CloseCredentials:
    """Of which unit."""

    unit: NameId


@payload
class CredentialsClosed:
    """Who is a delegate now, and who is not though elected."""

    delegates: tuple[RandomId, ...]
    set_aside: tuple[RandomId, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What came of one person's credentials so far; nothing before the first vote.

    `has_won` says that an appeal about them was upheld, at any time.
    """

    person: str
    is_confirmed: bool | None = None
    remedy: Remedy | None = None
    has_won: bool = False

    @property
    def is_delegate(self) -> bool:
        """Whether the person takes the seat: by vote, or on appeal.

        An appeal that was upheld is final, though the unit voted again since.
        """
        cleared = self.remedy is not None and is_cleared(self.remedy)
        return bool(self.is_confirmed) or cleared or self.has_won

    @property
    def is_open(self) -> bool:
        """Whether the body still has to decide."""
        return self.is_confirmed is None and not self.has_won

    @property
    def is_set_aside(self) -> bool:
        """Whether the body decided, and not in the person's favour."""
        return not self.is_open and not self.is_delegate


@dataclass(frozen=True, slots=True)
class Review:
    """Everybody elected who has not left, and what holds the step open.

    `withheld` are reasons that people of them are not told now.
    """

    at: datetime
    people: tuple[Reviewed, ...]
    holding: Holding
    objections: tuple[str, ...] = ()
    bench: Bench = field(default_factory=Bench)
    withheld: tuple[Withholding, ...] = ()

    @property
    def set_aside(self) -> tuple[str, ...]:
        """Those elected who were voted on and do not take their seat."""
        return tuple(one.person for one in self.people if one.is_set_aside)


def review_facts(unit: str, views: Views, occasion: Occasion) -> Review:
    """Return what came of everybody elected in a unit so far."""
    ways, settled = elected_ways(unit, views), won(unit, views)
    return Review(
        occasion.at,
        tuple(
            replace(_reviewed(way, views), has_won=(way.person, CREDENTIALS) in settled)
            for way in ways
        ),
        holding(unit, views, at=occasion.at),
        open_objections(unit, views),
        bench_of(unit, views, occasion),
        all_withheld(unit, (way.person for way in ways), views),
    )


def _reviewed(way: Way, views: Views) -> Reviewed:
    credential = credential_of(way, views)
    return Reviewed(
        way.person,
        credential.confirmed if credential else None,
        remedy_of(way.unit, way.person, CREDENTIALS, views),
    )


def _decide(facts: Review, rules: Rules) -> CredentialsClosed:
    refuse(_faults(facts, rules))
    return CredentialsClosed(
        tuple(one.person for one in facts.people if one.is_delegate),
        facts.set_aside,
    )


def _faults(facts: Review, rules: Rules) -> Iterator[Finding]:
    yield from held_open(facts.holding, rules)
    yield from not_in_order(facts.bench, rules)
    yield from unsettled(facts)
    yield from _not_replaced(facts, rules)


def unsettled(facts: Review) -> Iterator[Finding]:
    """Return who is not voted on yet, whose rights still run, what is objected."""
    yield from undecided(facts.objections)
    waiting = tuple(one.person for one in facts.people if one.is_open)
    if waiting:
        yield Finding.of("credentials.undecided", key="unit", named=waiting)
    for one in facts.people:
        yield from remedy_faults(one.remedy, at=facts.at)
    yield from still_withheld(facts.withheld, at=facts.at)


def _not_replaced(facts: Review, rules: Rules) -> Iterator[Finding]:
    """Return who is to be replaced by a vote before the review can be closed.

    Charter key: ``credentials.replacement``.
    """
    then = rules.get(REPLACEMENT)
    if then is None or then.value != FURTHER_VOTE:
        return
    if facts.set_aside:
        yield Finding.of(
            "credentials.replace_first",
            key=REPLACEMENT,
            clause=then.provenance.clause,
            named=facts.set_aside,
        )


def _project(
    deed: Deed[CloseCredentials, CredentialsClosed], views: Views
) -> Iterator[Row]:
    at, delegates = moment_text(deed.occasion.at), set(deed.outcome.delegates)
    for way in elected_ways(deed.payload.unit, views):
        if way.person in delegates:
            yield replace(way, reached=Reached.DELEGATE.value, since=at)
        else:
            yield replace(way, out=Out.CREDENTIALS.value)
    yield Progress(deed.payload.unit, Step.PUBLICATION.value, at)


CLOSE_CREDENTIALS = Rule(
    "close_credentials",
    CloseCredentials,
    CredentialsClosed,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=lambda asked, views, occasion: review_facts(asked.unit, views, occasion),
    decide=_decide,
    project=_project,
)
