"""Does one act: form, right, facts, decision, entry, rows; or refuses with reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comitia.actions.act import Act
from comitia.actions.clock import moment_of
from comitia.actions.hiding import Hiding
from comitia.actions.payloads import as_json, read_payload
from comitia.actions.right import Signing, refuse_strangers, signing
from comitia.actions.work import Work
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Place, Refused
from comitia.ledger.canonical import Json
from comitia.ledger.entry import Draft, Entry, EntryFaultError, is_key
from comitia.ledger.roll import SealedKind, roll_of
from comitia.stages.deciding import Deed, Occasion, Scene, scene_for
from comitia.stages.grants import used
from comitia.stages.register.first_signature import (
    FIRST_SIGNATURE,
    SignedFirst,
    waits,
)


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks for: an act, its payload, an account, an idempotency key.

    `seen` is how many entries the unit had when the asker looked at it; when others
    have acted since, the act is refused instead of resting on what is no longer so.
    """

    act: str
    payload: Json
    account: str
    key: str
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: the entry, and whether it awaits another signature.

    `repeated` says that the same request had been done before under its key.
    """

    entry: Entry
    awaits_signature: bool = False
    repeated: bool = False


def perform(acts: Mapping[str, Act], work: Work, request: Request) -> Answer:
    """Do an act inside one unit of work, and return what came of it.

    The same key with the same payload gets the first answer again. Raises ``Refused``
    with every reason when the act may not be done; nothing has then changed.
    """
    act = acts.get(request.act)
    if act is None:
        raise Refused([Finding.of("act.unknown", key=request.act)])
    refuse_strangers(act, work, request.account)
    if not is_key(request.key):
        raise Refused([Finding.of("form.wrong", key="key", place=Place("key"))])
    asked = read_payload(act.rule.payload, request.payload)
    now = work.now()
    scene = scene_for(act.rule, asked, work.views, lambda unit: work.rules(unit, now))
    hiding = Hiding(work, scene.unit, f"{act.name}:{request.key}")
    try:
        return _Doing(act, work, request, scene, hiding).do(asked)
    except EntryFaultError as fault:
        hiding.undo()
        raise Refused([Finding.of("act.no_entry", key=act.name)]) from fault
    except Exception:
        hiding.undo()
        raise


@dataclass(frozen=True, slots=True)
class _Doing:
    """One act on its way: what was asked, where it belongs, who stands behind it."""

    act: Act
    work: Work
    request: Request
    scene: Scene
    hiding: Hiding

    def do(self, asked: Any) -> Answer:
        rule = self.act.rule
        named = self.hiding.find_people(asked)
        plain = as_json(rule.payload, self.hiding.digestible(named))
        digest = self.work.keys.request_digest(self.act.name, plain)
        earlier = self._earlier(digest)
        if earlier is not None:
            again = earlier.act == FIRST_SIGNATURE
            return Answer(earlier, awaits_signature=again, repeated=True)
        self._refuse_stale()
        at = moment_of(self.work, self.scene.unit)
        signed = signing(
            self.act, self.work, self.scene, self.request.account, (digest, at)
        )
        occasion = Occasion(at, self.scene.unit, self.scene.body, signed.grants, digest)
        payload = self.hiding.hide(
            self.hiding.mint(self.act.complete(self.work, named))
        )
        facts = rule.facts_of(payload, self.work.views, occasion)
        outcome = rule.decide(facts, self.work.rules(self.scene.unit, at))
        if not signed.is_complete:
            return self._sign_first(occasion, digest)
        return self._enter(Deed(payload, outcome, occasion), facts, (digest, signed))

    def _earlier(self, digest: str) -> Entry | None:
        """Return what was done under this key; refuse the key for anything else."""
        earlier = self.work.remembered(self.scene.unit, self.request.key)
        if earlier is not None and earlier.request != digest:
            raise Refused(
                [Finding.of("act.key_used", key=self.act.name, used=self.request.key)]
            )
        return earlier

    def _refuse_stale(self) -> None:
        height, seen = self.work.head(self.scene.unit).height, self.request.seen
        if seen is not None and seen != height:
            raise Refused(
                [Finding.of("act.stale", key=self.act.name, seen=seen, height=height)]
            )

    def _sign_first(self, occasion: Occasion, digest: str) -> Answer:
        """Enter a signature that waits for the next; nothing of the payload is kept."""
        payload = SignedFirst(self.act.name, digest)
        draft = Draft(
            act=FIRST_SIGNATURE,
            at=moment_text(occasion.at),
            grants=tuple(grant.grant for grant in occasion.grants[-1:]),
            key=self.request.key,
            request=digest,
            payload=as_json(SignedFirst, payload),
            outcome={},
        )
        entry = self.work.append(draft, occasion.unit)
        self.work.views.put(waits(payload, occasion))
        self.hiding.undo()
        return Answer(entry, awaits_signature=True)

    def _enter(
        self, deed: Deed[Any, Any], facts: Any, signed: tuple[str, Signing]
    ) -> Answer:
        """Enter the act with all it seals, and let the views follow."""
        rule, (digest, signing_) = self.act.rule, signed
        sealed = (*self._objects(deed.payload), *self._rolls(facts, deed.outcome))
        draft = Draft(
            act=self.act.name,
            at=moment_text(deed.occasion.at),
            grants=tuple(grant.grant for grant in deed.occasion.grants),
            key=self.request.key,
            request=digest,
            payload=as_json(rule.payload, deed.payload),
            outcome=as_json(rule.outcome, deed.outcome),
            sealed=sealed,
        )
        entry = self.work.append(draft, deed.occasion.unit)
        self.hiding.keep()
        rows = tuple(rule.project(deed, self.work.views))
        self.work.views.put((*rows, *used(signing_.waiting)))
        self.act.afterwards(self.work, entry)
        return Answer(entry)

    def _objects(self, payload: Any) -> list[dict[str, Json]]:
        found: list[dict[str, Json]] = []
        for name, content in sorted(self.act.seal(self.work, payload).items()):
            digest = self.work.keep_object(content)
            kind = SealedKind.OBJECT.value
            found.append({"kind": kind, "name": name, "sha256": digest})
        return found

    def _rolls(self, facts: Any, outcome: Any) -> list[dict[str, Json]]:
        rolls = [
            roll_of(table.heading, table.rows)
            for table in self.act.rule.freeze(facts, outcome)
        ]
        for roll in rolls:
            self.work.keep_roll(roll.content)
        return [roll.as_sealed() for roll in rolls]
