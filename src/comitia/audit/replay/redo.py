"""One entry done again: its form, its right, its decision, the rows that follow."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final, NamedTuple

from comitia.audit.replay.forms import FormError, faults_of_marks, read_part, written
from comitia.audit.replay.founding import Founding
from comitia.audit.replay.policy import Row as PolicyRow
from comitia.audit.replay.policy import Signers
from comitia.audit.replay.rights import (
    Done,
    faults_of_first,
    faults_of_right,
    held_grants,
)
from comitia.charter.rules import Rules
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.views import Row
from comitia.ledger.entry import Entry, sealed_of
from comitia.ledger.roll import SealedKind, roll_of
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.deciding import (
    AnyRule,
    Deed,
    Occasion,
    Scene,
    counts_at_once,
    scene_for,
)
from comitia.stages.grants import Signature, signatures_under, used
from comitia.stages.register.first_signature import (
    FIRST_SIGNATURE,
    SignedFirst,
    waits,
)
from comitia.stages.register.layers.adopted import rules_for
from comitia.stages.rulebook import RULEBOOK

# What a rule may raise over an entry that no office could have written.
_LOST: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class Redone(NamedTuple):
    """What was found of an entry, and the rows that follow; none when it is lost."""

    faults: list[Finding]
    rows: list[Row] | None


@dataclass(frozen=True)
class Redoing:
    """Does entries again under what the first one sealed, over views of its own."""

    founding: Founding
    views: MemoryViews = field(default_factory=MemoryViews)

    def redo(self, entry: Entry) -> Redone:
        """Return what is wrong with an entry, and the rows that follow from it."""
        try:
            if entry.act == FIRST_SIGNATURE:
                return self._redo_signature(entry)
            return self._redo_act(entry)
        except FormError as fault:
            return Redone([Finding.of("replay.form", field=fault.field or "-")], None)
        except _LOST:
            return Redone([Finding.of("replay.lost")], None)

    def _redo_act(self, entry: Entry) -> Redone:
        rule, row = RULEBOOK.get(entry.act), self.founding.policy.get(entry.act)
        if rule is None or row is None:
            return Redone([_fault_of_act(entry.act, row)], None)
        payload = read_part(rule.payload, bytes(entry.payload))
        outcome = read_part(rule.outcome, bytes(entry.outcome))
        at = parse_moment(entry.at)
        try:
            scene = scene_for(
                rule, payload, self.views, lambda unit: self.rules(unit, at)
            )
            after = rule.counts_from(payload, self.views)
        except Refused as refused:
            return Redone([_refused(refused)], None)
        done = replace(_done(entry, scene, at), least=rule.least_signers, after=after)
        grants = held_grants(done, self.views)
        occasion = Occasion(at, scene.unit, scene.body, grants, entry.request)
        deed = Deed(payload, outcome, occasion)
        faults = [
            *_faults_of_text(entry, scene, payload),
            *self._faults_of_right(row, done),
            *self._decided_otherwise(rule, deed, entry),
        ]
        follow = [*rule.project(deed, self.views)]
        if row.signers is not Signers.ONE:
            follow += used(_under(done, self.views))
        return Redone(faults, follow)

    def _faults_of_right(self, row: PolicyRow, done: Done) -> Iterator[Finding]:
        rules = self.rules(done.unit, done.at)
        return faults_of_right(row, done, self.views, rules)

    def _decided_otherwise(
        self, rule: AnyRule, deed: Deed[Any, Any], entry: Entry
    ) -> Iterator[Finding]:
        """Yield a fault when the same facts lead elsewhere, or freeze other lists."""
        unit, at = deed.occasion.unit, deed.occasion.at
        try:
            facts = rule.facts_of(deed.payload, self.views, deed.occasion)
            ruled_by = rule.ruled_by(deed.payload, self.views) or unit
            outcome = rule.decide(facts, self.rules(ruled_by, at))
        except Refused as refused:
            yield _refused(refused)
            return
        if written(rule.outcome, outcome) != bytes(entry.outcome):
            yield Finding.of("replay.other_outcome")
        tables = rule.freeze(facts, outcome)
        frozen = [roll_of(one.heading, one.rows).as_sealed() for one in tables]
        sealed = [one for one in sealed_of(entry) if _is_roll(one.get("kind"))]
        if frozen != sealed:
            yield Finding.of("replay.other_rolls")

    def _redo_signature(self, entry: Entry) -> Redone:
        payload = read_part(SignedFirst, bytes(entry.payload))
        rule = RULEBOOK.get(payload.act)
        row = self.founding.policy.get(payload.act)
        if rule is None or row is None:
            return Redone([_fault_of_act(payload.act, row)], None)
        at = parse_moment(entry.at)
        done = _done(entry, Scene(entry.unit, ""), at, act=payload.act)
        if rule.counts_from is not counts_at_once:
            done = replace(done, after=None)
        rules = self.rules(entry.unit, at)
        faults = [*faults_of_first(row, done, self.views, rules)]
        if payload.signed != entry.request or bytes(entry.outcome) != b"{}":
            faults.append(Finding.of("replay.form", field="signed"))
        grants = held_grants(done, self.views)
        if not grants:
            return Redone(faults, None)
        occasion = Occasion(at, entry.unit, "", grants)
        return Redone(faults, [*waits(payload, occasion)])

    def rules(self, unit: str, at: datetime) -> Rules:
        """Return the sealed charter as it holds for a unit, with what that adopted."""
        return rules_for(self.founding.charter, self.views, unit, at)


def _under(done: Done, views: MemoryViews) -> tuple[Signature, ...]:
    """Return all signatures that an act uses up; those that lapsed, too."""
    return signatures_under(done.request, act=done.act, unit=done.unit, views=views)


def _fault_of_act(act: str, row: PolicyRow | None) -> Finding:
    """Return the fault of an act that the policy does not allow, or nobody knows."""
    code = "replay.no_row" if row is None else "replay.unknown_act"
    return Finding.of(code, named=act)


def _done(entry: Entry, scene: Scene, at: datetime, *, act: str = "") -> Done:
    named = act or entry.act
    return Done(named, scene.unit, scene.body, at, entry.request, entry.grants)


def _faults_of_text(entry: Entry, scene: Scene, payload: object) -> Iterator[Finding]:
    if scene.unit != entry.unit:
        yield Finding.of("replay.other_unit", unit=scene.unit)
    for code, where in faults_of_marks(payload, f"{entry.act}:{entry.key}:"):
        yield Finding.of(code, field=where)


def _refused(refused: Refused) -> Finding:
    codes: Iterable[str] = (one.code for one in refused.findings)
    return Finding.of("replay.refused", reasons=", ".join(dict.fromkeys(codes)))


def _is_roll(kind: object) -> bool:
    return kind in {SealedKind.ROLL_CSV.value, SealedKind.ROLL_PARQUET.value}
