"""``comitia act``: any act by its name."""

import json
from pathlib import Path

import pytest
from tests.unit.cli.desk import Desk, call, rehearsal
from tests.unit.cli.spoken import environment, say

from comitia.actions.registry import ACTS


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return rehearsal(tmp_path, monkeypatch)


def codes(document: dict[str, list[dict[str, str]]]) -> list[tuple[str, str, str]]:
    return [(one["code"], one["key"], one["where"]) for one in document["refusals"]]


def test_an_act_that_is_done_says_where_it_stands(desk: Desk) -> None:
    said = desk.act("register_units", {"rows": [{"unit": "valley", "name": "V"}]})

    assert said.code == 0
    assert said.json == {
        "done": True,
        "act": "register_units",
        "unit": "centre",
        "height": 1,
        "outcome": {"rows": 1},
        "awaits_signature": False,
        "repeated": False,
        "differing": [],
        "minted": {},
        "refusals": [],
    }


def test_a_refused_act_says_why_and_changes_nothing(desk: Desk) -> None:
    said = desk.act("close_register", {})
    after = desk.act("checkpoint", {"reason": "to see the height"})

    assert (said.code, said.json["done"], said.json["height"]) == (1, False, None)
    assert "register.nobody" in {one["code"] for one in said.json["refusals"]}
    assert all(
        set(one) >= {"code", "key", "clause", "message"}
        for one in said.json["refusals"]
    )
    assert after.json["height"] == 1


def test_a_two_person_act_waits_for_the_other_signature(desk: Desk) -> None:
    desk.fill()
    call("account", "add", desk.folder, "bo")
    desk.act("grant_role", {"account": "@bo", "role": "officer"})
    asked = {"person": "#001", "ground": "asked"}

    first = desk.act("erase_person", asked)
    again = desk.act("erase_person", asked)
    second = desk.act("erase_person", asked, by="bo")

    assert (first.code, second.code) == (0, 0)
    assert (first.json["done"], first.json["awaits_signature"]) == (False, True)
    assert (second.json["done"], second.json["awaits_signature"]) == (True, False)
    assert [one["code"] for one in again.json["refusals"]] == ["policy.signed_already"]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", ("anna signed other figures", "- ground", "Compare your papers")),
        ("zh-hans", ("anna 已就同一事项签字", "- ground", "请双方核对")),
    ],
)
def test_who_signs_otherwise_is_told_who_did_and_where(
    desk: Desk, lang: str, told: tuple[str, ...]
) -> None:
    desk.fill()
    call("account", "add", desk.folder, "bo")
    desk.act("grant_role", {"account": "@bo", "role": "officer"})
    desk.act("erase_person", {"person": "#001", "ground": "asked"})

    asked = json.dumps({"person": "#001", "ground": "retention_over"})
    base = ("act", "erase_person", "--election", desk.folder, "--as", "bo")

    said = call(*base, "--file", "-", "--lang", lang, given=asked)

    assert said.code == 0
    assert all(one in said.out for one in told), said.out


def test_the_same_key_gets_the_first_answer_again(desk: Desk) -> None:
    asked = {"reason": "enough"}

    first = desk.act("checkpoint", asked, "--key", "one").json
    second = desk.act("checkpoint", asked, "--key", "one").json

    assert second == {**first, "repeated": True}


def test_without_a_key_the_same_payload_is_another_act(desk: Desk) -> None:
    heights = [desk.act("checkpoint", {"reason": "x"}).json["height"] for _ in "ab"]

    assert heights == [1, 2]


def test_an_id_that_was_drawn_is_told(desk: Desk) -> None:
    call("account", "add", desk.folder, "bo")

    made = desk.act("grant_role", {"account": "@bo", "role": "officer"}).json["minted"]
    revoked = desk.act("revoke_role", {"grant": made["grant"], "reason": "x"})

    assert revoked.json["done"]


def test_all_faults_of_a_payload_are_told_with_their_lines(desk: Desk) -> None:
    given = '{\n "account": "@nobody",\n "rol": "officer",\n "body": 7\n}'

    said = desk.act("grant_role", given)

    assert said.code == 2
    assert sorted(codes(said.json)) == [
        ("cli.no_account", "account", "-:2"),
        ("form.missing", "role", "-:1"),
        ("form.unknown", "rol", "-:3"),
        ("form.wrong", "body", "-:4"),
    ]


def test_a_fault_in_a_row_is_told_with_the_line_of_the_row(desk: Desk) -> None:
    given = '{"rows": [\n {"unit": "valley", "name": "V"},\n {"unit": "North"}\n]}'

    said = desk.act("register_units", given)

    assert sorted(codes(said.json)) == [
        ("form.missing", "rows.1.name", "-:3"),
        ("form.name_id", "rows.1.unit", "-:3"),
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('{"a": 1,\n "a": 2}', ("payload.key_twice", "-:2")),
        ('{"a": {"b": 1,\n\n "\\u0062": 2}}', ("payload.key_twice", "-:3")),
        ('[{"a": 1}, {"b": 1, "b": 2}]', ("payload.key_twice", "-:1")),
        ('{"a": 1,\n}', ("payload.no_json", "-:2")),
        ("", ("payload.no_json", "-:1")),
        ('{"a": NaN}', ("payload.no_number", "-")),
        ("[" * 100_000, ("payload.too_deep", "-")),
        ("[" * 600 + "]" * 600, ("payload.too_deep", "-")),
        ('{"a": "\\ud800"}', ("payload.half_sign", "-")),
    ],
)
def test_what_is_no_sound_json_is_told_with_its_line(
    desk: Desk, given: str, expected: tuple[str, str]
) -> None:
    said = desk.act("checkpoint", given)

    found = [(one["code"], one["where"]) for one in said.json["refusals"]]
    assert (said.code, found) == (2, [expected])


def test_the_same_key_in_two_objects_is_not_doubled(desk: Desk) -> None:
    rows = [{"unit": "valley", "name": "one"}, {"unit": "valley", "name": 'a"b'}]

    said = desk.act("register_units", {"rows": rows})

    assert [one["code"] for one in said.json["refusals"]] == ["register.doubled"]


def test_a_payload_that_is_not_utf8_is_told_with_its_line(desk: Desk) -> None:
    words = ("act", "checkpoint", "--election", desk.folder, "--as", "anna")

    said = call(*words, "--file", "-", "--json", given=b'{"reason":\n "\xff"}')

    assert codes(said.json) == [("payload.not_utf8", None, "-:2")]  # type: ignore[comparison-overlap]


def test_a_payload_may_begin_with_a_mark(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "p.json"
    file.write_text('{"reason": "x"}', encoding="utf-8-sig")
    words = ("act", "checkpoint", "--election", desk.folder, "--as", "anna")

    assert call(*words, "--file", file).code == 0


def test_a_payload_file_that_is_not_there_is_no_traceback(desk: Desk) -> None:
    words = ("act", "checkpoint", "--election", desk.folder, "--as", "anna")

    said = say(*words, "--file", "nowhere.json", "--lang", "en", env=environment())

    assert said.returncode == 2
    assert "nowhere.json" in said.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("act", "nonsense", "--election", "x", "--as", "y"), "act.unknown"),
        (("act", "nonsense", "--example"), "act.unknown"),
        (("act", "checkpoint", "--as", "anna"), "cli.option_missing"),
        (("act", "checkpoint", "--election", "x"), "cli.option_missing"),
        (
            ("act", "checkpoint", "--election", "x", "--as", "y", "--at", "soon"),
            "form.moment",
        ),
    ],
)
def test_a_call_that_is_not_understood_says_so(
    words: tuple[str, ...], code: str
) -> None:
    said = call(*words, "--json")

    assert said.code == 2
    assert [one["code"] for one in said.json["refusals"]] == [code]


@pytest.mark.parametrize(("key", "code"), [("x" * 128, 0), ("x" * 129, 2), ("a b", 2)])
def test_a_key_is_printable_and_short(desk: Desk, key: str, code: int) -> None:
    assert desk.act("checkpoint", {"reason": "x"}, "--key", key).code == code


def test_an_unknown_account_cannot_sign_in(desk: Desk) -> None:
    said = desk.act("checkpoint", {"reason": "x"}, by="nobody")

    assert said.code == 2
    assert [one["code"] for one in said.json["refusals"]] == ["store.no_account"]


def test_an_account_without_a_role_is_refused(desk: Desk) -> None:
    call("account", "add", desk.folder, "bo")

    said = desk.act("checkpoint", {"reason": "x"}, by="bo")

    assert said.code == 1
    assert [one["code"] for one in said.json["refusals"]] == ["policy.right"]


def test_a_rehearsal_goes_to_the_moment_it_is_told(desk: Desk) -> None:
    at = "2026-02-01T09:00:00+00:00"

    later = desk.act("checkpoint", {"reason": "x"}, "--at", at)
    earlier = desk.act("checkpoint", {"reason": "x"}, "--at", "2026-01-31T00:00:00Z")

    assert later.json["done"]
    assert earlier.code != 0


def test_without_a_name_all_acts_are_listed_with_who_may_do_them() -> None:
    listed = call("act", "--json").json["acts"]
    english, chinese = call("act").out, call("act", "--lang", "zh-hans").out

    assert {one["act"] for one in listed} == set(ACTS)
    assert all(one["says"] for one in listed)
    assert "erase_person\n    officer, for the body concerned" in english
    assert "Two different people sign." in english
    assert "两人签字" in chinese


def test_the_example_of_every_act_is_a_payload_it_takes() -> None:
    for name, act in ACTS.items():
        assert json.loads(call("act", name, "--example").out) == dict(act.example)


def test_an_answer_for_people_says_what_is_still_needed(desk: Desk) -> None:
    desk.fill()
    words = ("act", "erase_person", "--election", desk.folder, "--as", "anna")
    given = '{"person": "#001", "ground": "asked"}'

    english = call(*words, "--file", "-", given=given)
    nobody = call(*words, "--file", "-", given=given.replace("001", "1"))

    assert "waits for the other signature" in english.out
    assert nobody.code == 2
    assert "No person is registered under 1" in nobody.err
