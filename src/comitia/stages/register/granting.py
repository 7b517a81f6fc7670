"""Granting and revoking roles."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text, parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import (
    MintedId,
    MomentText,
    NoOrNameId,
    RandomId,
    Text,
    payload,
)
from comitia.stages.grants import Grant, Role
from comitia.stages.register.bodies import WHOLE, Body, path_of

DECIDERS: Final = "vetting.deciders"


@payload
class GrantRole:
    """Which account gets which role for which body; `post` as the charter names it.

    An empty `body` is the whole organisation, an empty `until` has no end.
    """

    account: RandomId
    role: Role
    body: str = WHOLE
    post: str = ""
    until: MomentText | None = None
    grant: MintedId = ""


@payload
class Granted:
    """From when the grant is in force."""

    since: MomentText


@dataclass(frozen=True, slots=True)
class NewGrant:
    """A grant that is asked for, the moment, and whether it would be held twice.

    `is_known` says whether another grant has its id already, `posts` which posts the
    account holds for the body now; `place` is where it stands in a sheet.
    """

    asked: GrantRole
    occasion: Occasion
    is_held: bool
    is_known: bool = False
    posts: tuple[str, ...] = ()
    place: str = ""


def _facts(asked: GrantRole, views: Views, occasion: Occasion) -> NewGrant:
    path_of(asked.body, views)
    held = views.every(
        Grant,
        account=asked.account,
        role=asked.role.value,
        body=asked.body,
    )
    posts = tuple(one.post for one in held if one.holds(occasion.at))
    is_known = views.one(Grant, asked.grant) is not None
    return NewGrant(asked, occasion, asked.post in posts, is_known, posts)


def _decide(facts: NewGrant, rules: Rules) -> Granted:
    refuse((*_faults(facts), *_wrong_post(facts, rules)))
    return Granted(moment_text(facts.occasion.at))


def _faults(facts: NewGrant) -> Iterator[Finding]:
    asked, at = facts.asked, facts.occasion.at
    if facts.is_held:
        yield Finding.of("register.held_already", key=f"{facts.place}role")
    if facts.is_known:
        yield Finding.of("register.id_taken", key=f"{facts.place}grant")
    if asked.until and parse_moment(asked.until) <= at:
        yield Finding.of("register.ends_before", key=f"{facts.place}until", at=at)
    if (asked.role is Role.SIGNATORY) != bool(asked.post):
        yield Finding.of("register.post_and_role", key=f"{facts.place}post")


def _wrong_post(facts: NewGrant, rules: Rules) -> Iterator[Finding]:
    """Yield that a post never signs, or is one of two for the same person.

    Charter key: ``vetting.deciders``.
    """
    deciders = rules.get(DECIDERS)
    if not facts.asked.post or deciders is None:
        return
    posts = rules.read(DECIDERS, tuple).value
    clause, post = deciders.provenance.clause, facts.asked.post
    others = tuple(one for one in facts.posts if one in posts and one != post)
    if post not in posts:
        yield Finding.of(
            "register.strange_post",
            key=deciders.key,
            clause=clause,
            post=post,
            posts=posts,
        )
    elif others:
        yield Finding.of(
            "register.second_post",
            key=deciders.key,
            clause=clause,
            post=post,
            held=others,
        )


def _unit_of(asked: GrantRole, views: Views) -> str:
    """Return the unit of the body: its own plan may name posts beside the others."""
    body = views.one(Body, asked.body)
    return body.unit if body else ""


def _project(deed: Deed[GrantRole, Granted], _: Views) -> Iterator[Row]:
    yield _grant_of(deed.payload, deed.outcome)


def _grant_of(asked: GrantRole, outcome: Granted) -> Grant:
    return Grant(
        grant=asked.grant,
        account=asked.account,
        role=asked.role.value,
        post=asked.post,
        body=asked.body,
        since=outcome.since,
        until=asked.until or "",
        revoked=False,
    )


GRANT_ROLE = Rule(
    "grant_role",
    GrantRole,
    Granted,
    scene=lambda asked, _, __: Scene(CENTRE, asked.body),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    ruled_by=_unit_of,
)


@payload
class GrantRoles:
    """Roles by the sheet for the bodies of one unit; an empty `unit` is the whole.

    All of them are granted, or none.
    """

    unit: NoOrNameId
    rows: tuple[GrantRole, ...]


@dataclass(frozen=True, slots=True)
class NewGrants:
    """The grants of a sheet, and of which unit the body of each is."""

    unit: str
    rows: tuple[NewGrant, ...]
    units: tuple[str, ...]


def _facts_of_sheet(asked: GrantRoles, views: Views, occasion: Occasion) -> NewGrants:
    found = []
    earlier: dict[tuple[str, str, str], list[str]] = {}
    for number, row in enumerate(asked.rows):
        alone = _facts(row, views, occasion)
        held = (row.account, row.role.value, row.body)
        before = earlier.setdefault(held, [])
        found.append(
            replace(
                alone,
                is_held=alone.is_held or row.post in before,
                posts=(*alone.posts, *before),
                place=f"rows.{number}.",
            )
        )
        before.append(row.post)
    units = tuple(_unit_of(row, views) for row in asked.rows)
    return NewGrants(asked.unit, tuple(found), units)


def _decide_sheet(facts: NewGrants, rules: Rules) -> Granted:
    refuse(_faults_of_sheet(facts, rules))
    return Granted(moment_text(facts.rows[0].occasion.at))


def _faults_of_sheet(facts: NewGrants, rules: Rules) -> Iterator[Finding]:
    if not facts.rows:
        yield Finding.of("register.no_grants", key="rows")
    for one, unit in zip(facts.rows, facts.units, strict=True):
        body = one.asked.body
        if unit != facts.unit:
            key = f"{one.place}body"
            yield Finding.of(
                "register.not_of_unit", key=key, body=body, unit=facts.unit
            )
        yield from _faults(one)
        yield from _wrong_post(one, rules)


def _project_sheet(deed: Deed[GrantRoles, Granted], _: Views) -> Iterator[Row]:
    return (_grant_of(row, deed.outcome) for row in deed.payload.rows)


GRANT_ROLES = Rule(
    "grant_roles",
    GrantRoles,
    Granted,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=_facts_of_sheet,
    decide=_decide_sheet,
    project=_project_sheet,
    ruled_by=lambda asked, _: asked.unit,
)


@payload
class RevokeRole:
    """Which grant ends now, and why."""

    grant: RandomId
    reason: Text


@payload
class Revoked:
    """That the grant was in force until now."""


@dataclass(frozen=True, slots=True)
class Revoking:
    """Whether the grant is one that can be revoked, and whether anybody is left.

    The last officer of the whole organisation cannot go: nobody could act any more.
    """

    is_in_force: bool
    is_last_officer: bool


def _facts_of_revoking(asked: RevokeRole, views: Views, occasion: Occasion) -> Revoking:
    grant = views.one(Grant, asked.grant)
    officers = [
        one
        for one in views.every(Grant, role=Role.OFFICER.value, body=WHOLE)
        if one.holds(occasion.at) and not one.until
    ]
    in_force = grant is not None and grant.holds(occasion.at)
    return Revoking(in_force, [one.grant for one in officers] == [asked.grant])


def _decide_revoking(facts: Revoking, _: Rules) -> Revoked:
    refuse(_faults_of_revoking(facts))
    return Revoked()


def _faults_of_revoking(facts: Revoking) -> Iterator[Finding]:
    if not facts.is_in_force:
        yield Finding.of("register.not_in_force", key="grant")
    if facts.is_last_officer:
        yield Finding.of("register.last_officer", key="grant")


def _project_revoking(deed: Deed[RevokeRole, Revoked], views: Views) -> Iterator[Row]:
    grant = views.one(Grant, deed.payload.grant)
    if grant is not None:
        yield replace(grant, revoked=True)


REVOKE_ROLE = Rule(
    "revoke_role",
    RevokeRole,
    Revoked,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=_facts_of_revoking,
    decide=_decide_revoking,
    project=_project_revoking,
)
