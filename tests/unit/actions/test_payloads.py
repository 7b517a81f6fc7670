"""Payloads that are not of their form: one finding a field, at the field itself."""

from typing import Any

import pytest

from comitia.actions.payloads import read_payload
from comitia.actions.registry import ACTS
from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.findings import Refused
from comitia.ledger.canonical import Json
from comitia.stages.vetting.finding import RecordFindings

ROW = {"check": "consent", "outcome": "fail", "person": "4" * 32}


def faults(payload: Any, kind: type = RecordFindings) -> list[tuple[str, str | None]]:  # noqa: ANN401
    with pytest.raises(Refused) as refused:
        read_payload(kind, payload)
    return [(one.code, one.key) for one in refused.value.findings]


def sheet(**fields: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"rows": [{**ROW, **fields}], "unit": "valley"}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (7, "form.wrong"),
        ({}, "form.wrong"),
        ({"attribute": "name"}, "form.wrong"),
        ([], "form.wrong"),
        ("", "form.empty"),
        ("  ", "form.empty"),
    ],
)
def test_words_of_wrong_form_are_refused_once_where_they_stand(
    said: object, code: str
) -> None:
    assert faults(sheet(reasons=said)) == [(code, "rows.0.reasons")]


def test_words_that_are_hidden_already_are_not_asked_for() -> None:
    hidden = {"attribute": "name", "commitment": "f" * 64, "person": "4" * 32}

    assert faults(sheet(reasons=hidden)) == [("form.hidden", "rows.0.reasons")]


def test_a_text_among_traits_is_named_by_its_own_name() -> None:
    row = {"body": "branch-a", "name": "Ada", "office_id": "1", "traits": {"age": 7}}
    kind = ACTS["register_persons"].rule.payload

    assert faults({"rows": [row]}, kind) == [("form.wrong", "rows.0.traits.age")]


def test_each_field_that_lacks_or_is_too_much_is_named() -> None:
    asked = {"rows": [{"person": "4" * 32, "surplus": 1}]}

    assert sorted(faults(asked), key=str) == [
        ("form.missing", "rows.0.check"),
        ("form.missing", "rows.0.outcome"),
        ("form.missing", "unit"),
        ("form.unknown", "rows.0.surplus"),
    ]


@pytest.mark.parametrize("payload", [None, 7, "x", []])
def test_what_is_no_object_is_no_payload(payload: object) -> None:
    assert faults(payload) == [("form.wrong", "payload")]


def test_a_value_outside_a_closed_choice_names_the_choices() -> None:
    asked: Json = {"account": "4" * 32, "role": "boss"}

    with pytest.raises(Refused) as refused:
        read_payload(ACTS["grant_role"].rule.payload, asked)

    (found,) = refused.value.findings
    assert (found.code, found.key) == ("form.choice", "role")
    assert "officer, secretary, signatory" in sentence(found, Language.ENGLISH)
    assert faults(sheet(outcome="maybe")) == [("form.choice", "rows.0.outcome")]


@pytest.mark.parametrize(
    ("given", "code"), [("20", "form.quoted"), ("twenty", "form.wrong")]
)
def test_a_number_in_quotation_marks_is_told_from_another_text(
    given: str, code: str
) -> None:
    kind = ACTS["open_ballot"].rule.payload

    asked = {"unit": "valley", "names": [], "present": given}

    assert faults(asked, kind) == [(code, "present")]
