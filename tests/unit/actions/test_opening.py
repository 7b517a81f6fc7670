"""Opening: a charter that asks for what no act does is refused, not ignored."""

from pathlib import Path

import pytest
from tests.charter_files import minimal, written
from tests.elections import MINIMAL, opened
from tests.play.charters import with_primary

from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.findings import Finding, Refused
from comitia.stages.register.steps import election_of

ANSWER = ('value = "3 days"', 'value = "3 working days"')
WORKING = ('value = "5 days"', 'value = "5 working days"')


def refusals(folder: Path, charter: Path) -> tuple[Finding, ...]:
    with pytest.raises(Refused) as refused:
        opened(folder, charter)
    return refused.value.findings


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        (WORKING, "register.no_calendar", "notice.term"),
    ],
)
def test_no_election_is_opened_that_could_not_be_held_as_its_charter_says(
    tmp_path: Path, change: tuple[str, str], code: str, key: str
) -> None:
    charter = written(tmp_path, minimal(change))

    (found,) = refusals(tmp_path / "keys", charter)

    assert (found.code, found.key) == (code, key)
    assert found.clause is not None
    assert found.place is not None
    assert all(sentence(found, language) for language in Language)


def test_all_that_cannot_be_done_is_said_at_once(tmp_path: Path) -> None:
    charter = written(tmp_path, minimal(ANSWER, WORKING))

    found = refusals(tmp_path / "keys", charter)

    assert sorted((one.code, one.key) for one in found) == [
        ("register.no_calendar", "notice.term"),
        ("register.no_calendar", "vetting.answer"),
    ]


def test_a_charter_with_a_primary_can_be_held(tmp_path: Path) -> None:
    charter = with_primary(tmp_path / "charter")

    assert election_of(opened(tmp_path, charter).work.views).state == "running"


def test_the_smallest_charter_can_be_held(tmp_path: Path) -> None:
    assert election_of(opened(tmp_path, MINIMAL).work.views).state == "running"
