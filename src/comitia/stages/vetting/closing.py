"""Closing vetting: every check made on everybody, every right used up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.composition.identity.always import Outside, applies_always
from comitia.stages.composition.identity.categories import (
    Known,
    identity_faults,
    known_of,
)
from comitia.stages.composition.identity.sectors import (
    Opinions,
    opinions_lacking,
    opinions_of,
)
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, Table, refuse
from comitia.stages.due_process.gates import GateFinding, Outcome, finding_of, subjects
from comitia.stages.due_process.remedies import (
    Remedy,
    is_cleared,
    remedy_faults,
    remedy_of,
    won,
)
from comitia.stages.due_process.tips import not_looked_into, open_tips
from comitia.stages.due_process.withheld import (
    Withholding,
    all_withheld,
    still_withheld,
)
from comitia.stages.forms import NameId, RandomId, payload
from comitia.stages.register.bodies import body_of_kind
from comitia.stages.register.closing import Holding, held_open, holding
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Out, Reached, Way, at_vetting
from comitia.stages.vetting.gate_keys import FINAL_CHECKS, matter_lists, matters_of
from comitia.stages.vetting.subjects.naming import named_ones, still_to_name
from comitia.stages.vetting.team.readiness import Worked, left_to_do, worked

_COMMITTEE: Final = "selection.body"


@payload
class CloseVetting:
    """Which unit has vetted everybody."""

    unit: NameId


@payload
class VettingClosed:
    """Who passed every check, and who is set aside.

    `barred` are those of them who failed a check that is final: no further round can
    name them again.
    """

    passed: tuple[RandomId, ...]
    set_aside: tuple[RandomId, ...]
    barred: tuple[RandomId, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found about each person, check by check, and the rights that ran.

    `people` has what is known of who they are, axis by axis;
    `nominees` are those of them whom no body has named to be vetted, `worked` is what
    the team did, `opinions` what other organs said; where nothing is told of these,
    nothing is lacking. `withheld` are reasons that people of them are not told now,
    `open_tips` how many tips that can be checked nobody has looked into. `won` are
    pairs of person and check: an appeal decided that check, and nobody finds on it
    anew.
    """

    at: datetime
    found: Mapping[str, Mapping[str, Outcome]]
    holding: Holding
    remedies: tuple[Remedy, ...] = ()
    people: Mapping[str, Mapping[str, Known]] = field(default_factory=dict)
    nominees: tuple[str, ...] = ()
    withheld: tuple[Withholding, ...] = ()
    open_tips: int = 0
    won: frozenset[tuple[str, str]] = frozenset()
    worked: Worked | None = None
    opinions: Opinions | None = None

    def remedy(self, person: str, check: str) -> Remedy | None:
        """Return the rights of a person in a check."""
        of_both = (
            one for one in self.remedies if one.person == person and one.matter == check
        )
        return next(of_both, None)


def _scene(asked: CloseVetting, views: Views, rules: Rules) -> Scene:
    kind = rules.read(_COMMITTEE, str).value
    return Scene(asked.unit, body_of_kind(kind, asked.unit, views).body)


def _facts(asked: CloseVetting, views: Views, occasion: Occasion) -> Looked:
    ways = subjects(asked.unit, views)
    found = {way.person: _found(way, views) for way in ways}
    remedies = (
        remedy_of(asked.unit, person, check, views)
        for person, checks in found.items()
        for check in checks
    )
    return Looked(
        occasion.at,
        found,
        holding(asked.unit, views, at=occasion.at),
        tuple(one for one in remedies if one is not None),
        known_of(asked.unit, found, views),
        tuple(one.person for one in ways if one.reached == Reached.NOMINEE.value),
        all_withheld(asked.unit, found, views),
        len(open_tips(asked.unit, views)),
        won(asked.unit, views),
        worked(asked.unit, ways, views),
        opinions_of(asked.unit, tuple(found), views, at=occasion.at),
    )


def _found(way: Way, views: Views) -> dict[str, Outcome]:
    rows = views.every(GateFinding, unit=way.unit, person=way.person)
    standing = (finding_of(way, row.check, views) for row in rows)
    return {row.check: Outcome(row.outcome) for row in standing if row is not None}


def _decide(facts: Looked, rules: Rules) -> VettingClosed:
    refuse(_faults(facts, rules))
    passed = set(_passed(facts, rules))
    set_aside = facts.found.keys() - passed
    barred = (person for person in set_aside if _is_barred(facts, person, rules))
    return VettingClosed(
        tuple(sorted(passed)), tuple(sorted(set_aside)), tuple(sorted(barred))
    )


def _passed(facts: Looked, rules: Rules) -> Iterator[str]:
    """Return who passed everything that is found about everybody."""
    checks = matters_of(rules)
    for person in facts.found:
        if all(_is_passed(facts, person, one) for one in checks):
            yield person


def _is_barred(facts: Looked, person: str, rules: Rules) -> bool:
    """Return whether a fail stands that nothing else can outweigh.

    Charter key: ``vetting.final_checks``.
    """
    if rules.get(FINAL_CHECKS) is None:
        return False
    found = facts.found[person]
    return any(
        found.get(check) is Outcome.FAIL and not _is_passed(facts, person, check)
        for check in rules.read(FINAL_CHECKS, tuple).value
    )


def _faults(facts: Looked, rules: Rules) -> Iterator[Finding]:
    yield from held_open(facts.holding, rules)
    yield from still_to_name(facts.nominees, rules)
    persons = named_ones(facts.found, facts.nominees, rules)
    yield from left_to_do(facts.worked, persons, rules)
    if facts.opinions is not None:
        yield from opinions_lacking(facts.opinions, persons, rules)
    for person in persons:
        found = facts.found[person]
        yield from _unchecked(facts, person, rules)
        for check, outcome in found.items():
            yield from _rights_left(facts, person, check, outcome)
    people = {one: facts.people.get(one, {}) for one in _passed(facts, rules)}
    yield from identity_faults(people, rules)
    yield from _skipped(facts, rules)
    yield from still_withheld(facts.withheld, at=facts.at)
    yield from not_looked_into(facts.open_tips)


def _skipped(facts: Looked, rules: Rules) -> Iterator[Finding]:
    """Return who was let off a check that, by who they are known to be now, applies."""
    for person in _passed(facts, rules):
        known = facts.people.get(person, {})
        categories = {
            axis: one.category for axis, one in known.items() if not one.is_stale
        }
        for check, outcome in facts.found[person].items():
            if outcome is Outcome.NOT_APPLICABLE:
                yield from applies_always(Outside(person, check, categories), rules)


def _unchecked(facts: Looked, person: str, rules: Rules) -> Iterator[Finding]:
    """Return which checks and conditions nobody has found on yet."""
    found = facts.found[person]
    for held in matter_lists(rules):
        missing = tuple(
            one
            for one in held.value
            if one not in found and (person, one) not in facts.won
        )
        if missing:
            yield Finding.of(
                "vetting.unchecked",
                key=held.key,
                clause=held.provenance.clause,
                person=person,
                missing=missing,
            )


def _rights_left(
    facts: Looked, person: str, check: str, outcome: Outcome
) -> Iterator[Finding]:
    """Return what a person set aside in a check can still claim."""
    remedy = facts.remedy(person, check)
    if outcome.is_against and remedy is None:
        yield Finding.of(
            "due_process.not_told", key="person", person=person, matter=check
        )
    yield from remedy_faults(remedy, at=facts.at)


def _is_passed(facts: Looked, person: str, check: str) -> bool:
    """Return whether a check is found in favour, by the body or on appeal."""
    if check not in facts.found[person]:
        return (person, check) in facts.won
    remedy = facts.remedy(person, check)
    is_pass = not facts.found[person][check].is_against
    return is_pass or (remedy is not None and is_cleared(remedy))


def _freeze(_: Looked, said: VettingClosed) -> Iterator[Table]:
    """Return the roll of who was vetted, and what came of it."""
    rows = [(one, "passed") for one in said.passed]
    rows += [
        (one, "barred" if one in said.barred else "set aside") for one in said.set_aside
    ]
    yield Table(("person", "vetting"), tuple(sorted(rows)))


def _project(deed: Deed[CloseVetting, VettingClosed], views: Views) -> Iterator[Row]:
    unit, at, said = deed.payload.unit, moment_text(deed.occasion.at), deed.outcome
    for person in said.passed:
        yield Way(unit, person, Reached.VETTED.value, at)
    reached = at_vetting(unit, views).value
    for person in said.set_aside:
        out = Out.BARRED if person in said.barred else Out.VETTING
        yield Way(unit, person, reached, at, out.value)
    yield Progress(unit, Step.SELECTION.value, at)


CLOSE_VETTING = Rule(
    "close_vetting",
    CloseVetting,
    VettingClosed,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
    freeze=_freeze,
)
