"""An act without the right to it is found, though everything is signed and chained."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.elections import account
from tests.forging import ANYBODY, ForgedElection, forged, found, founded_on
from tests.played import found as found_against
from tests.played import nominated, person, row_of, sheet

from comitia.actions.policy import Signers
from comitia.audit.replay.policy import Row
from comitia.audit.replay.policy import Signers as Sealed
from comitia.audit.replay.rights import (
    DECIDERS,
    Done,
    faults_of_first,
    faults_of_right,
)
from comitia.charter.layer import Provenance, Rank
from comitia.charter.rules import Rules, Setting
from comitia.kernel.findings import Finding, Place
from comitia.ledger.canonical import canonical_bytes
from comitia.ledger.entry import Draft
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.grants import LASTS, Grant, Signature
from comitia.stages.register.bodies import Body, Person
from comitia.stages.register.steps import Election, Progress

AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
REQUEST = "c" * 64
FINDING = "comitia.stages.vetting.finding"
ROW = Row(
    {"signatory": frozenset({"same", "above"})},
    Sealed.ONE,
    frozenset({"running"}),
    frozenset({"vetting"}),
)
POSTS = ("chair", "deputy")


@pytest.fixture
def election(tmp_path: Path) -> ForgedElection:
    return with_people(forged(tmp_path / "keys"))


def with_people(made: ForgedElection) -> ForgedElection:
    """Enter what an erasure needs: a person, and officers."""
    unit = {"name": "Valley", "unit": "valley"}
    body = {"body": "top", "kind": "conference", "name": "Top", "unit": "valley"}
    made.do("register_units", {"rows": [unit]})
    made.do("register_bodies", {"rows": [body]})
    made.do("register_persons", {"rows": [
        {"body": "top", "name": "Ada", "office_id": "1"}
    ]})  # fmt: skip
    made.do("grant_role", {"account": account("second"), "role": "officer"})
    made.do("grant_role", {"account": account("low"), "role": "officer", "body": "top"})
    made.do(
        "grant_role", {"account": account("clerk"), "role": "secretary", "body": "top"}
    )
    return made


def erasing(election: ForgedElection) -> dict[str, str]:
    person = election.work.views.every(Person)[0].person
    return {"ground": "asked for it", "person": person}


def codes(election: ForgedElection, tmp_path: Path) -> list[str]:
    return [code for _, code in found(election.verdict(tmp_path))]


def test_two_who_have_the_right_may(election: ForgedElection, tmp_path: Path) -> None:
    election.do("erase_person", erasing(election))
    election.do("erase_person", erasing(election), by="second")

    assert codes(election, tmp_path) == []


def test_another_role_is_found(election: ForgedElection, tmp_path: Path) -> None:
    asked = {"account": "7" * 32, "body": "top", "role": "officer"}

    election.forge("grant_role", asked, by="clerk", policy=ANYBODY)

    assert codes(election, tmp_path) == ["replay.wrong_role"]


def test_a_body_out_of_reach_is_found(election: ForgedElection, tmp_path: Path) -> None:
    asked = {"account": "7" * 32, "role": "officer"}

    election.forge("grant_role", asked, by="low", policy=ANYBODY)

    assert codes(election, tmp_path) == ["replay.out_of_reach"]


def test_a_step_that_is_past_is_found(election: ForgedElection, tmp_path: Path) -> None:
    election.forge("divide_seats", {"seats": {"valley": 3}}, policy=ANYBODY)

    assert codes(election, tmp_path) == ["replay.not_at_step"]


def test_a_grant_that_was_revoked_is_found(
    election: ForgedElection, tmp_path: Path
) -> None:
    gone = election.grant("second")
    election.do("revoke_role", {"grant": gone, "reason": "left"})

    election.forge(
        "grant_role",
        {"account": "7" * 32, "role": "officer"},
        lambda draft: replace(draft, grants=(gone,)),
    )

    assert codes(election, tmp_path) == ["replay.not_in_force"]


def test_one_who_erases_alone_is_found(
    election: ForgedElection, tmp_path: Path
) -> None:
    alone = replace(ANYBODY, signers=Signers.ONE)

    election.forge("erase_person", erasing(election), policy=alone)

    assert codes(election, tmp_path) == ["replay.signers"]


def test_a_signature_that_was_never_given_is_found(
    election: ForgedElection, tmp_path: Path
) -> None:
    alone = replace(ANYBODY, signers=Signers.ONE)
    both = (election.grant("second"), election.grant())

    election.forge(
        "erase_person",
        erasing(election),
        lambda draft: replace(draft, grants=both),
        policy=alone,
    )

    assert codes(election, tmp_path) == ["replay.no_signature"]


def test_the_same_hand_twice_is_found(election: ForgedElection, tmp_path: Path) -> None:
    election.do("erase_person", erasing(election))

    def twice(draft: Draft) -> Draft:
        return replace(draft, grants=(election.grant(), election.grant()))

    election.forge("erase_person", erasing(election), twice, by="second")

    assert codes(election, tmp_path) == ["replay.signers"]


def test_a_signature_of_another_request_is_found(
    election: ForgedElection, tmp_path: Path
) -> None:
    election.forge(
        "erase_person",
        erasing(election),
        lambda draft: replace(draft, payload={**draft.payload, "signed": "d" * 64}),
    )

    assert codes(election, tmp_path) == ["replay.form", "replay.other_views"]


def test_an_act_that_the_policy_does_not_name_is_found(
    election: ForgedElection, tmp_path: Path
) -> None:
    kept: list[Draft] = []
    election.forge(
        "grant_role",
        {"account": "7" * 32, "role": "officer"},
        lambda draft: kept.append(draft) or draft,  # type: ignore[func-returns-value]
    )
    election.enter(replace(kept[0], act="crown_king", key="crown"))

    assert "replay.no_row" in codes(election, tmp_path)


def grant(
    name: str, post: str = "", body: str = "committee", *, revoked: bool = False
) -> Grant:
    since = "2026-01-05T08:00:00+00:00"
    return Grant(name, account(name), "signatory", post, body, since, "", revoked)


def bodies() -> Iterator[Body]:
    for body, parent in (
        ("conference", ""),
        ("committee", "conference"),
        ("branch-a", "committee"),
        ("branch-b", "committee"),
    ):
        yield Body(body, body, body, "valley", parent, 3, "")


def views(*grants: Grant, state: str = "running", step: str = "vetting") -> MemoryViews:
    made = MemoryViews()
    moment = "2026-01-05T08:00:00+00:00"
    made.put([*bodies(), *grants, Progress("valley", step, moment)])
    made.put([Election("0" * 32, "minimal", moment, True, state, "")])  # noqa: FBT003
    return made


def done(*grants: str, body: str = "committee") -> Done:
    return Done("record_findings", "valley", body, AT, REQUEST, grants)


def signed(name: str, *, used: bool = False) -> Signature:
    moment = "2026-01-05T08:30:00+00:00"
    return Signature("valley", "record_findings", REQUEST, name, moment, used)


def rules() -> Rules:
    origin = Provenance(Place("x"), "x", Rank.NOTICE)
    return Rules({"vetting.deciders": Setting("vetting.deciders", POSTS, origin)})


def said(found: Iterator[Finding]) -> list[str]:
    return [one.code for one in found]


@pytest.mark.parametrize(
    ("held", "concerned", "fits"),
    [
        ("committee", "committee", True),
        ("conference", "branch-a", True),
        ("", "branch-a", True),
        ("branch-a", "committee", False),
        ("branch-a", "branch-b", False),
        ("committee", "", False),
    ],
)
def test_a_grant_reaches_its_body_and_those_below(
    held: str,
    concerned: str,
    fits: bool,  # noqa: FBT001
) -> None:
    stand = views(grant("a", body=held))

    answer = said(faults_of_right(ROW, done("a", body=concerned), stand, rules()))

    assert answer == ([] if fits else ["replay.out_of_reach"])


@pytest.mark.parametrize("relation", ["same", "above", "below", "sibling", "foreign"])
def test_each_relation_is_told_from_the_others(relation: str) -> None:
    held = {
        "same": "branch-a",
        "above": "conference",
        "below": "",
        "sibling": "branch-b",
        "foreign": "conference",
    }[relation]
    concerned = {"below": "committee", "foreign": "elsewhere"}.get(relation, "branch-a")
    held, concerned = (concerned, "") if relation == "below" else (held, concerned)
    stand = views(grant("a", body=held))
    stand.put([Body("elsewhere", "", "", "hill", "far", 1, "")])
    row = replace(ROW, allowed={"signatory": frozenset({relation})})

    answer = said(faults_of_right(row, done("a", body=concerned), stand, rules()))

    assert answer == []


def test_each_role_has_a_reach_of_its_own() -> None:
    reach = {"signatory": frozenset({"same"}), "secretary": frozenset({"above"})}
    row = replace(ROW, allowed=reach)

    own = said(faults_of_right(row, done("a"), views(grant("a")), rules()))
    stand = views(grant("a", body="conference"))
    above = said(faults_of_right(row, done("a"), stand, rules()))

    assert own == []
    assert above == ["replay.out_of_reach"]


def test_a_suspended_election_is_not_open() -> None:
    stand = views(grant("a"), state="suspended")

    answer = said(faults_of_right(ROW, done("a"), stand, rules()))

    assert answer == ["replay.not_in_state"]


def test_posts_are_signed_each_by_another_person() -> None:
    row = replace(ROW, signers=Sealed.POSTS)
    stand = views(grant("a", "chair"), grant("b", "deputy"), grant("c", "chair"))
    stand.put([signed("a")])

    good = said(faults_of_right(row, done("a", "b"), stand, rules()))
    same_post = said(faults_of_right(row, done("a", "c"), stand, rules()))
    alone = said(faults_of_right(row, done("b"), stand, rules()))

    assert good == []
    assert same_post == ["replay.posts"]
    assert alone == ["replay.signers", "replay.posts"]


def test_a_used_signature_counts_no_more() -> None:
    row = replace(ROW, signers=Sealed.TWO)
    stand = views(grant("a"), grant("b"))
    stand.put([signed("a", used=True)])

    answer = said(faults_of_right(row, done("a", "b"), stand, rules()))

    assert answer == ["replay.no_signature"]


def test_a_signature_of_somebody_who_lost_the_right_counts_no_more() -> None:
    row = replace(ROW, signers=Sealed.TWO)
    stand = views(grant("a", revoked=True), grant("b"))
    stand.put([signed("a")])

    answer = said(faults_of_right(row, done("a", "b"), stand, rules()))

    assert answer == ["replay.not_in_force", "replay.no_signature"]


def test_an_act_that_nobody_may_do_is_done_once_at_the_beginning() -> None:
    row = replace(ROW, allowed={})

    first = said(faults_of_right(row, done(), MemoryViews(), rules()))
    again = said(faults_of_right(row, done(), views(), rules()))
    granted = said(faults_of_right(row, done("a"), MemoryViews(), rules()))

    assert first == []
    assert again == granted == ["replay.nobody_may"]


def test_nobody_signs_first_twice_or_where_one_is_enough() -> None:
    row = replace(ROW, signers=Sealed.TWO)
    stand = views(grant("a"), grant("b"))
    again = views(grant("a"), grant("b"))
    again.put([signed("a")])

    assert said(faults_of_first(row, done("a"), stand, rules())) == []
    assert said(faults_of_first(row, done("a"), again, rules())) == [
        "replay.signed_twice"
    ]
    assert said(faults_of_first(ROW, done("a"), stand, rules())) == ["replay.signers"]
    assert said(faults_of_first(row, done("x"), stand, rules())) == ["replay.signers"]


def test_a_first_signature_needs_role_step_and_force_too() -> None:
    row = replace(ROW, signers=Sealed.TWO)
    late = views(grant("a", revoked=True), step="notice")
    other = replace(row, allowed={"officer": frozenset({"same"})})

    assert said(faults_of_first(row, done("a"), late, rules())) == [
        "replay.not_at_step",
        "replay.not_in_force",
    ]
    assert said(faults_of_first(other, done("a"), views(grant("a")), rules())) == [
        "replay.wrong_role"
    ]


@pytest.mark.parametrize("signers", [Sealed.ONE, Sealed.POSTS])
def test_no_policy_lets_fewer_sign_than_the_act_takes(signers: Sealed) -> None:
    row = replace(ROW, signers=signers)
    alone = replace(done("a"), least=2)
    origin = next(iter(rules())).provenance
    lone_post = Setting(DECIDERS, ("chair",), origin)
    stand = views(grant("a", "chair"))

    answer = said(faults_of_right(row, alone, stand, Rules({DECIDERS: lone_post})))

    assert answer == ["replay.too_few"]


def test_as_many_as_the_act_takes_are_enough() -> None:
    row = replace(ROW, signers=Sealed.TWO)
    stand = views(grant("a"), grant("b"))
    stand.put([signed("a")])
    both = replace(done("a", "b"), least=2)

    assert said(faults_of_right(row, both, stand, rules())) == []


def test_a_lax_policy_does_not_let_one_erase_alone(tmp_path: Path) -> None:
    def lax(founded: dict[str, bytes]) -> None:
        table = json.loads(founded["policy"])
        for row in table["policy"].values():
            row["signers"] = "one"
        founded["policy"] = canonical_bytes(table)

    election = with_people(founded_on(tmp_path / "keys", lax))
    alone = replace(ANYBODY, signers=Signers.ONE)

    election.forge("erase_person", erasing(election), policy=alone)

    assert codes(election, tmp_path) == ["replay.too_few"]


@pytest.mark.parametrize(
    ("body", "unit", "fits"),
    [
        ("branch-a", "valley", True),
        ("conference", "valley", True),
        ("hill", "valley", False),
        ("hill", "centre", True),
    ],
)
def test_a_first_signature_reaches_some_body_of_its_unit(
    body: str,
    unit: str,
    fits: bool,  # noqa: FBT001
) -> None:
    row = replace(ROW, signers=Sealed.TWO, steps=frozenset())
    stand = views(grant("a", body=body))
    stand.put([Body("hill", "", "", "hill", "", 1, "")])
    alone = replace(done("a"), unit=unit)

    answer = said(faults_of_first(row, alone, stand, rules()))

    assert answer == ([] if fits else ["replay.out_of_reach"])


def test_a_first_signature_in_posts_is_of_a_post() -> None:
    row = replace(ROW, signers=Sealed.POSTS)
    stand = views(grant("a", "chair"), grant("b", "treasurer"))

    chair = said(faults_of_first(row, done("a"), stand, rules()))
    other = said(faults_of_first(row, done("b"), stand, rules()))

    assert chair == []
    assert other == ["replay.no_post"]


def test_a_signature_that_lapsed_counts_no_more() -> None:
    row = replace(ROW, signers=Sealed.TWO)
    stand = views(grant("a"), grant("b"))
    stand.put([signed("a")])
    told = "2026-01-05T08:40:00+00:00"
    both, late = done("a", "b"), AT + LASTS

    after = said(faults_of_right(row, replace(both, after=told), stand, rules()))
    aged = said(faults_of_right(row, replace(both, at=late), stand, rules()))
    stand.put([Progress("valley", "vetting", told)])
    moved = said(faults_of_right(row, both, stand, rules()))

    assert after == aged == moved == ["replay.no_signature"]


def test_who_signs_again_is_not_blamed_while_nobody_knows_what_came_between() -> None:
    row = replace(ROW, signers=Sealed.TWO)
    stand = views(grant("a"))
    stand.put([signed("a")])
    unknown = replace(done("a"), after=None)

    assert said(faults_of_first(row, unknown, stand, rules())) == []


def test_a_signature_from_before_the_answer_is_seen_when_redone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = nominated(forged(tmp_path / "keys"))
    assert isinstance(made, ForgedElection)
    about = {"matter": "consent", "person": person(made, 4)}
    last = sheet(row_of(made, 4, "consent", "fail"))
    found_against(made, 4, "consent", "fail")
    with monkeypatch.context() as unheard:
        for rule in ("too_early", "_signed_too_early"):
            unheard.setattr(f"{FINDING}.{rule}", lambda *_, **__: iter(()))
        unheard.setattr("comitia.actions.right.still_counts", lambda *_, **__: True)
        made.do("record_findings", last, by="chair")
        made.do("notify_person", {**about, "how": "letter"}, by="secretary")
        made.do("record_answer", {**about, "text": "Hear me."}, by="secretary")
        made.do("record_findings", last, by="auditor")

    verdict = made.verdict(tmp_path)

    codes = [code for _, code in found(verdict)]
    assert codes == ["replay.no_signature", "replay.refused"]
