"""The rights of who is set aside, at each moment of their way; no charter ends them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.charter_files import minimal, written

from comitia.charter.check import load
from comitia.charter.layer import Provenance
from comitia.charter.rules import Rules, Setting
from comitia.kernel.dates import Span, SpanUnit, moment_text
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.due_process.remedies import (
    ANSWER,
    Appeal,
    Decision,
    Remedy,
    Ruling,
    decided,
    end_of_right,
    heard,
    is_cleared,
    is_exhausted,
    remedy_faults,
    remedy_of,
    said_until,
    too_early,
)
from comitia.stages.register.ways import Reached, Way
from comitia.stages.sections import SECTIONS
from comitia.stages.vetting.signatures import Signatures, sign_off

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
FIRST = Remedy(
    "valley", "p", "consent", moment_text(AT), Ruling.PROVISIONAL.value, ("g1",)
)
TOLD = replace(FIRST, told=moment_text(AT), answer_until=moment_text(AT + 3 * DAY))
FINAL = replace(TOLD, ruling=Ruling.FINAL.value)
TOLD_FINALLY = replace(FINAL, appeal_until=moment_text(AT + 9 * DAY))


def codes(remedy: Remedy | None, at: datetime = AT) -> list[str]:
    found = [one.code for one in remedy_faults(remedy, at=at)]
    assert is_exhausted(remedy, at=at) == (not found)
    return [code.removeprefix("due_process.") for code in found]


def decision(*, is_against: bool) -> Decision:
    at = moment_text(AT + DAY)
    return Decision("valley", "p", "consent", at, ("g2",), is_against)


@pytest.mark.parametrize(
    ("remedy", "at", "left"),
    [
        (None, AT, []),
        (FIRST, AT, ["not_told"]),
        (TOLD, AT + 3 * DAY - SECOND, ["answer_open"]),
        (TOLD, AT + 3 * DAY, ["not_decided"]),
        (replace(TOLD, answered="x"), AT, ["not_decided"]),
        (FINAL, AT + 99 * DAY, ["not_told_finally"]),
        (TOLD_FINALLY, AT + 9 * DAY - SECOND, ["appeal_open"]),
        (TOLD_FINALLY, AT + 9 * DAY, []),
        (replace(TOLD_FINALLY, appeal=Appeal.LODGED.value), AT, ["appeal_undecided"]),
        (replace(TOLD_FINALLY, appeal=Appeal.UPHELD.value), AT, []),
        (replace(TOLD_FINALLY, appeal=Appeal.DISMISSED.value), AT, []),
        (replace(FINAL, appeal=Appeal.LODGED.value), AT, ["not_told_finally"]),
        (replace(FINAL, appeal=Appeal.DISMISSED.value), AT, ["not_told_finally"]),
        (replace(TOLD, ruling=Ruling.LIFTED.value), AT, []),
    ],
)
def test_what_is_left_of_the_rights(
    remedy: Remedy | None, at: datetime, left: list[str]
) -> None:
    assert codes(remedy, at) == left


def test_nobody_decides_again_before_notice_and_answer() -> None:
    def early(remedy: Remedy, at: datetime, *, is_against: bool) -> list[str]:
        return [one.code for one in too_early(remedy, at=at, is_against=is_against)]

    for is_against in (True, False):
        assert early(FIRST, AT + 9 * DAY, is_against=is_against) == [
            "due_process.not_told"
        ]
        assert early(TOLD, AT + 3 * DAY - SECOND, is_against=is_against) == [
            "due_process.answer_open"
        ]
        assert early(TOLD, AT + 3 * DAY, is_against=is_against) == []
        assert early(FINAL, AT, is_against=is_against) == [
            "due_process.decided_already"
        ]


def test_an_answer_cuts_the_term_short_in_favour_of_the_person_alone() -> None:
    answered = replace(TOLD, answered=moment_text(AT))

    def early(at: datetime, *, is_against: bool) -> list[str]:
        return [one.code for one in too_early(answered, at=at, is_against=is_against)]

    assert early(AT, is_against=False) == []
    assert early(AT + 3 * DAY - SECOND, is_against=True) == ["due_process.answer_open"]
    assert early(AT + 3 * DAY, is_against=True) == []


def test_what_was_said_can_be_read_when_the_term_is_over_or_later() -> None:
    soon = replace(TOLD, answered=moment_text(AT + DAY))
    late = replace(TOLD, answered=moment_text(AT + 4 * DAY))

    assert [heard(one) for one in (FIRST, TOLD, soon, late)] == [
        None,
        AT + 3 * DAY,
        AT + 3 * DAY,
        AT + 4 * DAY,
    ]
    assert said_until(FIRST) == ""
    assert said_until(soon) == moment_text(AT + 3 * DAY - SECOND)
    assert said_until(late) == moment_text(AT + 4 * DAY)


def test_a_first_decision_is_provisional_and_a_second_final() -> None:
    (first,) = decided(None, decision(is_against=True))
    (second,) = decided(TOLD, decision(is_against=True))
    (lifted,) = decided(TOLD, decision(is_against=False))

    assert first.ruling == "provisional"
    assert (second.ruling, second.grants) == ("final", ("g1", "g2"))
    assert second.told == TOLD.told
    assert lifted.ruling == "lifted"
    assert list(decided(None, decision(is_against=False))) == []


def test_only_who_won_is_cleared() -> None:
    assert is_cleared(replace(FINAL, appeal=Appeal.UPHELD.value))
    assert is_cleared(replace(TOLD, ruling=Ruling.LIFTED.value))
    assert not is_cleared(replace(FINAL, appeal=Appeal.DISMISSED.value))
    assert not is_cleared(TOLD)


def test_what_was_decided_before_the_name_got_here_does_not_count() -> None:
    views = MemoryViews()
    views.put([FIRST, Way("valley", "p", Reached.NOMINEE.value, moment_text(AT))])

    before = remedy_of("valley", "p", "consent", views)
    views.put([Way("valley", "p", Reached.NOMINEE.value, moment_text(AT + SECOND))])

    assert before == FIRST
    assert remedy_of("valley", "p", "consent", views) is None


def shortened(rules: Rules, key: str, value: Span | tuple[str, ...]) -> Rules:
    """Return rules that no check of a charter would let through."""
    held = rules.get(key)
    assert held is not None
    provenance: Provenance = held.provenance
    settings = {one.key: one for one in rules}
    return Rules({**settings, key: Setting(key, value, provenance)})


def test_no_charter_makes_a_term_shorter_than_a_day(tmp_path: Path) -> None:
    rules = load(written(tmp_path, minimal()), sections=SECTIONS).rules()
    hour = shortened(rules, ANSWER, Span(1, SpanUnit.HOUR))

    assert end_of_right(ANSWER, rules, at=AT) == AT + 3 * DAY
    assert end_of_right(ANSWER, hour, at=AT) == AT + DAY


def test_no_charter_lets_one_person_sign_alone(tmp_path: Path) -> None:
    rules = load(written(tmp_path, minimal()), sections=SECTIONS).rules()
    one = shortened(rules, "vetting.deciders", ("chair",))

    refused = list(sign_off(Signatures({"chair": "p1"}), rules=one))

    assert [finding.code for finding in refused] == ["vetting.deciders"]
