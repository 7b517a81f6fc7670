"""Returns by the sheet: those of many branches under one body, all or none."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, NameId, RandomId, payload
from comitia.stages.nomination.returns.checking import faults_on_a_sheet, passed_in
from comitia.stages.nomination.returns.facts import (
    Returning,
    SubmitReturn,
    known_of,
    returning,
)
from comitia.stages.nomination.returns.rows import Returned, rows_of
from comitia.stages.nomination.returns.width import names_asked
from comitia.stages.nomination.rounds import round_of
from comitia.stages.register.bodies import known_body


@payload
class SubmitReturns:
    """The returns of branches that stand under a body, one row for each branch."""

    body: NameId
    returns: Annotated[tuple[SubmitReturn, ...], Field(min_length=1)]


@payload
class ReturnsIn:
    """The round, and of each return, in order, what a single one would say."""

    round: Count
    entitled: tuple[Count, ...]
    passed: tuple[tuple[RandomId, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The body above, the returns, and the branches of them that stand elsewhere.

    `doubled` are branches that the sheet has more than one return of.
    """

    body: str
    returns: tuple[Returning, ...]
    elsewhere: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()


def _facts_for(
    asked: SubmitReturns, views: Views, occasion: Occasion, *, is_keyed_twice: bool
) -> Sheet:
    above = known_body(asked.body, views)
    known = known_of(above.unit, asked.returns, views, names_asked(above.unit, views))
    paths = {one.body: known_body(one.body, views).path for one in asked.returns}
    times = Counter(one.body for one in asked.returns)
    return Sheet(
        above.body,
        tuple(
            returning(one, known, views, occasion, is_keyed_twice=is_keyed_twice)
            for one in asked.returns
        ),
        tuple(body for body, path in paths.items() if not _under(path, above.path)),
        tuple(sorted(body for body, now in times.items() if now > 1)),
    )


def _under(path: str, above: str) -> bool:
    return path.startswith(above) and path != above


def _decide(facts: Sheet, rules: Rules) -> ReturnsIn:
    refuse(dict.fromkeys(_faults(facts, rules)))
    return ReturnsIn(
        facts.returns[0].round,
        tuple(one.members for one in facts.returns),
        tuple(passed_in(one, rules) for one in facts.returns),
    )


def _faults(facts: Sheet, rules: Rules) -> Iterator[Finding]:
    if facts.elsewhere:
        yield Finding.of(
            "nomination.elsewhere",
            key="returns.body",
            bodies=facts.elsewhere,
            above=facts.body,
        )
    if facts.doubled:
        yield Finding.of(
            "nomination.returned_twice", key="returns.body", bodies=facts.doubled
        )
    yield from same_number(facts)
    for one in facts.returns:
        yield from faults_on_a_sheet(one, rules)


def same_number(facts: Sheet) -> Iterator[Finding]:
    """Return the refusal of two returns under one number of one kind of form."""
    forms = [one.form for one in facts.returns if one.form and one.form.number]
    times = Counter((one.form, one.number or "") for one in forms)
    numbers = tuple(sorted(number for (_, number), now in times.items() if now > 1))
    if numbers:
        yield Finding.of(
            "nomination.same_number", key="returns.form.number", numbers=numbers
        )


def _project(deed: Deed[SubmitReturns, ReturnsIn], views: Views) -> Iterator[Row]:
    unit, said = deed.occasion.unit, deed.outcome
    yield round_of(unit, views)
    for one, entitled, passed in zip(
        deed.payload.returns, said.entitled, said.passed, strict=True
    ):
        yield from rows_of(unit, one, Returned(said.round, entitled, passed))


def _scene(asked: SubmitReturns, views: Views, _: Rules) -> Scene:
    return Scene(known_body(asked.body, views).unit, asked.body)


def _counts_from(asked: SubmitReturns, views: Views) -> str:
    """Return when the round began in which the returns are keyed."""
    return round_of(known_body(asked.body, views).unit, views).opened


SUBMIT_RETURNS = Rule(
    "submit_returns",
    SubmitReturns,
    ReturnsIn,
    scene=_scene,
    facts_of=lambda asked, views, occasion: _facts_for(
        asked, views, occasion, is_keyed_twice=False
    ),
    decide=_decide,
    project=_project,
)

KEY_RETURNS = Rule(
    "key_returns",
    SubmitReturns,
    ReturnsIn,
    scene=_scene,
    facts_of=lambda asked, views, occasion: _facts_for(
        asked, views, occasion, is_keyed_twice=True
    ),
    decide=_decide,
    project=_project,
    least_signers=2,
    counts_from=_counts_from,
)
