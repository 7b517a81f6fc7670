"""Whether an act was open, and done by those who had the right to do it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from comitia.audit.replay.policy import Row, Signers
from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.views import Views
from comitia.ledger.chain import CENTRE
from comitia.stages.grants import Grant, Signature, signatures_under, still_counts
from comitia.stages.register.bodies import WHOLE, Body, Relation
from comitia.stages.register.steps import Election, State, step_of, step_since

DECIDERS: Final = "vetting.deciders"


@dataclass(frozen=True, slots=True)
class Done:
    """An act as far as rights go: which one, where, when, under which grants.

    `body` is the body concerned, empty for the whole organisation. `least` is how many
    different accounts the act itself demands, `after` the moment that a signature must
    be later than to count still; nothing, while what is signed is not known.
    """

    act: str
    unit: str
    body: str
    at: datetime
    request: str
    grants: tuple[str, ...]
    least: int = 1
    after: str | None = ""


def faults_of_right(
    row: Row, done: Done, views: Views, rules: Rules
) -> Iterator[Finding]:
    """Yield what the policy has against an act, as the views stand before it."""
    if not row.allowed:
        if done.grants or views.every(Election):
            yield Finding.of("replay.nobody_may", named=done.act)
        return
    yield from _closed(row, done, views)
    held = held_grants(done, views)
    if len(held) < len(done.grants):
        yield Finding.of("replay.unknown_grant")
    for grant in held:
        yield from _faults_of_grant(row, grant, done)
        if not _reaches(row, grant, done, views):
            yield Finding.of("replay.out_of_reach", grant=grant.grant)
    yield from _faults_of_signers(row, done, held, views, rules)


def faults_of_first(
    row: Row, done: Done, views: Views, rules: Rules
) -> Iterator[Finding]:
    """Yield what the policy has against a signature that waits for the next.

    What a waiting signature is about, nobody can read: its grant must reach some body
    of the unit. Whether it is the one concerned is seen when the act is done; and so is
    whether an earlier signature of the same person counts still, when its moment tells.
    """
    posts = _posts(row, rules)
    held = held_grants(done, views)
    yield from _closed(row, done, views)
    if row.signers is Signers.ONE or len(held) != 1 or len(done.grants) != 1:
        yield Finding.of("replay.signers", count=len(done.grants))
    for grant in held:
        yield from _faults_of_grant(row, grant, done)
        if not _reaches_some(row, grant, done, views):
            yield Finding.of("replay.out_of_reach", grant=grant.grant)
        if posts and grant.post not in posts:
            yield Finding.of("replay.no_post", grant=grant.grant)
        accounts = {other.account for _, other in waiting(done, views)}
        if done.after is not None and grant.account in accounts:
            yield Finding.of("replay.signed_twice")


def held_grants(done: Done, views: Views) -> tuple[Grant, ...]:
    """Return the grants that an act names, in its order, as far as there are such."""
    named = (views.one(Grant, grant) for grant in done.grants)
    return tuple(grant for grant in named if grant is not None)


def waiting(done: Done, views: Views) -> tuple[tuple[Signature, Grant], ...]:
    """Return the signatures that count under this request, by grants still in force."""
    since, after = step_since(done.unit, views), done.after or ""
    signed = signatures_under(done.request, act=done.act, unit=done.unit, views=views)
    found = (
        (one, views.one(Grant, one.grant))
        for one in signed
        if still_counts(one, since=since, after=after, at=done.at)
    )
    return tuple(
        (one, grant)
        for one, grant in found
        if grant is not None and grant.holds(done.at)
    )


def _closed(row: Row, done: Done, views: Views) -> Iterator[Finding]:
    state = next((one.state for one in views.every(Election)), State.RUNNING.value)
    step = step_of(done.unit, views).value
    if state not in row.states:
        yield Finding.of("replay.not_in_state", state=state)
    elif row.steps and step not in row.steps:
        yield Finding.of("replay.not_at_step", step=step)


def _faults_of_grant(row: Row, grant: Grant, done: Done) -> Iterator[Finding]:
    if not grant.holds(done.at):
        yield Finding.of("replay.not_in_force", grant=grant.grant)
    if grant.role not in row.allowed:
        yield Finding.of("replay.wrong_role", role=grant.role)


def _reaches(row: Row, grant: Grant, done: Done, views: Views) -> bool:
    """Return whether a grant is of a body that stands to the one concerned as it must.

    A role that may not do the act at all is a fault of its own.
    """
    if grant.role not in row.allowed:
        return True
    found = _relation(grant.body, done.body, views)
    return found.value in row.allowed[grant.role]


def _reaches_some(row: Row, grant: Grant, done: Done, views: Views) -> bool:
    """Return whether a grant reaches a body that an act of this chain can be about."""
    # The body of the grant itself is the likeliest; looking at it is free.
    if _reaches(row, grant, replace(done, body=grant.body), views) and _is_of(
        done.unit, grant.body, views
    ):
        return True
    of_unit = {} if done.unit == CENTRE else {"unit": done.unit}
    bodies = (one.body for one in views.every(Body, **of_unit))
    return any(
        _reaches(row, grant, replace(done, body=body), views)
        for body in (WHOLE, *bodies)
    )


def _is_of(unit: str, body: str, views: Views) -> bool:
    """Return whether an act of a unit's chain can be about a body."""
    row = views.one(Body, body)
    return body == WHOLE or (row is not None and unit in {row.unit, CENTRE})


def _relation(held: str, concerned: str, views: Views) -> Relation:
    """Return how a body stands to another, going up from each to the whole."""
    if held == concerned:
        return Relation.SAME
    if held in _above(concerned, views):
        return Relation.ABOVE
    if concerned in _above(held, views):
        return Relation.BELOW
    same_parent = _parent(held, views) == _parent(concerned, views)
    return Relation.SIBLING if same_parent else Relation.FOREIGN


def _above(body: str, views: Views) -> Iterator[str]:
    seen = {body}
    while body != WHOLE:
        body = _parent(body, views)
        if body in seen:
            return
        seen.add(body)
        yield body


def _parent(body: str, views: Views) -> str:
    row = views.one(Body, body)
    return WHOLE if row is None else row.parent


def _faults_of_signers(
    row: Row, done: Done, held: Sequence[Grant], views: Views, rules: Rules
) -> Iterator[Finding]:
    """Yield a fault unless those signed whom the policy wants, each one's own hand.

    Everybody but the last has signed first, in an entry of their own. However lax a
    policy is, the act itself says how many different people it takes at least.
    """
    accounts = {grant.account for grant in held}
    posts = _posts(row, rules)
    wanted = {Signers.ONE: 1, Signers.TWO: 2, Signers.POSTS: len(posts)}[row.signers]
    if len(done.grants) != wanted or len(accounts) != len(held):
        yield Finding.of("replay.signers", count=len(accounts))
    elif len(accounts) < done.least:
        yield Finding.of("replay.too_few", count=len(accounts), least=done.least)
    if row.signers is Signers.POSTS and {grant.post for grant in held} != posts:
        yield Finding.of("replay.posts")
    earlier = done.grants[:-1]
    first = {one.grant for one, _ in waiting(done, views)} if earlier else set()
    if not first.issuperset(earlier):
        yield Finding.of("replay.no_signature")


def _posts(row: Row, rules: Rules) -> frozenset[str]:
    if row.signers is not Signers.POSTS:
        return frozenset()
    return frozenset(str(post) for post in rules.read(DECIDERS, tuple).value)
