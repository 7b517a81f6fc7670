"""Whether somebody may do an act, and whose signatures stand under it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from comitia.actions.act import Act
from comitia.actions.clock import moment_of
from comitia.actions.policy import Asked, Signers, closed, fitting, no_right
from comitia.actions.work import Work
from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding, Refused
from comitia.ledger.chain import CENTRE
from comitia.stages.deciding import Scene
from comitia.stages.grants import (
    Grant,
    Signature,
    grants_of,
    signatures_under,
)
from comitia.stages.register.bodies import WHOLE
from comitia.stages.register.steps import State, Step, election_of, step_of
from comitia.stages.vetting.signatures import Signatures, sign_off

DECIDERS = "vetting.deciders"


@dataclass(frozen=True, slots=True)
class Signing:
    """Under which grants an act is done; incomplete while a signature is lacking.

    `waiting` are the earlier signatures that the act uses up.
    """

    grants: tuple[Grant, ...]
    is_complete: bool
    waiting: tuple[Signature, ...] = ()


def refuse_strangers(act: Act, work: Work, account: str) -> None:
    """Refuse an account without any grant before it can learn what there is."""
    at = moment_of(work, CENTRE)
    if act.policy.roles and not grants_of(account, work.views, at=at):
        asked = Asked(act.name, WHOLE, Step.REGISTER, State.RUNNING, ())
        raise Refused([no_right(act.policy, asked)])


def signing(
    act: Act, work: Work, scene: Scene, account: str, signed: tuple[str, datetime]
) -> Signing:
    """Return whose signatures stand under an act when this account adds its own.

    `signed` is the digest of what is signed, and when. Raises ``Refused`` for an
    account without the right, for an act that is not open, and for somebody who has
    signed already.
    """
    digest, at = signed
    if not act.policy.roles:
        _only_at_the_beginning(act, work)
        return Signing((), is_complete=True)
    asked = Asked(
        act.name,
        scene.body,
        step_of(scene.unit, work.views),
        State(election_of(work.views).state),
        grants_of(account, work.views, at=at),
    )
    right = fitting(act.policy, asked, work.views)
    if not right:
        raise Refused([no_right(act.policy, asked)])
    shut = tuple(closed(act.policy, asked))
    if shut:
        raise Refused(shut)
    if act.policy.signers is Signers.ONE:
        return Signing(right[:1], is_complete=True)
    waiting = signatures_under(digest, act=act.name, unit=scene.unit, views=work.views)
    first = tuple(_in_force(waiting, work, at))
    return _together(act, first, right, work.rules(scene.unit, at))


def _only_at_the_beginning(act: Act, work: Work) -> None:
    if work.heads():
        raise Refused([Finding.of("policy.nobody", key=act.name)])


def _in_force(
    waiting: tuple[Signature, ...], work: Work, at: datetime
) -> Iterator[tuple[Signature, Grant]]:
    for signature in waiting:
        grant = work.views.one(Grant, signature.grant)
        if grant is not None and grant.holds(at):
            yield signature, grant


def _together(
    act: Act,
    first: tuple[tuple[Signature, Grant], ...],
    right: tuple[Grant, ...],
    rules: Rules,
) -> Signing:
    """Return the signing with all who signed, each another person and post."""
    earlier = tuple(grant for _, grant in first)
    if right[0].account in {grant.account for grant in earlier}:
        raise Refused([Finding.of("policy.signed_already", key=act.name)])
    waiting = tuple(signature for signature, _ in first)
    if act.policy.signers is Signers.TWO:
        return Signing((*earlier, right[0])[-2:], bool(earlier), waiting)
    own = _post_that_lacks(right, earlier, rules)
    grants = (*earlier, own)
    posts = {grant.post: grant.account for grant in grants}
    lacks = tuple(sign_off(Signatures(posts), rules=rules))
    return Signing(grants, not lacks, waiting)


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
