"""Acts asked for by programs: every status, what it says, and that nothing slips by."""

import base64
import errno
import json
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from tests.readings import FailingElection
from tests.sites import PASSWORD, entries_of, founded, site

from comitia.kernel.findings import Finding
from comitia.ledger.chain import CENTRE
from comitia.store.office import Office
from comitia.web.api.asking import LARGEST
from comitia.web.api.problems import status_of
from comitia.web.settings import configure

UNITS = {"rows": [{"name": "Valley", "unit": "valley"}]}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return founded(tmp_path)


@pytest.fixture
def client(office: Office) -> Client:
    return site(office)


def signed_in(name: str = "officer", password: str = PASSWORD) -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


def ask(
    client: Client,
    act: str = "register_units",
    payload: object = UNITS,
    *,
    near: str = "127.0.0.1",
    kind: str = "application/json",
    more: Mapping[str, str | None] | None = None,
    **headers: str | None,
) -> "HttpResponse":
    """Ask for an act; a header that is None is left out."""
    content = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    given = {
        "authorization": signed_in(),
        "idempotency-key": "k1",
        **{
            name.replace("_", "-"): value
            for name, value in {**headers, **(more or {})}.items()
        },
    }
    answer = client.post(
        f"/api/v1/acts/{act}",
        content,
        content_type=kind,
        headers={name: value for name, value in given.items() if value is not None},
        REMOTE_ADDR=near,
    )
    assert isinstance(answer, HttpResponse)
    return answer


def problem(answer: HttpResponse) -> dict[str, Any]:
    assert answer["Content-Type"] == "application/problem+json"
    document: dict[str, Any] = json.loads(answer.content)
    assert document["status"] == answer.status_code
    return document


def test_an_invariant_of_the_tables_is_a_refusal(
    client: Client, office: Office
) -> None:
    with connections[office.place.alias].cursor() as cursor:
        cursor.execute("UPDATE head SET height = height + 1")

    answer = ask(client)

    assert (answer.status_code, codes(answer)) == (409, ["store.invariant"])


def codes(answer: HttpResponse) -> list[str]:
    return [one["code"] for one in problem(answer)["refusals"]]


def test_an_act_is_done_and_its_place_is_told(client: Client, office: Office) -> None:
    answer = ask(client)

    assert answer.status_code == 200
    assert json.loads(answer.content) == {
        "act": "register_units",
        "unit": CENTRE,
        "height": 1,
        "awaits_signature": False,
        "repeated": False,
        "differing": [],
    }
    assert answer["ETag"] == '"2"'
    assert entries_of(office) == 2


def test_the_same_request_again_gets_the_first_answer(
    client: Client, office: Office
) -> None:
    ask(client)

    again = ask(client)

    assert json.loads(again.content)["repeated"]
    assert entries_of(office) == 2


def test_an_act_of_two_people_awaits_the_second(client: Client, office: Office) -> None:
    second = office.add_account("second", PASSWORD)
    ask(client, "grant_role", {"account": second, "role": "officer"})
    asked = {"reason": "a flood"}

    first = ask(client, "suspend_election", asked, idempotency_key="k2")
    last = ask(
        client,
        "suspend_election",
        asked,
        idempotency_key="k3",
        authorization=signed_in("second"),
    )

    assert json.loads(first.content)["awaits_signature"]
    assert not json.loads(last.content)["awaits_signature"]


def test_who_signs_otherwise_is_told_who_did_and_where(
    client: Client, office: Office
) -> None:
    second = office.add_account("second", PASSWORD)
    ask(client, "grant_role", {"account": second, "role": "officer"})
    ask(client, "suspend_election", {"reason": "a flood"}, idempotency_key="k2")

    answer = ask(
        client,
        "suspend_election",
        {"reason": "a fire"},
        idempotency_key="k3",
        authorization=signed_in("second"),
    )

    (other,) = json.loads(answer.content)["differing"]
    assert (other["places"], other["beyond"]) == ([["reason"]], 0)


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        "Bearer x",
        "Basic",
        "Basic !!!",
        "Basic " + base64.b64encode(b"\xff\xfe:x").decode(),
        "Basic " + base64.b64encode(b"officer").decode(),
        signed_in("officer", "another password"),
        signed_in("nobody"),
        signed_in("nobody", ""),
    ],
)
def test_who_cannot_sign_in_is_told_how(
    client: Client, office: Office, given: str | None
) -> None:
    answer = ask(client, authorization=given)

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Basic ")
    assert problem(answer)["title"]
    assert entries_of(office) == 1


def test_in_a_rehearsal_the_name_is_enough_on_this_machine(client: Client) -> None:
    answer = ask(client, authorization=signed_in(password=""))

    assert answer.status_code == 200


def test_in_a_rehearsal_the_name_is_not_enough_from_elsewhere(client: Client) -> None:
    answer = ask(client, authorization=signed_in(password=""), near="192.0.2.7")

    assert answer.status_code == 401


def test_in_earnest_the_name_is_never_enough(tmp_path: Path) -> None:
    client = site(founded(tmp_path, seed=None))

    empty = ask(client, authorization=signed_in(password=""))

    assert empty.status_code == 401
    assert ask(client).status_code == 200


def test_an_account_without_a_right_is_forbidden(
    client: Client, office: Office
) -> None:
    office.add_account("guest", PASSWORD)

    answer = ask(client, authorization=signed_in("guest"))

    assert answer.status_code == 403
    assert codes(answer) == ["policy.right"]


def test_who_has_no_right_is_forbidden_whatever_else_is_wrong() -> None:
    found = (Finding.of("policy.step", steps=()), Finding.of("policy.nobody"))

    assert status_of(found) == 403
    assert status_of(found[:1]) == 409


@pytest.mark.parametrize("name", ["chartXsvg", "chart.svgx"])
def test_an_address_is_meant_to_the_letter(client: Client, name: str) -> None:
    assert client.get(f"/en/units/centre/{name}").status_code == 404
    assert client.get("/entries/centre/0Xjson").status_code == 404
    assert client.get("/entries/centre/0.json").status_code == 200


@pytest.mark.parametrize("act", ["elect", "open_electio", "..", "a b"])
def test_an_act_that_does_not_exist_is_not_found(client: Client, act: str) -> None:
    assert ask(client, act).status_code == 404


def test_a_refusal_names_every_reason_in_the_language_asked(client: Client) -> None:
    asked = {"rows": [{"name": "A", "unit": "hill"}, {"name": "B", "unit": "moor"}]}

    english = ask(client, payload=asked)
    chinese = ask(client, payload=asked, accept_language="zh-CN")

    assert english.status_code == chinese.status_code == 409
    assert codes(english) == ["register.unit_not_in_charter"] * 2
    first = problem(english)["refusals"][0]
    assert first["key"] == "apportionment.units"
    assert first["clause"] == "Rule 3"
    assert "hill" in first["text"]
    assert problem(chinese)["title"] == "事项未予办理"
    assert english["Content-Language"] == "en"
    assert chinese["Content-Language"] == "zh-Hans"


def test_a_key_that_was_used_for_something_else_is_refused(client: Client) -> None:
    ask(client)

    answer = ask(client, payload={"rows": [{"name": "Vale", "unit": "valley"}]})

    assert answer.status_code == 409
    assert codes(answer) == ["act.key_used"]


def test_what_rests_on_a_stale_view_is_refused(client: Client) -> None:
    stale = ask(client, if_match='"0"')
    fresh = ask(client, if_match='"1"')

    assert stale.status_code == 412
    assert codes(stale) == ["act.stale"]
    assert fresh.status_code == 200


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"idempotency_key": None}, "form.idempotency"),
        ({"idempotency_key": ""}, "form.idempotency"),
        ({"idempotency_key": "x" * 129}, "form.idempotency"),
        ({"idempotency_key": "a key"}, "form.idempotency"),
        ({"if_match": "1"}, "form.if_match"),
        ({"if_match": '"-1"'}, "form.if_match"),
        ({"if_match": 'W/"1"'}, "form.if_match"),
        ({"if_match": "*"}, "form.if_match"),
    ],
)
def test_a_header_that_has_not_its_form_is_named(
    client: Client, office: Office, headers: dict[str, str | None], code: str
) -> None:
    answer = ask(client, more=headers)

    assert answer.status_code == 422
    assert codes(answer) == [code]
    assert entries_of(office) == 1


def test_a_form_of_a_page_is_not_taken_for_json(client: Client) -> None:
    answer = ask(client, kind="text/plain")

    assert codes(answer) == ["form.content_type"]


def test_a_key_of_the_greatest_length_is_taken(client: Client) -> None:
    assert ask(client, idempotency_key="x" * 128).status_code == 200


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b" ", "form.no_json"),
        (b"{", "form.no_json"),
        (b"\xff", "form.not_utf8"),
        (b'{"a":1.5}', "form.json"),
        (b'{"a":NaN}', "form.json"),
        (b'{"a":' + b"9" * 5_000 + b"}", "form.json"),
        (b"[" * 100_000, "form.too_deep"),
        (b"[" * 65 + b"]" * 65, "form.too_deep"),
        (b'["\\"[",' + b"[" * 63 + b"0.5" + b"]" * 64, "form.json"),
        (b'{"a":"\\ud800"}', "form.json"),
    ],
)
def test_a_body_that_is_no_plain_json_is_not_understood(
    client: Client, content: bytes, code: str
) -> None:
    answer = ask(client, payload=content)

    assert answer.status_code == 422
    assert codes(answer) == [code]


def test_where_a_body_goes_wrong_is_told_in_the_reader_s_words(client: Client) -> None:
    spoilt = ask(client, payload=b'{"a":\n  oh}', accept_language="zh")
    other = ask(client, payload='{\n"甲"'.encode("gb18030"), accept_language="zh")

    assert "第 2 行第 3 列有误" in spoilt.content.decode()
    assert "第 2 行起不是 UTF-8" in other.content.decode()


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({}, "form.missing"),
        ({**UNITS, "more": 1}, "form.unknown"),
        ({"rows": 7}, "form.wrong"),
        ([], "form.wrong"),
        (None, "form.wrong"),
    ],
)
def test_a_payload_that_has_not_its_form_is_not_understood(
    client: Client, payload: object, code: str
) -> None:
    answer = ask(client, payload=payload)

    assert answer.status_code == 422
    assert codes(answer) == [code]


def test_everything_that_is_wrong_with_a_request_is_told_at_once(
    client: Client,
) -> None:
    answer = ask(client, payload=b"{", idempotency_key=None, if_match="1")

    assert codes(answer) == ["form.idempotency", "form.if_match", "form.no_json"]


def test_a_body_larger_than_an_entry_is_refused(client: Client) -> None:
    answer = ask(client, payload=b" " * (LARGEST + 1))

    assert answer.status_code == 413
    assert problem(answer)["title"] == "The request is too large"


def test_an_entry_that_would_be_too_large_is_refused(
    client: Client, office: Office
) -> None:
    ask(client)
    row = {"kind": "branch", "parent": "committee", "unit": "valley"}
    tree = [
        {"body": "conference", "kind": "conference", "name": "C", "unit": "valley"},
        {"body": "committee", "kind": "committee", "name": "C", "unit": "valley"}
        | {"parent": "conference"},
    ]
    text = "x" * 20_000
    rows = [*tree, *({**row, "body": f"b{n}", "name": text} for n in range(208))]
    whole = json.dumps({"rows": rows}, separators=(",", ":")).encode()
    rows.append({**row, "body": "b", "name": "x" * (LARGEST - len(whole) - 100)})

    asked = json.dumps({"rows": rows}, separators=(",", ":")).encode()
    answer = ask(client, "register_bodies", asked, idempotency_key="k2")

    assert LARGEST - 100 < len(asked) <= LARGEST
    assert answer.status_code == 413
    assert entries_of(office) == 2


@pytest.fixture
def impatient(office: Office) -> Iterator[str]:
    """Let the office's database give up waiting at once."""
    alias = office.place.alias
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 20")
    yield alias
    connections[alias].close()


@pytest.mark.usefixtures("impatient")
def test_a_busy_database_asks_to_come_again(client: Client, office: Office) -> None:
    other = sqlite3.connect(office.place.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    answer = ask(client)
    other.execute("ROLLBACK")
    other.close()

    assert answer.status_code == 503
    assert answer["Retry-After"] == "2"
    assert ask(client).status_code == 200


def test_a_full_disk_is_told(client: Client, office: Office, impatient: str) -> None:
    with connections[impatient].cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")

    answer = ask(client, "checkpoint", {"reason": "x" * 19_000})

    assert answer.status_code == 507
    assert entries_of(office) == 1


def failing(fault: Exception) -> Client:
    configure(FailingElection(fault))
    return Client(headers={"host": "localhost"}, raise_request_exception=False)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_is_full_beneath_the_database_is_told(number: int) -> None:
    answer = ask(failing(OSError(number, "no room")))

    assert answer.status_code == 507
    assert codes(answer) == ["store.disk_full"]


@pytest.mark.parametrize(
    "fault", [OSError(errno.EIO, "inside"), ZeroDivisionError("inside")]
)
def test_a_failure_beneath_is_told_without_its_inside(fault: Exception) -> None:
    answer = ask(failing(fault))

    assert answer.status_code == 500
    assert problem(answer).keys() == {"type", "title", "status"}
    assert b"inside" not in answer.content


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_an_act_is_only_posted(client: Client, method: str) -> None:
    answer = client.generic(method.upper(), "/api/v1/acts/register_units")

    assert answer.status_code == 405
    assert answer["Allow"] == "POST"


def test_another_host_is_refused_before_anything_is_done(
    client: Client, office: Office
) -> None:
    answer = ask(client, host="evil.example")

    assert answer.status_code == 400
    assert entries_of(office) == 1


def test_another_site_gets_no_leave_to_ask(client: Client) -> None:
    answer = client.options(
        "/api/v1/acts/register_units", headers={"origin": "https://evil.example"}
    )

    assert answer.status_code == 405
    assert "Access-Control-Allow-Origin" not in answer
