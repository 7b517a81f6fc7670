"""Roles: who may act for which body, and from when to when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Final

from comitia.kernel.dates import parse_moment
from comitia.kernel.views import Row, Views


class Role(StrEnum):
    """What an account may be to a body; what each may do stands in the policy."""

    OFFICER = "officer"
    SECRETARY = "secretary"
    SIGNATORY = "signatory"
    SCRUTINEER = "scrutineer"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class Grant(Row):
    """A role that an account holds for a body; `post` is one the charter names.

    `since` and `until` are moments; an empty `until` has no end.
    """

    view: ClassVar[str] = "grant"
    keys: ClassVar[int] = 1
    grant: str
    account: str
    role: str
    post: str
    body: str
    since: str
    until: str
    revoked: bool

    def holds(self, at: datetime) -> bool:
        """Return whether the grant is in force at a moment."""
        begun = parse_moment(self.since) <= at
        over = bool(self.until) and parse_moment(self.until) <= at
        return begun and not over and not self.revoked


@dataclass(frozen=True, slots=True)
class Signature(Row):
    """The first signature under a two-person act, waiting for the second.

    `request` is the keyed digest of what was signed: the second person has to bring
    the very same payload. Nothing of the payload is kept; `parts` are keyed digests of
    its single values, to tell a colleague where another payload differs.
    """

    view: ClassVar[str] = "signature"
    keys: ClassVar[int] = 4
    unit: str
    act: str
    request: str
    grant: str
    at: str
    used: bool
    parts: tuple[str, ...] = ()


# A signature that waited longer was given by somebody who has long thought of else.
LASTS: Final = timedelta(days=30)


def still_counts(signature: Signature, *, since: str, after: str, at: datetime) -> bool:
    """Return whether a waiting signature was given under the facts as they are now.

    `since` is when the step began, `after` when something was last said or decided in
    the matter; empty ones did not happen.
    """
    given = parse_moment(signature.at)
    is_of_this_step = not since or given >= parse_moment(since)
    is_later = not after or given > parse_moment(after)
    return is_of_this_step and is_later and at - given <= LASTS


def grants_of(account: str, views: Views, *, at: datetime) -> tuple[Grant, ...]:
    """Return the grants that an account holds at a moment."""
    held = views.every(Grant, account=account)
    return tuple(grant for grant in held if grant.holds(at))


def signatures_under(
    request: str, *, act: str, unit: str, views: Views
) -> tuple[Signature, ...]:
    """Return the signatures that wait under one request, in the order of grants."""
    return views.every(Signature, unit=unit, act=act, request=request, used=False)


def used(signatures: Iterable[Signature]) -> Iterator[Signature]:
    """Return the rows of signatures whose act was done."""
    for signature in signatures:
        yield replace(signature, used=True)
