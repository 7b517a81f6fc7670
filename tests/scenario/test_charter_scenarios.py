"""Runs every scenario of every charter: facts in, what the charter refuses out."""

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from pydantic import TypeAdapter

from comitia.charter.check import load
from comitia.charter.rules import Rules
from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.findings import Finding, Refused
from comitia.stages.apportionment.seats import divide_seats
from comitia.stages.apportionment.weights import Division
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

    def refusals(given: Given, rules: Rules) -> Iterable[Finding]:
        read = TypeAdapter(next(iter(get_type_hints(rule.decide).values())))
        try:
            rule.decide(_read(read, given), rules)
        except Refused as refused:
            return refused.findings
        return ()

    return refusals


ACTS: dict[str, Decider] = {
    **{name: act(name) for name in RULEBOOK},
    "divide_seats": decider(Division, divide_seats),
    "nominate": decider(Vote, nominate),
    "sign_off": decider(Signatures, sign_off),
}
# What the register's own tests show: setting up asks for whole registers as facts.
SETTING_UP = {
    "open_election", "grant_role", "revoke_role", "register_units", "register_bodies",
    "register_persons", "close_register", "checkpoint", "erase_person",
    "suspend_election", "resume_election", "annul_election",
}  # fmt: skip

SCENARIOS = [
    pytest.param(file.parents[1], scenario, id=scenario["title"])
    for file in sorted(CHARTERS.glob("*/scenarios/*.toml"))
    for scenario in tomllib.loads(file.read_text("utf-8"))["scenario"]
]


@pytest.mark.parametrize(("charter", "scenario"), SCENARIOS)
def test_the_charter_decides_as_the_scenario_says(
    charter: Path, scenario: dict[str, Any]
) -> None:
    unit = scenario["given"].pop("unit", None)
    rules = load(charter, sections=SECTIONS).rules(unit=unit)

    refusals = list(ACTS[scenario["act"]](scenario["given"], rules))

    expected = [] if scenario["expect"] == "done" else scenario["expect"]
    assert [refusal.code for refusal in refusals] == expected


@pytest.mark.parametrize(("charter", "scenario"), SCENARIOS)
def test_a_refusal_cites_key_and_clause_in_both_languages(
    charter: Path, scenario: dict[str, Any]
) -> None:
    rules = load(charter, sections=SECTIONS).rules()
    given = {name: fact for name, fact in scenario["given"].items() if name != "unit"}

    for refusal in ACTS[scenario["act"]](given, rules):
        for language in Language:
            said = sentence(refusal, language)
            assert not refusal.clause or str(refusal.key) in said
            assert (refusal.clause or "") in said


def test_every_act_has_a_scenario_under_some_charter() -> None:
    acts = {scenario.values[1]["act"] for scenario in SCENARIOS}  # type: ignore[index]

    assert set(ACTS) - acts == SETTING_UP
