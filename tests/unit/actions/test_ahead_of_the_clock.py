"""Centre and units act in turns faster than seconds pass; the record stays near."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.elections import PlayedElection, account, opened
from tests.played import UNIT, person, registered

from comitia.actions.clock import MOST_AHEAD, moment_of
from comitia.actions.memory import MemoryWork
from comitia.kernel.findings import Refused


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[timedelta]:
    """Let the clock go on only when an act waits for it."""
    asked: list[timedelta] = []

    def wait(work: MemoryWork, span: timedelta) -> None:
        asked.append(span)
        work.clock += span

    monkeypatch.setattr(MemoryWork, "wait", wait)
    return asked


def in_turns(election: PlayedElection, turns: int) -> None:
    """Let centre and unit act in turns while the clock stands still."""
    withdrawn = person(election, 0)
    stands = election.work.clock
    for turn in range(turns):
        for act, payload in (
            ("checkpoint", {"reason": f"turn {turn}"}),
            ("send_request", letter(turn)),
        ):
            election.work.clock = max(
                stands, election.work.clock - timedelta(minutes=1)
            )
            election.do(act, payload, by="officer")
    assert withdrawn


def letter(turn: int) -> dict[str, str]:
    return {
        "about": "seats",
        "date": "2026-01-05",
        "number": str(turn),
        "signer": "chair",
        "unit": UNIT,
    }


def test_the_office_waits_instead_of_locking_itself_out(
    tmp_path: Path, waits: list[timedelta]
) -> None:
    election = registered(opened(tmp_path))

    in_turns(election, 50)

    assert waits != []
    assert set(waits) == {timedelta(seconds=1)}


def test_a_clock_that_was_set_back_is_refused(tmp_path: Path) -> None:
    election = registered(opened(tmp_path))
    election.do("grant_role", {"account": account("x"), "role": "officer"})
    election.work.clock -= timedelta(hours=1)

    with pytest.raises(Refused, match="clock"):
        moment_of(election.work, UNIT)

    assert timedelta(hours=1) > MOST_AHEAD
