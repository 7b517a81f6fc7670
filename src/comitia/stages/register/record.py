"""What belongs to the record itself: checkpoints, and erasing a person."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.personal import Filled
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import RandomId, Text, payload
from comitia.stages.register.bodies import WHOLE, Person, Standing, known_person


@payload
class Checkpoint:
    """Closes a batch; `heads` and `views` stay empty and are filled by the office."""

    reason: Text
    heads: Annotated[dict[str, int] | None, Filled()] = None
    views: Annotated[str | None, Filled()] = None


@payload
class Nothing:
    """An outcome that says no more than the payload."""


def no_facts(_: object, __: Views, ___: Occasion) -> Nothing:
    """Return no facts: nothing that stands could keep the act from being done."""
    return Nothing()


def always(_: Nothing, __: Rules) -> Nothing:
    """Return the outcome of an act that nothing but its policy can refuse."""
    return Nothing()


def no_rows(_: object, __: Views) -> Iterator[Row]:
    """Return no rows: the act is in the record and changes no view."""
    yield from ()


CHECKPOINT = Rule(
    "checkpoint",
    Checkpoint,
    Nothing,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=no_facts,
    decide=always,
    project=no_rows,
)


class Ground(StrEnum):
    """Why somebody is forgotten; a closed choice, so that no personal word gets in."""

    ASKED = "asked"
    RETENTION_OVER = "retention_over"
    ENTERED_IN_ERROR = "entered_in_error"


@payload
class ErasePerson:
    """Who is forgotten, and on which ground; no personal word stands in it."""

    person: RandomId
    ground: Ground


@dataclass(frozen=True, slots=True)
class Erasing:
    """How the person stands now."""

    standing: Standing


def _facts(asked: ErasePerson, views: Views, _: Occasion) -> Erasing:
    return Erasing(Standing(known_person(asked.person, views).standing))


def _decide(facts: Erasing, _: Rules) -> Nothing:
    if facts.standing is Standing.ERASED:
        refuse([Finding.of("register.erased_already", key="person")])
    return Nothing()


def _project(deed: Deed[ErasePerson, Nothing], views: Views) -> Iterator[Row]:
    row = views.one(Person, deed.payload.person)
    if row is not None:
        yield replace(row, standing=Standing.ERASED.value)


ERASE_PERSON = Rule(
    "erase_person",
    ErasePerson,
    Nothing,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
)
