"""A branch's return: how many took part, and how many were for each name."""

from collections.abc import Iterator

from comitia.charter.rules import Rules
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.nomination.returns.checking import faults_of, passed_in
from comitia.stages.nomination.returns.facts import (
    CorrectReturn,
    Returning,
    SubmitReturn,
    known_of,
    returning,
)
from comitia.stages.nomination.returns.rows import Returned, rows_of, taken_back
from comitia.stages.nomination.returns.width import names_asked
from comitia.stages.nomination.rounds import round_of
from comitia.stages.register.bodies import known_body


def _scene(asked: SubmitReturn | CorrectReturn, views: Views, _: Rules) -> Scene:
    return Scene(known_body(asked.body, views).unit, asked.body)


def _facts(
    asked: SubmitReturn | CorrectReturn, views: Views, occasion: Occasion
) -> Returning:
    unit = known_body(asked.body, views).unit
    known = known_of(unit, (asked,), views, names_asked(unit, views))
    return returning(
        asked, known, views, occasion, is_keyed_twice=isinstance(asked, CorrectReturn)
    )


def _decide(facts: Returning, rules: Rules) -> Returned:
    refuse(faults_of(facts, rules))
    return outcome_of(facts, rules)


def outcome_of(facts: Returning, rules: Rules) -> Returned:
    """Return what comes of a return in which nothing is wrong."""
    return Returned(
        facts.round,
        facts.members,
        passed_in(facts, rules),
        facts.corrections + facts.is_correction,
    )


def _project(
    deed: Deed[SubmitReturn, Returned] | Deed[CorrectReturn, Returned], views: Views
) -> Iterator[Row]:
    asked, unit, said = deed.payload, deed.occasion.unit, deed.outcome
    yield round_of(unit, views)
    yield from taken_back(unit, asked.body, said.round, views)
    yield from rows_of(unit, asked, said)


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
