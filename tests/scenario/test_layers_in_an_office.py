"""What units adopted holds in the office, after a rebuild, and in an audit."""

import os
from pathlib import Path

import pytest
from tests.offices import founded
from tests.play.layers import with_plans

from comitia.audit.election.verify import verify
from comitia.demo.folder import FolderStage
from comitia.demo.play import play
from comitia.demo.story import Story
from comitia.store.office import Office
from comitia.store.replay import differing, rebuild


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("office")
    driven = founded(root, charter=with_plans(root / "charter"))
    play(FolderStage(driven.office), Story("4242"))
    driven.office.close()
    return driven.office.place.folder


def test_the_record_alone_says_what_was_adopted(folder: Path) -> None:
    with Office.open(folder) as office:
        before = differing(office.work())
        rebuild(office.work())
        work = office.work()
        places = work.rules("valley", work.now()).read("notice.places", tuple)

    assert before == {}
    assert places.provenance.layer == "valley: document 1 (invented 虚构)"
    assert len(places.value) == 3


def test_an_audit_decides_by_what_was_adopted(folder: Path) -> None:
    keys = {"COMITIA_KEYS": os.environ["COMITIA_KEYS"]}

    verdict = verify(folder, environment=keys)

    assert verdict.faults == ()
