"""A value of the charter of 2022 names the page from which its clause is."""

from operator import attrgetter

import pytest
from tests.elections import ROOT

from comitia.charter.check import load
from comitia.charter.layer import Declared
from comitia.stages.sections import SECTIONS

ACCOUNT = "Press account of September 2022"
CHARTER = load(ROOT / "charters" / "national-congress-2022", sections=SECTIONS)
FROM_THE_ACCOUNT = [
    one
    for layer in CHARTER.layers
    for one in layer.declared
    if (one.provenance.clause or "").startswith(ACCOUNT)
]


@pytest.mark.parametrize("declared", FROM_THE_ACCOUNT, ids=attrgetter("key"))
def test_what_the_account_tells_has_the_account_as_its_source(
    declared: Declared,
) -> None:
    assert declared.provenance.source == ACCOUNT


def test_the_account_tells_of_rules() -> None:
    assert FROM_THE_ACCOUNT
