"""Findings: a code with facts, and a place."""

import pytest

from comitia.kernel.findings import Finding, Place, Refused


def test_a_place_is_written_as_editors_understand_it() -> None:
    assert str(Place("charter.toml", 12)) == "charter.toml:12"
    assert str(Place("objects/x")) == "objects/x"


def test_facts_are_kept_in_the_order_of_their_names() -> None:
    one = Finding.of("x.y", seats=3, names=2)
    other = Finding.of("x.y", names=2, seats=3)

    assert one == other
    assert one.facts == (("names", 2), ("seats", 3))


def test_a_finding_keeps_key_clause_and_place_apart_from_its_facts() -> None:
    place = Place("charter.toml", 1)

    finding = Finding.of("x.y", key="a.b", clause="7", place=place, n=1)

    assert (finding.key, finding.clause, finding.place) == ("a.b", "7", place)
    assert finding.facts == (("n", 1),)


def test_a_refusal_carries_every_reason_in_order() -> None:
    findings = [Finding.of("b"), Finding.of("a")]

    with pytest.raises(Refused, match="b, a") as caught:
        raise Refused(iter(findings))

    assert caught.value.findings == tuple(findings)
