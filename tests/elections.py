"""An election in memory that tests drive act by act, as people would."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from comitia.actions.memory import MemoryWork
from comitia.actions.perform import Answer, Request, perform
from comitia.actions.registry import ACTS, payload_forms, policy_table
from comitia.charter.check import load
from comitia.ledger.cards.keys import KeyFolder
from comitia.ledger.ledger import Ledger
from comitia.ledger.log.note import Algorithm, verifier_key
from comitia.ledger.rehearsal import SeededBytes
from comitia.stages.sections import SECTIONS

ROOT = Path(__file__).resolve().parents[1]
MINIMAL = ROOT / "charters" / "minimal"
ORIGIN = "example.org/rehearsal"
SEED = b"4242"
MINUTE = timedelta(minutes=1)


def account(name: str) -> str:
    """Return the id of the account that a test calls by this name."""
    return SeededBytes(SEED, f"account {name}")(16).hex()


@dataclass
class PlayedElection:
    """What a test holds of an election: it does acts by name, under keys of its own."""

    work: MemoryWork
    done: list[Answer] = field(default_factory=list)

    def do(
        self,
        act: str,
        payload: Mapping[str, Any],
        *,
        by: str = "officer",
        key: str = "",
    ) -> Answer:
        """Do an act for an account, which takes a minute; ``Refused`` says why not."""
        named = key or f"k{len(self.done)}"
        asked = Request(act, dict(payload), account(by), named)
        answer = perform(ACTS, self.work, asked)
        self.done.append(answer)
        self.wait(MINUTE)
        return answer

    def wait(self, span: timedelta) -> datetime:
        """Let time pass."""
        self.work.clock += span
        return self.work.clock


def opened(
    keys: Path, charter: Path = MINIMAL, *, begins: datetime | None = None
) -> PlayedElection:
    """Return a rehearsal of a charter's election, opened, with one officer."""
    election = SeededBytes(SEED, "election")(16).hex()
    folder = KeyFolder.create(keys / election, SeededBytes(SEED, "keys"))
    files = {
        f"charter/{file.relative_to(charter)}": file.read_bytes()
        for file in sorted(charter.glob("*.toml"))
    }
    work = MemoryWork(
        Ledger(election, ORIGIN),
        folder,
        load(charter, sections=SECTIONS),
        SEED,
        {**files, "payloads": payload_forms(), "policy": policy_table()},
    )
    work.clock = begins or work.clock
    played = PlayedElection(work)
    signing = folder.signing_key()
    played.do(
        "open_election",
        {
            "charter": work.charter.name,
            "election": election,
            "log_key": str(verifier_key(ORIGIN, signing, Algorithm.NOTE)),
            "officer": account("officer"),
            "origin": ORIGIN,
            "rehearsal": True,
            "seed": SEED.decode(),
            "witnesses": [],
        },
    )
    return played
