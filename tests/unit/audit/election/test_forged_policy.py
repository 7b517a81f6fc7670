"""A policy that a forger sealed opens no way around what a verifier does again."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import connect
from typing import Any

import pytest
from django.db import transaction
from tests.forging import found
from tests.offices import DrivenOffice, founded, register

from comitia.actions.registry import policy_table
from comitia.audit.election.verify import verify
from comitia.audit.record.verify import Verdict
from comitia.kernel.dates import moment_text
from comitia.ledger.canonical import canonical_bytes
from comitia.ledger.entry import Draft

POLICY = "comitia.store.work.policy_table"
REFUSAL = "comitia.store.office.refuse_another_policy"


@dataclass
class Forger:
    """Founds elections in a folder, under whatever policy is wanted."""

    root: Path
    monkeypatch: pytest.MonkeyPatch

    def founded(self, change: Callable[[dict[str, Any]], None]) -> DrivenOffice:
        """Return an office whose first entry seals a policy that was changed."""
        table = json.loads(policy_table())
        change(table["policy"])
        with self.monkeypatch.context() as sealed:
            sealed.setattr(POLICY, lambda: canonical_bytes(table))
            sealed.setattr(REFUSAL, lambda _: None)
            return founded(self.root)

    def verdict(self, driven: DrivenOffice) -> Verdict:
        """Return what verifying says of the folder once the office is closed."""
        driven.office.close()
        keys = {"COMITIA_KEYS": str(self.root / "keys")}
        return verify(driven.office.place.folder, environment=keys)


@pytest.fixture
def forger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Forger:
    return Forger(tmp_path, monkeypatch)


def enter(driven: DrivenOffice, act: str) -> None:
    """Enter an act that no program knows, well chained."""
    work = driven.office.work()
    with transaction.atomic(using=work.place.alias, durable=True):
        moment = moment_text(work.now())
        work.append(Draft(act, moment, (), "w", "0" * 64, {}, {}, ()), "centre")


@contextmanager
def unlocked(driven: DrivenOffice) -> Iterator[Any]:
    """Give the database of an office that was closed."""
    with closing(connect(driven.office.place.database)) as base:
        yield base
        base.commit()


def test_one_unknown_act_does_not_end_the_audit(forger: Forger) -> None:
    driven = forger.founded(
        lambda acts: acts.update(note_weather=acts["open_election"])
    )
    enter(driven, "note_weather")
    register(driven)
    driven.do("checkpoint", {"reason": "enough"})
    driven.office.close()
    with unlocked(driven) as base:
        base.execute("DELETE FROM view_grant")
    charter = driven.office.place.charter / "charter.toml"
    charter.write_text("x = 1", encoding="utf-8")

    faults = found(forger.verdict(driven))

    assert ("charter/charter.toml", "election.other_charter") in faults
    assert ("entries/centre.jsonl:2", "replay.unknown_act") in faults
