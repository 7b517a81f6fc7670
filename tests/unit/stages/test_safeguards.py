"""What no charter and no office takes from a person who is looked into."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.charter_files import minimal, written

from comitia.charter.check import load
from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Refused
from comitia.stages.deciding import AnyRule
from comitia.stages.due_process.appealing import (
    DECIDE_APPEAL,
    LODGE_APPEAL,
    Judgement,
    Judging,
    Signer,
)
from comitia.stages.due_process.gates import Outcome
from comitia.stages.due_process.remedies import Appeal, Remedy, Ruling
from comitia.stages.due_process.telling import (
    NOTIFY_PERSON,
    RECORD_ANSWER,
    Matter,
    Notice,
)
from comitia.stages.register.closing import Holding
from comitia.stages.sections import SECTIONS
from comitia.stages.vetting.closing import CLOSE_VETTING, Looked
from comitia.stages.vetting.finding import RECORD_FINDINGS
from comitia.stages.vetting.sheet import Looking, Sheet, Signed

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
FREE = Holding(AT, "", ())
FINAL = Remedy("valley", "p", "consent", "2026-03-01T09:00:00+00:00", Ruling.FINAL)
BOTH = (Signed("a1", "chair"), Signed("a2", "auditor"))


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    return load(written(tmp_path, minimal()), sections=SECTIONS).rules()


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.code for one in refused.value.findings]


def passed(*signed: Signed) -> Sheet:
    row = Looking("p", "consent", Outcome.PASS, since=AT)
    return Sheet(AT, (row,), signed)


@pytest.mark.parametrize(
    "signed",
    [
        (Signed("a1", "chair"), Signed("a1", "auditor")),
        (Signed("a1", "chair"), Signed("a2", "chair")),
    ],
)
def test_a_finding_has_two_signers_in_two_posts(
    rules: Rules, signed: tuple[Signed, ...]
) -> None:
    with pytest.raises(Refused) as refused:
        RECORD_FINDINGS.decide(passed(*signed), rules)

    assert codes(refused) == ["vetting.one_signer"]
    assert RECORD_FINDINGS.decide(passed(*BOTH), rules).final == (True,)


def test_nobody_is_out_of_whose_rights_there_is_no_trace(rules: Rules) -> None:
    found = {"p": {"membership": Outcome.PASS, "consent": Outcome.FAIL}}

    with pytest.raises(Refused) as refused:
        CLOSE_VETTING.decide(Looked(AT, found, FREE), rules)

    assert codes(refused) == ["due_process.not_told"]


def test_vetting_waits_for_a_reply(rules: Rules) -> None:
    with pytest.raises(Refused) as refused:
        CLOSE_VETTING.decide(Looked(AT, {}, Holding(AT, "", ("letter",))), rules)

    assert codes(refused) == ["register.no_reply"]


def test_no_body_hears_an_appeal_against_itself(rules: Rules) -> None:
    lodged = Remedy(
        "valley",
        "p",
        "consent",
        FINAL.decided,
        Ruling.FINAL,
        appeal=Appeal.LODGED.value,
    )
    deciders = (Signer("a1", "committee"), Signer("a2", "committee"))

    def judging(body: str) -> Judging:
        judges = (Signer("a3", body), Signer("a4", body))
        return Judging(AT, "p", "consent", Judgement.UPHELD, lodged, deciders, judges)

    with pytest.raises(Refused) as refused:
        DECIDE_APPEAL.decide(judging("committee"), rules)

    assert codes(refused) == ["due_process.same_body"]
    assert DECIDE_APPEAL.decide(judging("review"), rules)


@pytest.mark.parametrize("rule", [NOTIFY_PERSON, RECORD_ANSWER, LODGE_APPEAL])
def test_where_nothing_stands_against_a_person_nothing_runs(
    rules: Rules, rule: AnyRule
) -> None:
    lifted = Remedy("valley", "p", "consent", FINAL.decided, Ruling.LIFTED)

    with pytest.raises(Refused) as refused:
        rule.decide(Matter(AT, "p", "consent", lifted), rules)

    assert codes(refused) == ["due_process.no_matter"]


def test_an_appeal_is_taken_in_and_counts_only_when_the_person_was_told(
    rules: Rules,
) -> None:
    lodged = replace(FINAL, appeal=Appeal.LODGED.value)
    told = replace(FINAL, appeal_until=moment_text(AT + DAY))

    with pytest.raises(Refused) as refused:
        LODGE_APPEAL.decide(Matter(AT, "p", "consent", FINAL), rules)

    assert codes(refused) == ["due_process.not_told_finally"]
    assert LODGE_APPEAL.decide(Matter(AT, "p", "consent", told), rules)
    assert NOTIFY_PERSON.decide(Notice(AT, "p", "consent", lodged), rules)


def test_an_appeal_is_dismissed_when_its_term_is_over_and_upheld_at_once(
    rules: Rules,
) -> None:
    until = AT + DAY
    lodged = replace(FINAL, appeal_until=moment_text(until), appeal=Appeal.LODGED.value)

    def judging(outcome: Judgement, at: datetime) -> Judging:
        return Judging(at, "p", "consent", outcome, lodged)

    with pytest.raises(Refused) as refused:
        DECIDE_APPEAL.decide(judging(Judgement.DISMISSED, until - SECOND), rules)

    assert codes(refused) == ["due_process.grounds_open"]
    assert DECIDE_APPEAL.decide(judging(Judgement.DISMISSED, until), rules)
    assert DECIDE_APPEAL.decide(judging(Judgement.UPHELD, AT), rules)
