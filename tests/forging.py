"""Records that an insider with all keys has forged: sound in form, wrong in fact."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from dataclasses import fields as fields_of
from pathlib import Path
from typing import Any

from tests.elections import MINIMAL, ORIGIN, PlayedElection, account, opened

from comitia.actions.act import Act
from comitia.actions.memory import MemoryWork
from comitia.actions.perform import Answer, Request, perform
from comitia.actions.policy import Policy, Signers
from comitia.actions.registry import ACTS
from comitia.actions.rows import ANY_STEP, by
from comitia.audit.election.verify import verify
from comitia.audit.record.verify import Verdict
from comitia.kernel.dates import parse_moment
from comitia.ledger.bundle import Bundle
from comitia.ledger.entry import Draft, Entry, payload_of
from comitia.ledger.ledger import Ledger
from comitia.stages.grants import Grant, Role
from comitia.stages.register.bodies import Relation
from comitia.stages.register.steps import State

Alter = Callable[[Draft], Draft]
ANYBODY = Policy(
    by(*Role, of=frozenset(Relation)), ANY_STEP, Signers.ONE, states=frozenset(State)
)


def as_it_is(draft: Draft) -> Draft:
    return draft


@dataclass
class ForgingWork(MemoryWork):
    """Enters what it is told to instead of what was decided."""

    alter: Alter = as_it_is

    def append(self, draft: Draft, unit: str) -> Entry:
        entry = self.ledger.append(self.alter(draft), unit=unit)
        self.entries[unit, draft.key] = entry
        self.last[unit] = parse_moment(draft.at)
        return entry


@dataclass
class ForgedElection(PlayedElection):
    """An election in which acts can be done that no rule and no policy allows."""

    def forge(
        self,
        act: str,
        payload: Mapping[str, Any],
        alter: Alter = as_it_is,
        *,
        by: str = "officer",
        policy: Policy | None = None,
        outcome: object = None,
    ) -> Answer:
        """Do an act under another policy, to another outcome, entered otherwise."""
        declared = ACTS[act]
        rule = replace(declared.rule, least_signers=1)
        if outcome is not None:
            rule = replace(rule, decide=lambda _, __: outcome)
        changed = replace(declared, rule=rule, policy=policy or declared.policy)
        assert isinstance(self.work, ForgingWork)
        self.work.alter = alter
        return self.perform({**ACTS, act: changed}, act, payload, by)

    def perform(
        self, acts: Mapping[str, Act], act: str, payload: Mapping[str, Any], by: str
    ) -> Answer:
        assert isinstance(self.work, ForgingWork)
        key = f"k{len(self.done)}"
        answer = perform(acts, self.work, Request(act, dict(payload), account(by), key))
        self.work.alter = as_it_is
        self.done.append(answer)
        return answer

    def enter(self, draft: Draft, unit: str = "centre") -> None:
        """Enter whatever is given, and no row follows."""
        self.work.ledger.append(draft, unit=unit)

    def grant(self, by: str = "officer") -> str:
        """Return the id of an account's first grant."""
        held = self.work.views.every(Grant, account=account(by))
        return held[0].grant

    def verdict(self, tmp_path: Path) -> Verdict:
        """Return what verifying says once all is signed."""
        self.do("checkpoint", {"reason": "enough"})
        return self.read(tmp_path)

    def read(self, tmp_path: Path) -> Verdict:
        """Return what verifying says of the record as it is."""
        bundle = Bundle(self.work.ledger, self.work.objects, self.work.rolls)
        bundle.write(tmp_path / "bundle")
        return verify(tmp_path / "bundle", environment={})


def forged(keys: Path, charter: Path = MINIMAL) -> ForgedElection:
    """Return an election, opened, whose work does as it is told."""
    begun = opened(keys, charter)
    fields = {one.name: getattr(begun.work, one.name) for one in fields_of(begun.work)}
    return ForgedElection(ForgingWork(**fields), begun.done)


def found(verdict: Verdict) -> list[tuple[str, str]]:
    """Return places and codes of all faults."""
    return [(str(one.place), one.code) for one in verdict.faults]


def left(verdict: Verdict) -> set[str]:
    """Return the codes of what was not checked."""
    return {one.code for one in verdict.not_checked}


def founded_on(
    keys: Path, change: Callable[[dict[str, bytes]], None]
) -> ForgedElection:
    """Return an election whose first entry seals something else than it should."""
    begun = opened(keys)
    founded = dict(begun.work.founded)
    change(founded)
    work = ForgingWork(
        Ledger(begun.work.election, ORIGIN),
        begun.work.keys,
        begun.work.charter,
        begun.work.seed,
        founded,
    )
    election = ForgedElection(work)
    asked = payload_of(begun.done[0].entry)
    election.do("open_election", {**asked, "grant": ""})
    return election
