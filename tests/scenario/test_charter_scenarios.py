"""Runs every scenario of every charter: facts in, what the charter refuses out."""

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from pydantic import TypeAdapter

from comitia.charter.check import load
from comitia.charter.rules import Charter, Rules
from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.findings import Finding, Refused
from comitia.stages.apportionment.seats import divide_seats
from comitia.stages.apportionment.weights import Division
from comitia.stages.composition.identity.categories import (
    Standing,
    fresh_identities,
)
from comitia.stages.composition.identity.sectors import Opinions, fresh_opinions
from comitia.stages.meeting.counts import Vote
from comitia.stages.nomination.majority import nominate
from comitia.stages.rulebook import RULEBOOK
from comitia.stages.sections import SECTIONS
from comitia.stages.vetting.signatures import Signatures, sign_off

CHARTERS = Path(__file__).resolve().parents[2] / "charters"

Given = Mapping[str, object]
Decider = Callable[[Given, Rules], Iterable[Finding]]


def decider(facts: type[Any], rule: Callable[..., Iterable[Finding]]) -> Decider:
    read = TypeAdapter(facts)
    return lambda given, rules: rule(_read(read, given), rules=rules)


def _read(kind: TypeAdapter[object], given: Given) -> object:
    return kind.validate_json(json.dumps(given, default=str))


def act(name: str) -> Decider:
    """Decide an act as it is done, on facts that a scenario states."""
    rule = RULEBOOK[name]
    read = TypeAdapter(next(iter(get_type_hints(rule.decide).values())))

    def refusals(given: Given, rules: Rules) -> Iterable[Finding]:
        try:
            rule.decide(_read(read, given), rules)
        except Refused as refused:
            return refused.findings
        return ()

    return refusals


ACTS: dict[str, Decider] = {
    "divide_seats": decider(Division, divide_seats),
    "nominate": decider(Vote, nominate),
    "sign_off": decider(Signatures, sign_off),
    "fresh_identities": decider(Standing, fresh_identities),
    "fresh_opinions": decider(Opinions, fresh_opinions),
}
for _name in RULEBOOK.keys() - ACTS.keys():
    ACTS[_name] = act(_name)

# What these may do stands in the code of their stages, not in a charter.
WITHOUT_RULES = {
    "annul_election",
    "checkpoint",
    "close_register",
    "erase_person",
    "grant_role",
    "grant_roles",
    "open_election",
    "register_bodies",
    "register_persons",
    "register_units",
    "resume_election",
    "revoke_role",
    "suspend_election",
}


@cache
def _charter(folder: Path) -> Charter:
    return load(folder, sections=SECTIONS)


def _stated(folder: Path, scenario: Given) -> tuple[Rules, dict[str, object]]:
    """Return the rules of the unit that a scenario names, and the facts it gives.

    Beside the act, `unit` is free for a fact of that name.
    """
    stated = scenario["given"]
    given = dict(stated) if isinstance(stated, Mapping) else {}
    unit = scenario["unit"] if "unit" in scenario else given.pop("unit", None)
    return _charter(folder).rules(unit=str(unit) if unit else None), given


def _whole(scenario: dict[str, Any], file: Given) -> dict[str, Any]:
    """Return a scenario with the facts that it shares with others of its file."""
    shared: Any = file.get("like", {})
    facts = shared[scenario["like"]] if "like" in scenario else {}
    return scenario | {"given": _over(facts, scenario.get("given", {}))}


def _over(facts: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return facts with others put over them, a table into a table."""
    tables = {
        name: _over(facts[name], fact)
        for name, fact in own.items()
        if isinstance(fact, dict) and isinstance(facts.get(name), dict)
    }
    return facts | own | tables


SCENARIOS = [
    pytest.param(file.parents[1], _whole(scenario, read), id=scenario["title"])
    for file in sorted(CHARTERS.glob("*/scenarios/*.toml"))
    for read in (tomllib.loads(file.read_text("utf-8")),)
    for scenario in read["scenario"]
]


@pytest.mark.parametrize(("charter", "scenario"), SCENARIOS)
def test_the_charter_decides_as_the_scenario_says(
    charter: Path, scenario: dict[str, Any]
) -> None:
    rules, given = _stated(charter, scenario)

    refusals = list(ACTS[scenario["act"]](given, rules))

    expected = [] if scenario["expect"] == "done" else scenario["expect"]
    assert [refusal.code for refusal in refusals] == expected


@pytest.mark.parametrize(("charter", "scenario"), SCENARIOS)
def test_a_refusal_cites_key_and_clause_in_both_languages(
    charter: Path, scenario: dict[str, Any]
) -> None:
    rules, given = _stated(charter, scenario)

    for refusal in ACTS[scenario["act"]](given, rules):
        for language in Language:
            said = sentence(refusal, language)
            assert not refusal.clause or str(refusal.key) in said
            assert (refusal.clause or "") in said


def test_every_act_that_a_charter_decides_has_a_scenario() -> None:
    files = CHARTERS.glob("*/scenarios/*.toml")

    acts = {
        scenario["act"]
        for file in files
        for scenario in tomllib.loads(file.read_text("utf-8"))["scenario"]
    }

    assert acts - WITHOUT_RULES == ACTS.keys() - WITHOUT_RULES
