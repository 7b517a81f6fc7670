"""Runs every scenario of every charter: facts in, what the charter refuses out."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from comitia.charter.check import load
from comitia.charter.rules import Rules
from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.findings import Finding
from comitia.stages.apportionment.seats import Division, divide_seats
from comitia.stages.conference.ballot import Opening, declare_elected, open_ballot
from comitia.stages.credentials.confirmation import confirm_credential
from comitia.stages.meeting.counts import Vote
from comitia.stages.nomination.majority import nominate
from comitia.stages.notice.term import Shown, close_notice
from comitia.stages.publication.attributes import PublishedList, publish_list
from comitia.stages.sections import SECTIONS
from comitia.stages.selection.adoption import adopt_list
from comitia.stages.vetting.signatures import Signatures, sign_off

CHARTERS = Path(__file__).resolve().parents[2] / "charters"

Given = Mapping[str, object]
Decider = Callable[[Given, Rules], Iterable[Finding]]


def decider(facts: type[Any], rule: Callable[..., Iterable[Finding]]) -> Decider:
    read = TypeAdapter(facts)
    return lambda given, rules: rule(read.validate_python(given), rules=rules)


ACTS: dict[str, Decider] = {
    "divide_seats": decider(Division, divide_seats),
    "nominate": decider(Vote, nominate),
    "sign_off": decider(Signatures, sign_off),
    "adopt_list": decider(Vote, adopt_list),
    "close_notice": decider(Shown, close_notice),
    "open_ballot": decider(Opening, open_ballot),
    "declare_elected": decider(Vote, declare_elected),
    "confirm_credential": decider(Vote, confirm_credential),
    "publish_list": decider(PublishedList, publish_list),
}

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
            assert refusal.key in said if refusal.key else False
            assert refusal.clause in said if refusal.clause else False


def test_the_smallest_charter_has_a_scenario_for_every_act() -> None:
    files = (CHARTERS / "minimal" / "scenarios").glob("*.toml")

    acts = {
        scenario["act"]
        for file in files
        for scenario in tomllib.loads(file.read_text("utf-8"))["scenario"]
    }

    assert acts == set(ACTS)
