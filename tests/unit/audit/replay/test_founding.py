"""What the first entry seals must be a charter and a policy that can be used."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.forging import ForgedElection, forged, found, founded_on, left

from comitia.audit.replay.founding import sealed_names
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Refused
from comitia.ledger.canonical import Json, canonical_bytes
from comitia.ledger.entry import Draft, sealed_of

Change = Callable[[dict[str, bytes]], None]
FIRST = "entries/centre.jsonl:1"
HEAD = "charter/charter.toml"


def policy(change: Callable[[dict[str, Any]], None]) -> Change:
    def alter(founded: dict[str, bytes]) -> None:
        table = json.loads(founded["policy"])
        change(table)
        founded["policy"] = canonical_bytes(table)

    return alter


def row(**fields: Json) -> Change:
    return policy(lambda table: table["policy"]["grant_role"].update(fields))


def charter(change: Callable[[bytes], bytes]) -> Change:
    def alter(founded: dict[str, bytes]) -> None:
        founded[HEAD] = change(founded[HEAD])

    return alter


def outside(founded: dict[str, bytes]) -> None:
    founded["charter/../elsewhere.toml"] = b"x"


@pytest.mark.parametrize(
    "change",
    [
        lambda founded: founded.update(policy=b"{}"),
        lambda founded: founded.update(policy=b'{ "format":1,"policy":{}}'),
        policy(lambda table: table.update(format=2)),
        policy(lambda table: table.update(more=1)),
        row(roles=["king"]),
        row(relations=["friend"]),
        row(steps=["soon"]),
        row(states=["calm"]),
        row(signers="many"),
        row(more=1),
        row(roles="officer"),
    ],
)
def test_a_policy_that_cannot_be_read_is_a_fault(
    change: Change, tmp_path: Path
) -> None:
    verdict = founded_on(tmp_path / "keys", change).verdict(tmp_path)

    assert [code for _, code in found(verdict)] == ["replay.no_policy"]
    assert found(verdict)[0][0].startswith("objects/")
    assert "replay.after_faults" in left(verdict)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (charter(lambda text: text + b"\nstray = 1\n"), "replay.no_charter"),
        (charter(lambda _: b"\xff"), "replay.no_charter"),
        (lambda founded: founded.pop(HEAD), "replay.no_charter"),
        (outside, "replay.no_charter"),
        (
            charter(lambda text: text.replace(b'"minimal"', b'"maximal"')),
            "replay.other_charter",
        ),
    ],
)
def test_a_charter_that_cannot_be_used_is_a_fault(
    change: Change, code: str, tmp_path: Path
) -> None:
    verdict = founded_on(tmp_path / "keys", change).verdict(tmp_path)

    assert found(verdict) == [(FIRST, code)]
    assert not (tmp_path.parent / "elsewhere.toml").exists()


def test_a_record_without_a_policy_is_read_but_not_done_again(tmp_path: Path) -> None:
    election = founded_on(tmp_path / "keys", lambda founded: founded.clear())

    verdict = election.verdict(tmp_path)

    assert found(verdict) == []
    assert left(verdict) == {"replay.nothing_sealed"}


def test_a_name_that_stands_for_two_objects_is_a_fault(tmp_path: Path) -> None:
    first = founded_on(tmp_path / "keys", lambda _: None).done[0].entry
    item = canonical_bytes(sealed_of(first)[0])
    doubled = msgspec.Raw(bytes(first.sealed).replace(b"[", b"[" + item + b",", 1))

    with pytest.raises(Refused, match="doubled_name"):
        sealed_names(msgspec.structs.replace(first, sealed=doubled))


def test_an_act_that_the_program_does_not_know_is_a_fault(tmp_path: Path) -> None:
    def later(table: dict[str, Any]) -> None:
        table["policy"]["later_act"] = table["policy"]["grant_role"]

    election = founded_on(tmp_path / "keys", policy(later))
    kept: list[Draft] = []

    def keep(draft: Draft) -> Draft:
        kept.append(draft)
        return replace(draft, outcome={"since": "2026-01-05T10:00:00+00:00"})

    election.forge("grant_role", {"account": "7" * 32, "role": "officer"}, keep)
    election.enter(replace(kept[0], act="later_act", key="later"))

    verdict = election.verdict(tmp_path)

    facts = {one.code: dict(one.facts) for one in verdict.not_checked}
    assert found(verdict) == [
        ("entries/centre.jsonl:2", "replay.other_outcome"),
        ("entries/centre.jsonl:3", "replay.unknown_act"),
    ]
    assert facts["replay.after_faults"] == {"count": 2}


def test_a_signature_under_an_act_that_nobody_knows_is_a_fault(tmp_path: Path) -> None:
    def later(table: dict[str, Any]) -> None:
        table["policy"]["later_act"] = table["policy"]["erase_person"]

    election = founded_on(tmp_path / "keys", policy(later))
    moment = moment_text(election.work.clock)
    payload: dict[str, Json] = {"act": "later_act", "parts": [], "signed": "a" * 64}
    grants = (election.grant(),)
    election.enter(
        Draft("first_signature", moment, grants, "k", "a" * 64, payload, {}, ())
    )

    codes = [code for _, code in found(election.verdict(tmp_path))]

    assert codes == ["replay.unknown_act"]


def test_a_checkpoint_counts_what_came_before_it(tmp_path: Path) -> None:
    election: ForgedElection = forged(tmp_path / "keys")
    drafts: list[Draft] = []

    def keep(draft: Draft) -> Draft:
        drafts.append(draft)
        return draft

    election.forge("grant_role", {"account": "7" * 32, "role": "officer"}, keep)
    late = replace(drafts[0], key="late", at="2026-02-01T09:00:00+00:00")
    election.enter(late, "valley")

    verdict = election.verdict(tmp_path)

    assert ("entries/centre.jsonl:3", "replay.other_heads") in found(verdict)


def test_of_one_moment_a_unit_comes_before_the_centre(tmp_path: Path) -> None:
    election = forged(tmp_path / "keys")
    drafts: list[Draft] = []

    def keep(draft: Draft) -> Draft:
        drafts.append(draft)
        return draft

    election.forge("grant_role", {"account": "7" * 32, "role": "officer"}, keep)
    same = replace(drafts[0], key="same", at=moment_text(election.work.clock))
    election.enter(same, "valley")

    codes = {code for _, code in found(election.verdict(tmp_path))}

    assert "replay.other_unit" in codes
    assert "replay.other_heads" not in codes
