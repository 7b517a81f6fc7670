"""An act that was entered falsely is found at its line, whoever signed for it."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.forging import Alter, ForgedElection, forged, found, left

from comitia.ledger.canonical import Json
from comitia.ledger.entry import Draft
from comitia.stages.register.bodies import Body
from comitia.stages.register.units import Registered

UNIT = {"rows": [{"name": "Valley", "unit": "valley"}]}
BODY = {
    "body": "conference",
    "kind": "conference",
    "members": 9,
    "name": "Conference",
    "unit": "valley",
}
PERSON = {"body": "conference", "name": "Ada", "office_id": "1"}
SECOND = {"account": "5" * 32, "role": "officer"}
TREE = [("committee", "conference"), ("branch", "committee"), ("review", "conference")]
# Lines of the centre's file: the opening, the unit, the body; then what is forged.
FORGED = "entries/centre.jsonl:4"


@pytest.fixture
def election(tmp_path: Path) -> ForgedElection:
    made = forged(tmp_path / "keys")
    made.do("register_units", UNIT)
    made.do("register_bodies", {"rows": [BODY]})
    return made


def changed(**fields: Any) -> Alter:  # noqa: ANN401  fields of every type
    return lambda draft: replace(draft, **fields)


def with_payload(**fields: Json) -> Alter:
    return lambda draft: replace(draft, payload={**draft.payload, **fields})


def without(field: str) -> Alter:
    def alter(draft: Draft) -> Draft:
        rest = {name: one for name, one in draft.payload.items() if name != field}
        return replace(draft, payload=rest)

    return alter


def with_another_attribute(draft: Draft) -> Draft:
    line = json.dumps(draft.payload).replace('"attribute": "name"', '"attribute": "x"')
    return replace(draft, payload=json.loads(line))


def with_row(**fields: Json) -> Alter:
    def alter(draft: Draft) -> Draft:
        rows = draft.payload["rows"]
        assert isinstance(rows, list)
        assert isinstance(rows[0], dict)
        return replace(draft, payload={"rows": [{**rows[0], **fields}]})

    return alter


def test_a_sound_record_is_done_again_without_a_fault(
    election: ForgedElection, tmp_path: Path
) -> None:
    election.do("register_persons", {"rows": [PERSON]})

    verdict = election.verdict(tmp_path)

    assert found(verdict) == []
    assert left(verdict) == {"record.unopened", "election.unread_requests"}


@pytest.mark.parametrize(
    ("act", "payload", "alter", "code"),
    [
        (
            "grant_role",
            SECOND,
            changed(outcome={"since": "2026-01-05T10:00:00+00:00"}),
            "replay.other_outcome",
        ),
        ("grant_role", SECOND, with_payload(strange=1), "replay.form"),
        ("grant_role", SECOND, without("post"), "replay.form"),
        (
            "register_persons",
            {"rows": [PERSON]},
            with_another_attribute,
            "replay.of_another",
        ),
        ("grant_role", SECOND, with_payload(account="short"), "replay.form"),
        ("grant_role", SECOND, with_payload(role="king"), "replay.form"),
        ("grant_role", SECOND, changed(outcome={}), "replay.form"),
        ("grant_role", SECOND, with_payload(grant=""), "replay.no_id"),
        ("grant_role", SECOND, changed(grants=("a" * 32,)), "replay.unknown_grant"),
        ("grant_role", SECOND, changed(grants=()), "replay.signers"),
        ("register_persons", {"rows": [PERSON]}, with_row(person=""), "replay.no_id"),
        (
            "register_persons",
            {"rows": [PERSON]},
            with_row(name="Ada"),
            "replay.said_openly",
        ),
        (
            "register_persons",
            {"rows": [PERSON]},
            with_row(
                name={"attribute": "name", "commitment": "0" * 64, "person": "1" * 32}
            ),
            "replay.of_another",
        ),
        (
            "register_bodies",
            {"rows": [BODY]},
            changed(outcome={"paths": []}),
            "replay.lost",
        ),
        (
            "checkpoint",
            {"reason": "x"},
            with_payload(views="0" * 64),
            "replay.other_views",
        ),
    ],
)  # fmt: skip
def test_what_was_entered_otherwise_is_found_at_its_line(
    act: str,
    payload: dict[str, Any],
    alter: Alter,
    code: str,
    election: ForgedElection,
    tmp_path: Path,
) -> None:
    election.forge(act, payload, alter)

    verdict = election.verdict(tmp_path)

    assert (FORGED, code) in found(verdict)


def test_nothing_behind_what_cannot_be_followed_is_blamed_for_it(
    election: ForgedElection, tmp_path: Path
) -> None:
    election.forge("grant_role", SECOND, with_payload(strange=1))
    election.do("grant_role", {"account": "6" * 32, "role": "officer"})

    verdict = election.verdict(tmp_path)

    assert found(verdict) == [(FORGED, "replay.form")]
    assert "replay.after_faults" in left(verdict)


def test_an_act_that_the_rules_refuse_is_refused_again(
    election: ForgedElection, tmp_path: Path
) -> None:
    strange = {"rows": [{"name": "Hill", "unit": "hill"}]}

    election.forge("register_units", strange, outcome=Registered(1))

    verdict = election.verdict(tmp_path)
    assert found(verdict) == [(FORGED, "replay.refused")]
    assert dict(verdict.faults[0].facts) == {"reasons": "register.unit_not_in_charter"}


def test_a_list_that_was_frozen_otherwise_is_found(
    election: ForgedElection, tmp_path: Path
) -> None:
    for body, parent in TREE:
        row = {**BODY, "body": body, "kind": body, "parent": parent}
        election.do("register_bodies", {"rows": [row]})
    election.do("register_persons", {"rows": [PERSON]})

    election.forge("close_register", {}, changed(sealed=()))

    verdict = election.verdict(tmp_path)
    assert {code for _, code in found(verdict)} == {
        "record.unnamed",
        "replay.other_rolls",
    }


def test_an_act_in_another_chain_is_found(
    election: ForgedElection, tmp_path: Path
) -> None:
    drafts: list[Draft] = []

    def keep(draft: Draft) -> Draft:
        drafts.append(draft)
        return draft

    election.forge("grant_role", SECOND, keep)
    elsewhere = replace(drafts[0], key="elsewhere", at="2026-01-05T09:00:01+00:00")
    election.enter(elsewhere, "valley")
    election.wait(timedelta(minutes=1))

    verdict = election.verdict(tmp_path)

    assert ("entries/valley.jsonl:1", "replay.other_unit") in found(verdict)


def test_a_moment_that_goes_back_is_found(
    election: ForgedElection, tmp_path: Path
) -> None:
    election.forge("grant_role", SECOND, changed(at="2026-01-05T08:59:59+00:00"))

    verdict = election.verdict(tmp_path)

    assert (FORGED, "replay.goes_back") in found(verdict)


def test_views_that_were_changed_before_a_checkpoint_are_found(
    election: ForgedElection, tmp_path: Path
) -> None:
    body = election.work.views.one(Body, "conference")
    assert body is not None
    election.work.views.put([replace(body, members=7)])

    verdict = election.verdict(tmp_path)

    assert found(verdict) == [(FORGED, "replay.other_views")]


def test_views_that_no_checkpoint_names_are_counted(
    election: ForgedElection, tmp_path: Path
) -> None:
    election.forge("checkpoint", {"reason": "x"}, with_payload(views=None))

    verdict = election.verdict(tmp_path)

    assert found(verdict) == []
    assert "replay.unseen_views" in left(verdict)
