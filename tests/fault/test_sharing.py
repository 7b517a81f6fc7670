"""Many who write to one election at once lose nothing and double nothing."""

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.architecture.project import ROOT
from tests.offices import DrivenOffice, founded, register

from comitia.actions.perform import Answer, Request
from comitia.audit.record.verify import verify_bundle
from comitia.ledger.views.dump import views_digest
from comitia.store.record import lines_of
from comitia.store.replay import rebuild

WRITERS, ACTS = 6, 5
PROGRAM = """
import sys
from pathlib import Path
from comitia.actions.perform import Request
from comitia.store.office import Office
with Office.open(Path(sys.argv[1])) as office:
    officer = office.account_id("officer")
    for number in range(int(sys.argv[3])):
        row = {"body": "branch-a", "name": "N", "office_id": f"{sys.argv[2]}-{number}"}
        key = f"{sys.argv[2]}-{number}"
        office.do(Request("register_persons", {"rows": [row]}, officer, key))
"""


@pytest.fixture
def driven(tmp_path: Path) -> DrivenOffice:
    driven = founded(tmp_path, seed=None)
    register(driven, people=1)
    return driven


def sound(driven: DrivenOffice, tmp_path: Path) -> bool:
    """Whether the record verifies, and the views are what it says."""
    office = driven.office
    driven.do("checkpoint", {"reason": "all"}, key="all")
    office.bundle().write(tmp_path / "bundle")
    live = views_digest(office.views.all_rows())
    rebuild(office.work())
    same = views_digest(office.views.all_rows()) == live
    return same and verify_bundle(tmp_path / "bundle").faults == ()


def test_processes_share_an_election(driven: DrivenOffice, tmp_path: Path) -> None:
    before = len(lines_of(driven.office.place.alias)["centre"])
    folder = str(driven.office.place.folder)

    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, folder, str(one), str(ACTS)], cwd=ROOT
        )
        for one in range(WRITERS)
    ]
    codes = [one.wait() for one in running]

    assert codes == [0] * WRITERS
    lines = lines_of(driven.office.place.alias)["centre"]
    assert len(lines) == before + WRITERS * ACTS
    assert len(driven.people()) == 1 + WRITERS * ACTS
    assert sorted(driven.office.keys.persons()) == sorted(driven.people())
    assert sound(driven, tmp_path)


def test_threads_that_ask_the_same_get_one_answer(
    driven: DrivenOffice, tmp_path: Path
) -> None:
    office = driven.office
    request = Request("close_register", {}, office.account_id("officer"), "once")

    def ask(_: int) -> Answer:
        answer = office.do(request)
        office.close()
        return answer

    with ThreadPoolExecutor(WRITERS) as pool:
        answers = list(pool.map(ask, range(WRITERS)))

    assert len({answer.entry.height for answer in answers}) == 1
    assert Counter(answer.repeated for answer in answers)[False] == 1
    assert sound(driven, tmp_path)
