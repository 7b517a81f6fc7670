"""The description of the acts is made from what they declare, and is true."""

import json
from typing import Any

import pytest
from django.test import Client
from tests.readings import FailingElection

from comitia.actions.registry import ACTS
from comitia.web.settings import configure

# What is asked for, and not done.
WAY = "/api/v1/ways/{person}"


@pytest.fixture
def described() -> dict[str, Any]:
    configure(FailingElection(ZeroDivisionError()))
    answer = Client(headers={"host": "localhost"}).get("/api/v1/openapi.json")
    document: dict[str, Any] = json.loads(answer.content)
    return document


def test_every_act_that_somebody_may_do_is_described(described: dict[str, Any]) -> None:
    paths = {f"/api/v1/acts/{name}" for name, act in ACTS.items() if act.policy.roles}

    assert described["paths"].keys() - {WAY} == paths
    assert "/api/v1/acts/open_election" not in paths


def test_every_reference_leads_to_a_schema(described: dict[str, Any]) -> None:
    text = json.dumps(described)

    named = {
        part.partition('"')[0] for part in text.split('"#/components/schemas/')[1:]
    }
    assert named == described["components"]["schemas"].keys()


def test_nothing_that_is_hidden_in_the_record_can_be_sent(
    described: dict[str, Any],
) -> None:
    row = described["components"]["schemas"]["PersonRow"]

    assert row["properties"]["name"]["type"] == "string"
    assert "commitment" not in json.dumps(described)


def test_every_status_of_an_act_is_described(described: dict[str, Any]) -> None:
    told = {
        frozenset(path["post"]["responses"])
        for name, path in described["paths"].items()
        if name != WAY
    }

    statuses = "200 400 401 403 404 405 409 412 413 422 500 503 507"
    assert told == {frozenset(statuses.split())}


def test_every_act_has_an_example_and_a_summary(described: dict[str, Any]) -> None:
    acts = {one: path for one, path in described["paths"].items() if one != WAY}
    for path in acts.values():
        content = path["post"]["requestBody"]["content"]["application/json"]
        assert "example" in content
        assert (
            path["post"]["summary"].endswith((".", ";", ":")) or path["post"]["summary"]
        )
