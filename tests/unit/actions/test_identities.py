"""Who people are: one category an axis, by evidence; changes of post; honours."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.charter_files import faults, minimal, written
from tests.elections import PlayedElection, opened
from tests.finished import CANDIDATES, listed
from tests.played import UNIT, nominated, people, person, row_of, sheet
from tests.unit.actions.rights import refusals

from comitia.kernel.findings import Refused
from comitia.ledger.entry import payload_of
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.composition.identity.honours import Honour

WORK = """
[composition.categories.work]
value = ["front-line", "leading"]
clause = "Rule 5"

[composition.evidence]
value = ["contract", "member-file"]
clause = "Rule 5"

[composition.identity_lasts]
value = "20 days"
clause = "Rule 5"

[composition.honours]
value = ["national", "provincial"]
clause = "Rule 5"
"""
MEMBERSHIP = """
[composition.categories.membership]
value = ["full-member", "on-probation"]
clause = "Rule 5"

[composition.eligible.membership]
value = ["full-member"]
clause = "Rule 5"
"""
AXES = WORK + MEMBERSHIP
SIGNERS = ("chair", "secretary")


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    (tmp_path / "charter").mkdir()
    charter = written(tmp_path / "charter", minimal(more=AXES))
    return nominated(opened(tmp_path / "keys", charter))


def row(
    election: PlayedElection, number: int = 0, axis: str = "work", **more: object
) -> dict[str, object]:
    category = "front-line" if axis == "work" else "full-member"
    kind = "contract" if axis == "work" else "member-file"
    return {
        "axis": axis,
        "category": category,
        "evidence": [{"kind": kind, "sha256": "5" * 64}],
        "person": person(election, number),
        **more,
    }


def signed(election: PlayedElection, act: str, *rows: dict[str, object]) -> None:
    for signer in SIGNERS:
        election.do(act, sheet(*rows), by=signer)


def identified(election: PlayedElection, *numbers: int) -> None:
    axes = ("work", "membership")
    rows = [row(election, number, axis) for number in numbers for axis in axes]
    signed(election, "record_identities", *rows)


def wrong(election: PlayedElection, *rows: dict[str, object]) -> list[str]:
    return refusals(election, "record_identities", "chair", **sheet(*rows))


def all_passed(election: PlayedElection) -> None:
    checks = ("membership", "consent")
    rows = [row_of(election, number, one) for number in range(5) for one in checks]
    for post in ("chair", "auditor"):
        election.do("record_findings", sheet(*rows), by=post)


def listed_anew(election: PlayedElection) -> None:
    identified(election, *range(5))
    all_passed(election)
    election.do("close_vetting", {"unit": UNIT}, by="secretary")
    listed(election)


def moved(election: PlayedElection) -> None:
    asked = {
        "person": person(election, 0),
        "since": election.work.clock.date().isoformat(),
        "what": "leads the depot",
    }
    election.do("report_change_of_post", asked, by="secretary")


def ballot(election: PlayedElection) -> list[str]:
    names = people(election, CANDIDATES)
    asked = {"names": names, "present": 30, "unit": UNIT}
    try:
        election.do("open_ballot", asked, by="presider")
    except Refused as refused:
        return [one.code for one in refused.findings]
    return []


def test_two_people_record_a_category_and_its_words_stay_on_the_card(
    election: PlayedElection,
) -> None:
    asked = row(election, others=["leading"], reasons="drives five days of six")

    first = election.do("record_identities", sheet(asked), by="chair")
    entry = election.do("record_identities", sheet(asked), by="secretary").entry

    (held,) = election.work.views.every(Identity)
    assert first.awaits_signature
    assert b"drives" not in bytes(entry.payload)
    assert (held.category, held.others, held.evidence, held.number) == (
        "front-line",
        ("leading",),
        ("contract",),
        1,
    )
    assert len(held.grants) == 2


def test_a_person_has_one_category_an_axis_of_the_charter(
    election: PlayedElection,
) -> None:
    second = row(election, category="leading")

    assert wrong(election, row(election), second) == ["composition.twice_in_sheet"]
    assert wrong(election, row(election, axis="opinion")) == [
        "composition.unknown_axis"
    ]
    assert wrong(election, row(election, category="model")) == [
        "composition.unknown_category"
    ]
    assert wrong(election, row(election, others=["front-line"], reasons="so")) == [
        "composition.other_is_same"
    ]
    assert wrong(election) == ["composition.no_rows"]


def test_a_choice_between_categories_has_reasons(election: PlayedElection) -> None:
    assert wrong(election, row(election, others=["leading"])) == [
        "composition.no_main_work"
    ]
    signed(election, "record_identities", row(election))
    assert wrong(election, row(election, category="leading")) == [
        "composition.changed_category"
    ]
    signed(
        election,
        "record_identities",
        row(election, category="leading", reasons="leads the depot"),
    )
    (held,) = election.work.views.every(Identity)
    assert (held.category, held.number) == ("leading", 2)


def test_a_category_is_proved_by_documents_that_the_charter_lists(
    election: PlayedElection,
) -> None:
    letter = [{"kind": "letter", "sha256": "5" * 64}]

    assert wrong(election, row(election, evidence=[])) == ["composition.no_evidence"]
    assert wrong(election, row(election, evidence=letter)) == [
        "composition.strange_evidence"
    ]


def test_categories_are_those_of_people_who_are_proposed(
    election: PlayedElection,
) -> None:
    assert wrong(election, row(election, 7)) == ["composition.not_going_on"]


def test_without_axes_there_is_nothing_to_record(tmp_path: Path) -> None:
    election = nominated(opened(tmp_path))

    assert wrong(election, row(election)) == ["composition.unknown_axis"]


def test_vetting_stays_open_until_everybody_who_passed_has_a_category(
    election: PlayedElection,
) -> None:
    identified(election, 0, 1, 2, 3)
    signed(election, "record_identities", row(election, 4, "membership"))
    all_passed(election)
    lacking = refusals(election, "close_vetting", "secretary", unit=UNIT)
    signed(election, "record_identities", row(election, 4))
    moved(election)
    stale = refusals(election, "close_vetting", "secretary", unit=UNIT)
    identified(election, 0)

    election.do("close_vetting", {"unit": UNIT}, by="secretary")
    assert lacking == ["composition.unidentified"]
    assert stale == ["composition.identity_stale", "composition.identity_stale"]


def test_the_gate_of_rights_asks_for_the_category_of_its_name(
    election: PlayedElection,
) -> None:
    passing = sheet(row_of(election, 0, "membership"))
    none = refusals(election, "record_findings", "chair", **passing)
    on_probation = row(election, axis="membership", category="on-probation")
    signed(election, "record_identities", on_probation)
    probation = refusals(election, "record_findings", "chair", **passing)
    against = sheet(row_of(election, 0, "membership", "fail"))

    election.do("record_findings", against, by="chair")
    assert none == ["vetting.no_category"]
    assert probation == ["vetting.not_eligible"]


def test_who_lost_the_right_since_keeps_vetting_open(
    election: PlayedElection,
) -> None:
    identified(election, *range(5))
    all_passed(election)
    lost = row(
        election, axis="membership", category="on-probation", reasons="since May"
    )
    signed(election, "record_identities", lost)

    assert refusals(election, "close_vetting", "secretary", unit=UNIT) == [
        "composition.not_eligible"
    ]


def test_after_a_change_of_post_the_ballot_waits_for_a_fresh_look(
    election: PlayedElection,
) -> None:
    listed_anew(election)
    moved(election)
    waits = ballot(election)
    identified(election, 0)

    assert waits == ["composition.identity_stale", "composition.identity_stale"]
    assert ballot(election) == []


def test_a_category_that_is_too_old_does_not_go_to_the_ballot(
    election: PlayedElection,
) -> None:
    listed_anew(election)
    election.wait(timedelta(days=20))
    waits = ballot(election)
    identified(election, *CANDIDATES)

    assert waits == ["composition.identity_expired", "composition.identity_expired"]
    assert ballot(election) == []


def test_a_change_of_post_is_reported_when_it_has_come_and_of_who_is_proposed(
    election: PlayedElection,
) -> None:
    tomorrow = (election.work.clock + timedelta(days=1)).date().isoformat()
    asked = {"person": person(election, 7), "since": tomorrow, "what": "leads"}

    assert refusals(election, "report_change_of_post", "secretary", **asked) == [
        "composition.not_going_on",
        "composition.change_to_come",
    ]


def honour(election: PlayedElection, **more: object) -> dict[str, object]:
    return {
        "issuer": "the province",
        "level": "provincial",
        "person": person(election, 0),
        "sha256": "6" * 64,
        "what": "driver of the year",
        **more,
    }


def test_an_honour_has_a_public_level_and_its_words_stay_on_the_card(
    election: PlayedElection,
) -> None:
    signed(election, "record_honours", honour(election))

    (held,) = election.work.views.every(Honour)
    payload = str(payload_of(election.done[-1].entry))
    assert (held.level, held.person) == ("provincial", person(election, 0))
    assert "driver" not in payload
    assert "province'" not in payload


def test_no_document_stands_for_two_honours_and_no_level_is_made_up(
    election: PlayedElection,
) -> None:
    def refused(*rows: dict[str, object]) -> list[str]:
        return refusals(election, "record_honours", "chair", **sheet(*rows))

    other = honour(election, what="driver of the month")
    twice = refused(honour(election), other)
    level = refused(honour(election, level="family"))
    stranger = refused(honour(election, person=person(election, 7)))
    none = refused()
    signed(election, "record_honours", honour(election))

    assert twice == refused(other) == ["composition.honour_twice"]
    assert level == ["composition.unknown_level"]
    assert stranger == ["composition.not_going_on"]
    assert none == ["composition.no_rows"]


def test_where_no_levels_are_listed_no_honour_is_recorded(tmp_path: Path) -> None:
    election = nominated(opened(tmp_path))

    asked = sheet(honour(election))
    assert refusals(election, "record_honours", "chair", **asked) == [
        "composition.no_honours"
    ]


@pytest.mark.parametrize(
    ("more", "code", "key"),
    [
        (
            '[composition.eligible.rights]\nvalue = ["full"]\nclause = "Rule 5"\n',
            "unknown_axis",
            "composition.eligible.rights",
        ),
        (
            MEMBERSHIP.replace('["full-member"]', '["whole"]'),
            "strange_category",
            "composition.eligible.membership",
        ),
        (
            MEMBERSHIP.replace(".membership", ".rights"),
            "gate_without_check",
            "composition.eligible.rights",
        ),
    ],
)
def test_a_gate_stands_on_an_axis_and_on_a_check_of_its_name(
    tmp_path: Path, more: str, code: str, key: str
) -> None:
    assert faults(tmp_path, minimal(more=f"\n{more}")) == [(code, key)]
