"""The way of a name: public names for everybody, every name for who may ask."""

import base64
import json

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.readings import ENGLISH, told
from tests.sites import founded, played, site, stands_at

from comitia.kernel.dates import moment_text
from comitia.stages.grants import Grant, Role
from comitia.stages.register.bodies import Person
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Way
from comitia.store.office import Office
from comitia.web.pages.ways.one import way_page


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = played(founded(tmp_path_factory.mktemp("way")), stands_at(Step.CONFERENCE))
    since = moment_text(made.work().now())
    for number, (name, body) in enumerate(
        (("branch-clerk", "branch-a"), ("reader", "committee"), ("stranger", ""))
    ):
        account = made.add_account(name, None)
        role, grant_id = Role.SECRETARY.value, f"{number:032x}"
        grant = Grant(grant_id, account, role, "", body, since, "", revoked=False)
        if body:
            made.views.put([grant])
    return made


@pytest.fixture
def visitor(office: Office) -> Client:
    return site(office)


def asked(visitor: Client, person: str, name: str) -> HttpResponse:
    packed = base64.b64encode(f"{name}:".encode()).decode()
    headers = {"Authorization": f"Basic {packed}"}
    answer: object = visitor.get(f"/api/v1/ways/{person}", headers=headers)
    assert isinstance(answer, HttpResponse)
    return answer


def somebody(office: Office, body: str) -> str:
    rows = office.views.every(Person, body=body)
    return next(
        row.person for row in rows if office.views.one(Way, row.unit, row.person)
    )


def test_a_role_of_the_body_or_of_one_above_it_sees_the_way(
    office: Office, visitor: Client
) -> None:
    person = somebody(office, "branch-a")

    stops = _stops(asked(visitor, person, "branch-clerk"))

    assert stops[0]["code"] == "way.named"
    assert "members who took part" in stops[0]["text"]


def test_what_vetting_found_is_told_from_the_deciding_body_upwards(
    office: Office, visitor: Client
) -> None:
    person = somebody(office, "branch-a")

    below = _stops(asked(visitor, person, "branch-clerk"))
    above = _stops(asked(visitor, person, "reader"))

    vetted = [one for one in above if one["step"] == Step.VETTING.value]
    assert vetted
    assert below == [one for one in above if one not in vetted]


def _stops(answer: HttpResponse) -> list[dict[str, str]]:
    assert answer.status_code == 200
    stops: list[dict[str, str]] = json.loads(answer.content)["stops"]
    return stops


def test_nobody_else_sees_it(office: Office, visitor: Client) -> None:
    person = somebody(office, "branch-b")

    assert asked(visitor, person, "branch-clerk").status_code == 403
    assert asked(visitor, person, "stranger").status_code == 403
    assert asked(visitor, "f" * 32, "stranger").status_code == 403
    assert visitor.get(f"/api/v1/ways/{person}").status_code == 401


def test_an_officer_learns_that_there_is_no_such_person(visitor: Client) -> None:
    assert asked(visitor, "f" * 32, "officer").status_code == 404


def test_the_page_of_a_public_name_tells_its_way_and_nothing_against_it(
    office: Office, visitor: Client
) -> None:
    names = visitor.get("/en/names/valley").content.decode()
    ways = [one for one in office.views.every(Way) if f"/en/ways/{one.person}" in names]

    pages = [
        visitor.get(f"/{lang}/ways/{one.person}")
        for one in ways
        for lang in ("en", "zh")
    ]

    assert ways
    assert {page.status_code for page in pages} == {200}
    said = "".join(page.content.decode() for page in pages)
    assert "members who took part in" in said
    assert "参加推荐" in said
    assert "unresolved" not in said
    assert "objection" not in said.lower()


def test_a_name_that_is_not_public_has_no_page(office: Office, visitor: Client) -> None:
    out = [one.person for one in office.views.every(Way) if one.out]

    assert out
    assert {visitor.get(f"/en/ways/{one}").status_code for one in out} == {404}
    assert way_page("f" * 32, told(), ENGLISH) is None
