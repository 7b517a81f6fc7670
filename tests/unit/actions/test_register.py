"""The register: units, bodies and people come in by the sheet, and are frozen."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.elections import PlayedElection, account, opened
from tests.play.charters import two_units

from comitia.actions.perform import Request, perform
from comitia.actions.registry import ACTS
from comitia.kernel.findings import Refused
from comitia.ledger.entry import outcome_of, payload_of, sealed_of
from comitia.stages.grants import Grant
from comitia.stages.register.bodies import Body, Person
from comitia.stages.register.steps import Progress

BODIES = [
    {"body": "conference", "kind": "conference", "members": 30, "name": "Conference"},
    {"body": "committee", "kind": "committee", "members": 5, "parent": "conference"},
    {"body": "branch-a", "kind": "branch", "members": 10, "parent": "committee"},
    {"body": "branch-b", "kind": "branch", "members": 20, "parent": "committee"},
    {"body": "review", "kind": "review", "members": 3, "parent": "conference"},
]


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return opened(tmp_path)


def fill(election: PlayedElection) -> None:
    rows = [{"name": "B", "unit": "valley", **row} for row in BODIES]
    election.do("register_units", {"rows": [{"name": "Valley", "unit": "valley"}]})
    election.do("register_bodies", {"rows": rows})
    people = [
        {"body": "branch-a", "name": f"Person {one}", "office_id": f"00{one}"}
        for one in range(6)
    ]
    election.do("register_persons", {"rows": people})


def test_a_body_stands_in_the_tree_where_its_parent_says(
    election: PlayedElection,
) -> None:
    fill(election)

    branch = election.work.views.one(Body, "branch-b")

    assert branch is not None
    assert branch.path == "000000000001"


def test_a_later_sheet_goes_on_where_the_bodies_of_a_level_ended(
    election: PlayedElection,
) -> None:
    fill(election)
    row = {"kind": "branch", "parent": "committee", "unit": "valley", "name": "B"}
    more = [{**row, "body": f"branch-{one}", "members": 5} for one in "cd"]

    entry = election.do("register_bodies", {"rows": more}).entry

    assert outcome_of(entry)["paths"] == ["000000000002", "000000000003"]


def test_a_person_is_an_id_in_the_record_and_a_name_on_the_card(
    election: PlayedElection,
) -> None:
    fill(election)

    entry = election.done[-1].entry
    person = election.work.views.every(Person)[0]

    assert b"Person 0" not in bytes(entry.payload)
    assert election.work.card(person.person).value("name") in {
        f"Person {one}" for one in range(6)
    }


def test_a_second_import_updates_the_same_person(election: PlayedElection) -> None:
    fill(election)
    row = {"body": "branch-b", "name": "Married Name", "office_id": "000"}

    election.do("register_persons", {"rows": [row]})

    people = election.work.views.every(Person, body="branch-b")
    assert len(election.work.views.every(Person)) == 6
    assert [election.work.card(one.person).value("name") for one in people] == [
        "Married Name"
    ]


def test_the_same_key_and_payload_get_the_first_answer(
    election: PlayedElection,
) -> None:
    fill(election)
    row = {"body": "branch-b", "name": "Once", "office_id": "77"}
    first = election.do("register_persons", {"rows": [row]}, key="once")

    second = election.do("register_persons", {"rows": [row]}, key="once")

    assert second.repeated
    assert second.entry == first.entry
    assert election.work.heads()["centre"] == first.entry.height + 1


def test_a_key_is_not_used_for_something_else(election: PlayedElection) -> None:
    fill(election)
    row = {"body": "branch-b", "name": "Once", "office_id": "77"}
    election.do("register_persons", {"rows": [row]}, key="once")

    with pytest.raises(Refused, match="key_used"):
        election.do(
            "register_persons", {"rows": [{**row, "name": "Twice"}]}, key="once"
        )


def test_who_has_no_right_is_told_no_more_than_that(election: PlayedElection) -> None:
    with pytest.raises(Refused) as refused:
        election.do("close_register", {}, by="stranger")

    assert [one.code for one in refused.value.findings] == ["policy.right"]


def test_closing_freezes_a_roll_and_opens_the_next_step(
    election: PlayedElection,
) -> None:
    fill(election)

    entry = election.do("close_register", {}).entry
    election.do("divide_seats", {"seats": {"valley": 3}})

    assert outcome_of(entry) == {"bodies": 5, "persons": 6, "units": 1}
    assert [one["rows"] for one in sealed_of(entry)] == [6]
    progress = election.work.views.one(Progress, "valley")
    assert progress is not None
    assert progress.step == "nomination"


def test_two_officers_erase_a_person_and_one_does_not(
    election: PlayedElection,
) -> None:
    fill(election)
    election.do("grant_role", {"account": account("second"), "role": "officer"})
    person = election.work.views.every(Person)[0].person
    asked = {"ground": "asked", "person": person}

    first = election.do("erase_person", asked)
    with pytest.raises(Refused, match="signed_already"):
        election.do("erase_person", asked)
    second = election.do("erase_person", asked, by="second")

    assert first.awaits_signature
    assert len(second.entry.grants) == 2
    assert person not in election.work.cards
    assert election.work.keys.card_key(person) is None


def test_a_checkpoint_names_what_the_views_are(election: PlayedElection) -> None:
    fill(election)
    before = election.work.views_digest()

    entry = election.do("checkpoint", {"reason": "enough for a day"}).entry

    assert payload_of(entry)["views"] == before
    assert len(election.work.ledger.notes) == 1


def test_an_act_on_what_others_have_changed_since_is_refused(
    election: PlayedElection,
) -> None:
    fill(election)
    seen = election.work.heads()["centre"]
    asked = Request("close_register", {}, account("officer"), "late", seen - 1)

    with pytest.raises(Refused, match="stale"):
        perform(ACTS, election.work, asked)

    assert not perform(ACTS, election.work, replace(asked, seen=seen)).repeated


def test_a_stranger_does_not_learn_which_bodies_there_are(
    election: PlayedElection,
) -> None:
    asked = {"account": account("x"), "body": "no-such-body", "role": "secretary"}

    with pytest.raises(Refused) as refused:
        election.do("grant_role", asked, by="stranger")

    assert [one.code for one in refused.value.findings] == ["policy.right"]


def refusal_of(election: PlayedElection, act: str, *rows: dict[str, object]) -> str:
    with pytest.raises(Refused) as refused:
        election.do(act, {"rows": list(rows)} if rows else {})
    return " ".join(one.code for one in refused.value.findings)


def test_a_unit_has_one_body_of_a_kind_that_decides_and_many_that_nominate(
    election: PlayedElection,
) -> None:
    fill(election)
    row = {"name": "B", "unit": "valley", "members": 5}
    second = {**row, "body": "c-2", "kind": "committee", "parent": "conference"}
    third = {**row, "body": "branch-c", "kind": "branch", "parent": "committee"}

    refused = refusal_of(election, "register_bodies", second)
    election.do("register_bodies", {"rows": [third]})

    assert refused == "register.second_body"
    assert election.work.views.one(Body, "branch-c") is not None


def test_a_body_keeps_its_kind_and_may_change_its_name(
    election: PlayedElection,
) -> None:
    fill(election)
    row = {"body": "branch-b", "name": "New", "unit": "valley", "parent": "committee"}

    election.do("register_bodies", {"rows": [{**row, "kind": "branch"}]})
    refused = refusal_of(election, "register_bodies", {**row, "kind": "review"})

    assert "register.other_kind" in refused
    body = election.work.views.one(Body, "branch-b")
    assert body is not None
    assert (body.name, body.kind) == ("New", "branch")


def test_a_body_that_decides_needs_members_before_the_register_is_closed(
    election: PlayedElection,
) -> None:
    fill(election)
    row = {"body": "committee", "name": "C", "unit": "valley", "kind": "committee"}
    row["parent"] = "conference"
    election.do("register_bodies", {"rows": [{**row, "members": 0}]})

    empty = refusal_of(election, "close_register")
    election.do("register_bodies", {"rows": [{**row, "members": 1}]})
    alone = refusal_of(election, "close_register")
    election.do("register_bodies", {"rows": [{**row, "members": 2}]})
    election.do("close_register", {})

    assert empty == alone == "register.no_members"


def test_a_body_stands_under_a_body_of_its_own_unit(tmp_path: Path) -> None:
    election = opened(tmp_path / "keys", two_units(tmp_path / "charter"))
    units = [{"name": one, "unit": one} for one in ("valley", "hill")]
    election.do("register_units", {"rows": units})
    top = {"body": "top", "kind": "conference", "members": 9, "name": "Top"}
    election.do("register_bodies", {"rows": [{**top, "unit": "valley"}]})
    row = {"body": "c", "kind": "committee", "name": "C", "parent": "top"}

    refused = refusal_of(election, "register_bodies", {**row, "unit": "hill"})
    election.do("register_bodies", {"rows": [{**row, "unit": "valley"}]})

    assert refused == "register.other_unit"


@pytest.mark.parametrize(("reason", "key"), [("a\nb\tc", ""), ("a\0b", "reason")])
def test_a_text_has_line_ends_but_no_control_characters(
    election: PlayedElection, reason: str, key: str
) -> None:
    if not key:
        assert election.do("checkpoint", {"reason": reason}).entry.act == "checkpoint"
        return

    with pytest.raises(Refused) as refused:
        election.do("checkpoint", {"reason": reason})

    assert [(one.code, one.key) for one in refused.value.findings] == [
        ("form.control", key)
    ]


@pytest.mark.parametrize(
    ("held", "asked", "code"),
    [
        ("", "treasurer", "register.strange_post"),
        ("", "auditor", None),
        ("chair", "auditor", "register.second_post"),
    ],
)
def test_a_post_is_one_that_signs_and_the_only_one_of_its_holder(
    election: PlayedElection, held: str, asked: str, code: str | None
) -> None:
    fill(election)
    grant = {"account": account("x"), "body": "committee", "role": "signatory"}
    if held:
        election.do("grant_role", {**grant, "post": held})

    if code is None:
        election.do("grant_role", {**grant, "post": asked})
        return
    with pytest.raises(Refused) as refused:
        election.do("grant_role", {**grant, "post": asked})

    assert [(one.code, one.key) for one in refused.value.findings] == [
        (code, "vetting.deciders")
    ]


def test_a_post_that_was_given_up_leaves_the_other_one_free(
    election: PlayedElection,
) -> None:
    fill(election)
    grant = {"account": account("x"), "body": "committee", "role": "signatory"}
    given = election.do("grant_role", {**grant, "post": "chair"}).entry

    ended = {"grant": payload_of(given)["grant"], "reason": "x"}
    election.do("revoke_role", ended)

    assert election.do("grant_role", {**grant, "post": "auditor"}).entry


def test_a_wrong_unit_is_told_which_units_there_are(election: PlayedElection) -> None:
    fill(election)

    with pytest.raises(Refused) as refused:
        election.do("close_nomination", {"unit": "vally"})

    (found,) = refused.value.findings
    assert found.code == "register.unknown_unit"
    assert dict(found.facts) == {"named": "vally", "units": ("valley",)}


def of_two_kinds(folder: Path) -> Path:
    """Return a charter where hills are led by a council, valleys by a committee."""
    charter = two_units(folder / "charter")
    head = charter / "charter.toml"
    kinds = "".join(
        f'\n[apportionment.kinds.{name}]\nvalue = ["{unit}"]\nclause = "Rule 3"\n'
        for name, unit in (("low", "valley"), ("high", "hill"))
    )
    tier = '\n[register.tiers.council]\nunder = "conference"\nclause = "Rule 2"\n'
    text = head.read_text("utf-8")
    for key in ("selection", "credentials"):
        text = text.replace(
            f'[{key}.body]\nvalue = "committee"\nclause = ',
            f'[{key}.body]\npublished = false\nworking = "committee"\nnote = ',
        )
    text = text.replace("format = 1", 'format = 1\nlayers = ["hills.toml"]', 1)
    head.write_text(text + kinds + tier, encoding="utf-8")
    bodies = "".join(
        f'[{key}.body]\nvalue = "council"\nclause = "Plan 1"\n'
        for key in ("selection", "credentials")
    )
    layer = '[layer]\nname = "Hills"\nrank = "notice"\nkinds = ["high"]\n'
    (charter / "hills.toml").write_text(f"{layer}from = 2026-01-01\n{bodies}")
    return charter


def test_each_unit_needs_the_bodies_that_decide_for_its_kind(tmp_path: Path) -> None:
    election = opened(tmp_path, of_two_kinds(tmp_path))
    units = [{"name": one, "unit": one} for one in ("valley", "hill")]
    election.do("register_units", {"rows": units})
    rows = [
        {"name": "B", "members": 9, **row, "unit": unit, "body": f"{unit}-{body}"}
        | ({"parent": f"{unit}-{row['parent']}"} if "parent" in row else {})
        for unit in ("valley", "hill")
        for row in BODIES
        for body in (row["body"],)
    ]
    election.do("register_bodies", {"rows": rows})

    with pytest.raises(Refused) as refused:
        election.do("close_register", {})

    lacking = [one for one in refused.value.findings if one.code.endswith("missing")]
    assert [dict(one.facts) for one in lacking] == [{"kind": "council", "unit": "hill"}]


@pytest.mark.parametrize(("kind", "fits"), [("high", True), ("", True), ("low", False)])
def test_a_unit_is_of_the_kind_that_the_charter_says(
    tmp_path: Path, kind: str, *, fits: bool
) -> None:
    election = opened(tmp_path, of_two_kinds(tmp_path))
    row: dict[str, object] = {"name": "Hill", "unit": "hill", "kind": kind}

    if fits:
        assert election.do("register_units", {"rows": [row]})
    else:
        refused = refusal_of(election, "register_units", row)
        assert refused == "register.unit_of_another_kind"


def test_roles_of_a_unit_are_granted_by_the_sheet_in_one_entry(
    election: PlayedElection,
) -> None:
    fill(election)
    before = election.work.heads()["centre"]

    election.do("grant_roles", {"unit": "valley", "rows": [SIGNS, KEEPS]})

    held = {
        (one.post, one.role, len(one.grant))
        for one in election.work.views.every(Grant, body="committee")
    }
    assert {("chair", "signatory", 32), ("", "secretary", 32)} <= held
    assert election.work.heads()["centre"] == before + 1
    assert election.do("revoke_role", {"grant": _grant_of(election), "reason": "x"})


def _grant_of(election: PlayedElection) -> str:
    rows = election.work.views.every(Grant, body="committee", post="chair")
    return rows[-1].grant


SIGNS = {
    "account": account("x"),
    "body": "committee",
    "post": "chair",
    "role": "signatory",
}
KEEPS = {"account": account("y"), "body": "committee", "role": "secretary"}


@pytest.mark.parametrize(
    ("unit", "rows", "told"),
    [
        ("valley", [], [("register.no_grants", "rows")]),
        ("", [KEEPS], [("register.not_of_unit", "rows.0.body")]),
        (
            "valley",
            [{"account": account("z"), "role": "officer"}],
            [("register.not_of_unit", "rows.0.body")],
        ),
        ("valley", [KEEPS, KEEPS], [("register.held_already", "rows.1.role")]),
        (
            "valley",
            [SIGNS, {**SIGNS, "post": "auditor"}],
            [("register.second_post", "vetting.deciders")],
        ),
        (
            "valley",
            [{**KEEPS, "until": "2026-01-01T00:00:00+00:00"}, {**KEEPS, "post": "x"}],
            [
                ("register.ends_before", "rows.0.until"),
                ("register.post_and_role", "rows.1.post"),
                ("register.strange_post", "vetting.deciders"),
            ],
        ),
    ],
)
def test_a_sheet_of_roles_is_granted_whole_or_not_at_all(
    election: PlayedElection,
    unit: str,
    rows: list[dict[str, str]],
    told: list[tuple[str, str]],
) -> None:
    fill(election)
    held = election.work.views.every(Grant)

    with pytest.raises(Refused) as refused:
        election.do("grant_roles", {"unit": unit, "rows": rows})

    assert [(one.code, one.key) for one in refused.value.findings] == told
    assert election.work.views.every(Grant) == held


def test_a_sheet_without_a_unit_grants_for_the_whole(election: PlayedElection) -> None:
    row = {"account": account("z"), "role": "officer"}

    election.do("grant_roles", {"unit": "", "rows": [row]})

    held = election.work.views.every(Grant, account=account("z"))
    assert [(one.role, one.body) for one in held] == [("officer", "")]
