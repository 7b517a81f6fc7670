"""Adopting a layer of the charter: a unit's plan, or the method of its conference."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Annotated, Final

from pydantic import AfterValidator

from comitia.charter.folder import is_layer_name
from comitia.charter.layer import Layer, Rank
from comitia.charter.rules import Amended, Proposed, Rules
from comitia.charter.text.source import shown
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Word
from comitia.kernel.views import Row, Views
from comitia.stages.conference.agenda.items import Sitting, Taken, row_of, sitting
from comitia.stages.conference.agenda.order import agenda_of, before_others
from comitia.stages.conference.agenda.turns import no_agenda, out_of_turn
from comitia.stages.conference.agenda.voting import ItemVote, lack_of_vote, size_of
from comitia.stages.conference.attendance import entitled_of
from comitia.stages.conference.ballots import scene_of
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, DayText, NameId, Text, payload
from comitia.stages.register.bodies import body_of_kind
from comitia.stages.register.layers.adopted import AdoptedLayer
from comitia.stages.register.papers.demands import PLAN_REPLY
from comitia.stages.register.papers.rows import Filed, Letter
from comitia.stages.register.steps import Step, step_of

MOST_BYTES: Final = 2**16
# The item of the agenda under which a conference adopts its method.
METHOD: Final = "method"


def _layer_text(text: str) -> str:
    if len(text.encode()) > MOST_BYTES or "\0" in text or not text.strip():
        raise ValueError("form.layer_text")
    return text


LayerText = Annotated[str, AfterValidator(_layer_text)]


@payload
class AdoptionVote:
    """The vote by which a conference adopted its method, and where it stands."""

    present: Count
    votes_for: Count
    minutes: Text


@payload
class AdoptLayer:
    """A layer as it is written, its file's name, and the number of the document.

    A plan of the unit has no `vote`: it rests on the reply from above, where the
    charter wants one. The method of a conference is adopted by its vote.
    """

    unit: NameId
    file: Text
    text: LayerText
    number: Text
    vote: AdoptionVote | None = None


@payload
class LayerAdopted:
    """What the layer is, the day it bears, how many values it sets, its digest.

    For a method: after which ballot it was adopted, and of how many the vote was.
    """

    rank: str
    dated: DayText
    values: Count
    sha256: str
    ballot: Count = 0
    recounts: Count = 0
    size: Count = 0


@dataclass(frozen=True, slots=True)
class Adopting:
    """The layer, when it enters, what was granted, and where the conference stands."""

    unit: str
    file: str
    text: str
    at: datetime
    step: str = ""
    granted: tuple[str, ...] = ()
    vote: ItemVote | None = None
    sitting: Sitting = field(default_factory=Sitting)


def _scene(asked: AdoptLayer, views: Views, rules: Rules) -> Scene:
    if asked.vote is not None:
        return scene_of(asked.unit, views, rules)
    kind = rules.read("selection.body", str).value
    return Scene(asked.unit, body_of_kind(kind, asked.unit, views).body)


def _facts(asked: AdoptLayer, views: Views, occasion: Occasion) -> Adopting:
    granted = views.every(Letter, unit=asked.unit, reply="granted")
    cast = asked.vote
    entitled = entitled_of(asked.unit, occasion.body, views) if cast else 0
    vote = ItemVote(entitled, cast.present, cast.votes_for) if cast else None
    return Adopting(
        asked.unit,
        asked.file,
        asked.text,
        occasion.at,
        step_of(asked.unit, views).value,
        tuple(sorted({one.subject for one in granted if one.subject})),
        vote,
        sitting(asked.unit, views, at=occasion.at),
    )


def _decide(facts: Adopting, rules: Rules) -> LayerAdopted:
    amended = _amended(facts, rules)
    layer = amended.layer
    refuse([*_faults(facts, amended, rules)])
    if layer is None:
        raise LookupError(facts.file)
    taken = _taken(facts, rules)
    vote = facts.vote
    return LayerAdopted(
        layer.rank.value,
        (layer.since or facts.at.date()).isoformat(),
        len(layer.declared),
        hashlib.sha256(facts.text.encode()).hexdigest(),
        taken.ballot,
        facts.sitting.recounts if vote else 0,
        size_of(METHOD, vote, rules) if vote else 0,
    )


def _amended(facts: Adopting, rules: Rules) -> Amended:
    """Return the charter with the layer, compared with all that holds for the unit."""
    if rules.charter is None:
        raise LookupError("rules without their charter")
    proposed = Proposed(facts.unit, facts.file, facts.text, facts.at.date())
    return rules.charter.amended(proposed, check=True)


def _faults(facts: Adopting, amended: Amended, rules: Rules) -> Iterator[Finding]:
    if not is_layer_name(facts.file):
        yield Finding.of("charter.layer_name", key="file", near=shown(facts.file))
    for fault in amended.faults:
        yield fault if fault.key else replace(fault, key="text")
    if amended.layer is None:
        return
    yield from _of_another_rank(amended.layer, facts)
    if facts.vote is None:
        yield from _not_approved(facts, rules)
    else:
        yield from _not_voted(facts, facts.vote, rules)


def _of_another_rank(layer: Layer, facts: Adopting) -> Iterator[Finding]:
    """Return that a plan comes with a vote, or a method without one."""
    wanted = Rank.UNIT_PLAN if facts.vote is None else Rank.CONFERENCE_METHOD
    if layer.rank is not wanted:
        code = "plan_without_vote" if facts.vote is None else "method_with_vote"
        yield Finding.of(
            f"conference.{code}",
            key="vote",
            rank=Word(f"charter.rank.{layer.rank}"),
            wanted=Word(f"charter.rank.{wanted}"),
        )


def _not_approved(facts: Adopting, rules: Rules) -> Iterator[Finding]:
    """Return that a plan lacks the reply from above: key ``register.plan_reply``."""
    held = rules.get(PLAN_REPLY)
    if held is not None and held.value not in facts.granted:
        yield Finding.of(
            "register.plan_reply",
            key=held.key,
            clause=held.provenance.clause,
            subject=str(held.value),
        )


def _not_voted(facts: Adopting, vote: ItemVote, rules: Rules) -> Iterator[Finding]:
    """Return why a conference cannot adopt its method now, or has not.

    Charter keys: ``conference.agenda``, ``conference.agenda_votes.method``.
    """
    if facts.step != Step.CONFERENCE.value:
        yield Finding.of(
            "conference.not_met",
            key="vote",
            step=Word(f"step.{facts.step}"),
            wanted=Word(f"step.{Step.CONFERENCE.value}"),
        )
        return
    agenda = agenda_of(rules)
    if agenda is None:
        yield no_agenda()
        return
    yield from before_others(facts.sitting, rules)
    yield from out_of_turn(METHOD, "", agenda, facts.sitting)
    yield from lack_of_vote(METHOD, vote, rules)


def _taken(facts: Adopting, rules: Rules) -> Taken:
    agenda = agenda_of(rules)
    if facts.vote is None or agenda is None:
        return Taken(METHOD)
    return agenda.as_taken(METHOD, "", facts.sitting)


def _project(deed: Deed[AdoptLayer, LayerAdopted], views: Views) -> Iterator[Row]:
    asked, found, at = deed.payload, deed.outcome, moment_text(deed.occasion.at)
    unit, rank = asked.unit, found.rank
    yield AdoptedLayer(unit, asked.file, rank, asked.number, at, asked.text)
    yield Filed(unit, rank, "", found.sha256, found.dated, at)
    if asked.vote is not None:
        taken = Taken(METHOD, "", found.ballot, found.recounts)
        vote = (asked.vote.votes_for, found.size)
        yield row_of(taken, unit, views, at=at, vote=vote, document=found.sha256)


ADOPT_LAYER = Rule(
    "adopt_layer",
    AdoptLayer,
    LayerAdopted,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
