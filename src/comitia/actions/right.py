"""Whether somebody may do an act, and whose signatures stand under it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from comitia.actions.act import Act
from comitia.actions.clock import moment_of
from comitia.actions.policy import Asked, Signers, closed, fitting, no_right
from comitia.actions.work import Work
from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.views import Views
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import Entry, payload_of
from comitia.stages.deciding import Scene
from comitia.stages.grants import (
    Grant,
    Signature,
    grants_of,
    signatures_under,
    still_counts,
)
from comitia.stages.register.bodies import WHOLE
from comitia.stages.register.first_signature import FIRST_SIGNATURE
from comitia.stages.register.steps import State, Step, election_of, step_of, step_since
from comitia.stages.vetting.signatures import Signatures, sign_off

DECIDERS = "vetting.deciders"


@dataclass(frozen=True, slots=True)
class Signing:
    """Under which grants an act is done; incomplete while a signature is lacking.

    `waiting` are the earlier signatures that the act uses up, lapsed ones too.
    """

    grants: tuple[Grant, ...]
    is_complete: bool
    waiting: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class Hand:
    """Who asks for an act: under which grants that fit, where it belongs, and when."""

    grants: tuple[Grant, ...]
    account: str
    scene: Scene
    at: datetime


def refuse_strangers(act: Act, work: Work, account: str) -> None:
    """Refuse an account without any grant before it can learn what there is."""
    at = moment_of(work, CENTRE)
    if act.policy.roles and not grants_of(account, work.views, at=at):
        asked = Asked(act.name, WHOLE, Step.REGISTER, State.RUNNING, ())
        raise Refused([no_right(act.policy, asked)])


def hand_of(act: Act, work: Work, scene: Scene, account: str, *, at: datetime) -> Hand:
    """Return by which grants an account may do an act there, then.

    Raises ``Refused`` for an account whose grants do not reach so far; whether the act
    is open at this step is not asked yet.
    """
    if not act.policy.roles:
        return Hand((), account, scene, at)
    asked = _asked(act, work, scene, account, at)
    right = fitting(act.policy, asked, work.views)
    if not right:
        raise Refused([no_right(act.policy, asked)])
    return Hand(right, account, scene, at)


def _asked(act: Act, work: Work, scene: Scene, account: str, at: datetime) -> Asked:
    return Asked(
        act.name,
        scene.body,
        step_of(scene.unit, work.views),
        State(election_of(work.views).state),
        grants_of(account, work.views, at=at),
    )


def signing(act: Act, work: Work, hand: Hand, digest: str, *, after: str) -> Signing:
    """Return whose signatures stand under an act when this hand adds its own.

    `digest` is what is signed; signatures that are not later than `after`, or older
    than the step, were given under other facts and do not count. Raises ``Refused``
    for an act that is not open, and for somebody who has signed already.
    """
    if not act.policy.roles:
        _only_at_the_beginning(act, work)
        return Signing((), is_complete=True)
    shut = tuple(
        closed(act.policy, _asked(act, work, hand.scene, hand.account, hand.at))
    )
    if shut:
        raise Refused(shut)
    if act.policy.signers is Signers.ONE:
        return Signing(hand.grants[:1], is_complete=True)
    unit = hand.scene.unit
    under = signatures_under(digest, act=act.name, unit=unit, views=work.views)
    since = step_since(unit, work.views)
    fresh = [
        one for one in under if still_counts(one, since=since, after=after, at=hand.at)
    ]
    first = tuple(_in_force(fresh, work, hand.at))
    together = _together(act, first, hand.grants, work.rules(unit, hand.at))
    return replace(together, waiting=under)


def accounts_behind(grants: Iterable[str], views: Views) -> frozenset[str]:
    """Return the accounts that hold these grants."""
    rows = (views.one(Grant, grant) for grant in grants)
    return frozenset(row.account for row in rows if row is not None)


def awaits(earlier: Entry, views: Views) -> bool:
    """Return whether what was entered is a signature that waits for another still."""
    if earlier.act != FIRST_SIGNATURE:
        return False
    act = str(payload_of(earlier)["act"])
    under = signatures_under(earlier.request, act=act, unit=earlier.unit, views=views)
    return bool({one.grant for one in under} & set(earlier.grants))


def _only_at_the_beginning(act: Act, work: Work) -> None:
    if work.heads():
        raise Refused([Finding.of("policy.nobody", key=act.name)])


def _in_force(
    waiting: Iterable[Signature], work: Work, at: datetime
) -> Iterator[Grant]:
    for signature in waiting:
        grant = work.views.one(Grant, signature.grant)
        if grant is not None and grant.holds(at):
            yield grant


def _together(
    act: Act,
    earlier: tuple[Grant, ...],
    right: tuple[Grant, ...],
    rules: Rules,
) -> Signing:
    """Return the signing with all who signed, each another person and post."""
    if right[0].account in {grant.account for grant in earlier}:
        raise Refused([Finding.of("policy.signed_already", key=act.name)])
    if act.policy.signers is Signers.TWO:
        return Signing((*earlier, right[0])[-2:], bool(earlier))
    own = _post_that_lacks(right, earlier, rules)
    grants = (*earlier, own)
    posts = {grant.post: grant.account for grant in grants}
    lacks = tuple(sign_off(Signatures(posts), rules=rules))
    return Signing(grants, not lacks)


def _post_that_lacks(
    right: tuple[Grant, ...], earlier: tuple[Grant, ...], rules: Rules
) -> Grant:
    """Return the grant by which somebody signs in a post that nobody signed in yet."""
    posts = rules.read(DECIDERS, tuple)
    signed = {grant.post for grant in earlier}
    for grant in right:
        if grant.post in set(posts.value) - signed:
            return grant
    raise Refused(
        [
            Finding.of(
                "policy.post",
                key=posts.key,
                clause=posts.provenance.clause,
                posts=posts.value,
            )
        ]
    )
