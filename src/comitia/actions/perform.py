"""Does one act: form, right, facts, decision, entry, rows; or refuses with reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comitia.actions.act import Act
from comitia.actions.clock import moment_of
from comitia.actions.hiding import Hiding, refuse_filled
from comitia.actions.payloads import as_json, read_payload
from comitia.actions.right import (
    Hand,
    Signing,
    accounts_behind,
    awaits,
    hand_of,
    refuse_strangers,
    signing,
)
from comitia.actions.signing.comparing import (
    Differing,
    Path,
    parts_of,
    signed_otherwise,
)
from comitia.actions.work import Work
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Place, Refused
from comitia.ledger.canonical import Json
from comitia.ledger.entry import Draft, Entry, EntryFaultError, is_key
from comitia.ledger.roll import SealedKind, roll_of
from comitia.stages.deciding import Deed, Occasion, Scene, in_unit, scene_for
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
    `differing` are others who signed other figures in this matter, while it waits.
    """

    entry: Entry
    awaits_signature: bool = False
    repeated: bool = False
    differing: tuple[Differing, ...] = ()


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
    refuse_filled(asked)
    scene, at = _scene_at(act, asked, work)
    hand = hand_of(act, work, scene, request.account, at=at)
    hiding = Hiding(work, scene.unit, f"{act.name}:{request.key}")
    try:
        return _Doing(act, work, request, hand, hiding).do(asked)
    except EntryFaultError as fault:
        hiding.undo()
        raise Refused([Finding.of("act.no_entry", key=act.name)]) from fault
    except Exception:
        hiding.undo()
        raise


def _scene_at(act: Act, asked: Any, work: Work) -> tuple[Scene, datetime]:
    """Return where and when an act is done, by the rules of that very day."""

    def scene_on(at: datetime) -> Scene:
        return scene_for(act.rule, asked, work.views, lambda unit: work.rules(unit, at))

    now = work.now()
    scene = scene_on(now)
    at = moment_of(work, scene.unit)
    return (scene if at.date() == now.date() else scene_on(at)), at


@dataclass(frozen=True, slots=True)
class _Doing:
    """One act on its way: what was asked, where and when, and with which right."""

    act: Act
    work: Work
    request: Request
    hand: Hand
    hiding: Hiding

    @property
    def scene(self) -> Scene:
        """Where the act belongs."""
        return self.hand.scene

    def do(self, asked: Any) -> Answer:
        rule, views = self.act.rule, self.work.views
        named = self.hiding.find_people(asked)
        plain = as_json(rule.payload, self.hiding.digestible(named))
        digest = self.work.keys.request_digest(self.act.name, plain)
        earlier, after = self._earlier(digest), rule.counts_from(named, views)
        if earlier is not None:
            return self._again(earlier, plain, after)
        self._refuse_stale()
        signed = signing(self.act, self.work, self.hand, digest, after=after)
        at = self.hand.at
        occasion = Occasion(at, self.scene.unit, self.scene.body, signed.grants, digest)
        payload = self.hiding.hide(
            self.hiding.mint(self.act.complete(self.work, named, at))
        )
        facts = rule.facts_of(payload, views, occasion)
        ruled_by = rule.ruled_by(payload, views) or self.scene.unit
        with in_unit(self.scene.unit):
            outcome = rule.decide(facts, self.work.rules(ruled_by, at))
        if not signed.is_complete:
            return self._sign_first(occasion, plain, after)
        self._refuse_too_few(signed)
        return self._enter(Deed(payload, outcome, occasion), facts, (digest, signed))

    def _earlier(self, digest: str) -> Entry | None:
        """Return what was done under this key; refuse it for any other use."""
        earlier = self.work.remembered(self.scene.unit, self.request.key)
        if earlier is None:
            return None
        signers = accounts_behind(earlier.grants, self.work.views)
        is_own = not signers or self.request.account in signers
        if earlier.request != digest or not is_own:
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

    def _refuse_too_few(self, signed: Signing) -> None:
        """Refuse what fewer people stand behind than the act's own stage demands."""
        least = self.act.rule.least_signers
        if len({grant.account for grant in signed.grants}) < least and signed.grants:
            raise Refused(
                [Finding.of("policy.signers", key=self.act.name, least=least)]
            )

    def _again(self, earlier: Entry, plain: dict[str, Json], after: str) -> Answer:
        """Return what was answered before; who has signed otherwise since, anew."""
        if not awaits(earlier, self.work.views):
            return Answer(earlier, repeated=True)
        scene, at = self.scene, self.hand.at
        occasion = Occasion(at, scene.unit, scene.body, (), earlier.request)
        others = self._others(
            parts_of(self.work, self.act.name, plain), occasion, after
        )
        return Answer(earlier, awaits_signature=True, repeated=True, differing=others)

    def _others(
        self, parts: Mapping[Path, str], occasion: Occasion, after: str
    ) -> tuple[Differing, ...]:
        views, own = self.work.views, self.request.account
        return signed_otherwise(
            self.act.name, parts, occasion, views, after=after, own=own
        )

    def _sign_first(
        self, occasion: Occasion, plain: dict[str, Json], after: str
    ) -> Answer:
        """Enter a signature that waits for the next; no value is kept with it."""
        digest = occasion.request
        parts = parts_of(self.work, self.act.name, plain)
        others = self._others(parts, occasion, after)
        kept = tuple(sorted(set(parts.values())))
        payload = SignedFirst(self.act.name, digest, kept)
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
        return Answer(entry, awaits_signature=True, differing=others)

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
