"""The stops of vetting and of the credentials: findings, and the rights from them."""

from collections.abc import Iterator
from typing import Final

from comitia.kernel.findings import Word
from comitia.stages.credentials.credential import BODY, Credential
from comitia.stages.due_process.gates import GateFinding
from comitia.stages.due_process.remedies import ANSWER, APPEAL, CREDENTIALS, Remedy
from comitia.stages.due_process.withheld import Withholding
from comitia.stages.register.steps import Step
from comitia.stages.vetting.gate_keys import CHECKS, CONDITIONS, GROUNDS
from comitia.stages.vetting.subjects.keys import (
    WITHHELD_AT_MOST,
    WITHHELD_BY,
    WITHHELD_GROUNDS,
)
from comitia.stages.way.seen import Seen
from comitia.stages.way.stop import Stop

_DECIDERS: Final = "vetting.deciders"


def vetting_stops(seen: Seen) -> Iterator[Stop]:
    """Yield the last finding in each check, with what the person could do about it."""
    person = seen.person.person
    found = seen.views.every(GateFinding, unit=seen.unit, person=person)
    alike: dict[tuple[object, ...], list[GateFinding]] = {}
    for row in sorted(found, key=lambda one: one.at):
        same = (row.at, row.outcome, row.final, row.posts, row.grounds)
        alike.setdefault(same, []).append(row)
    for rows in alike.values():
        yield _finding(rows, seen)
    for withheld in seen.views.every(Withholding, unit=seen.unit, person=person):
        yield _withheld(withheld, seen)
    for remedy in seen.views.every(Remedy, unit=seen.unit, person=person):
        if remedy.matter != CREDENTIALS:
            yield from _rights(remedy, Step.VETTING, seen)


def _finding(rows: list[GateFinding], seen: Seen) -> Stop:
    """Return the stop of findings that were signed together and came to the same."""
    first = rows[0]
    checks = tuple(one.check for one in rows)
    families = tuple(f"{GROUNDS}.{one}" for one in checks if first.grounds)
    return Stop.of(
        Step.VETTING,
        first.at,
        _found_code(first),
        check=checks,
        outcome=Word(f"outcome.{first.outcome}"),
        posts=first.posts,
        grounds=first.grounds,
    ).by(seen.measures(first.at, _DECIDERS, *_lists(checks, first.at, seen), *families))


def _found_code(row: GateFinding) -> str:
    if row.grounds:
        return "way.found_on" if row.final else "way.found_on_at_first"
    return "way.found" if row.final else "way.found_at_first"


def _lists(checks: tuple[str, ...], at: str, seen: Seen) -> Iterator[str]:
    """Yield the keys of the charter that have some of these checks."""
    for held in seen.measures(at, CHECKS, CONDITIONS):
        if isinstance(held.value, tuple) and set(checks) & set(held.value):
            yield held.key


def _withheld(row: Withholding, seen: Seen) -> Stop:
    return Stop.of(
        Step.VETTING,
        row.at,
        "way.withheld_then_told" if row.told else "way.withheld",
        matter=row.matter,
        ground=row.ground,
        authority=row.authority,
        until=row.until,
        told=row.told,
    ).by(seen.measures(row.at, WITHHELD_GROUNDS, WITHHELD_BY, WITHHELD_AT_MOST))


def credential_stops(seen: Seen) -> Iterator[Stop]:
    """Yield how the body voted on the credentials, and what followed."""
    row = seen.views.one(Credential, seen.unit, seen.person.person)
    if row is not None:
        yield Stop.of(
            Step.CREDENTIALS,
            row.at,
            "way.confirmed" if row.confirmed else "way.not_confirmed",
            body=seen.met(row.at, BODY),
            votes_for=row.votes_for,
            present=row.present,
        ).by(seen.measures(row.at, "credentials.quorum", "credentials.threshold"))
    remedy = seen.views.one(Remedy, seen.unit, seen.person.person, CREDENTIALS)
    if remedy is not None:
        yield from _rights(remedy, Step.CREDENTIALS, seen)


def _rights(remedy: Remedy, step: Step, seen: Seen) -> Iterator[Stop]:
    """Yield when somebody was told, answered and appealed."""
    if remedy.told:
        said = Stop.of(step, remedy.told, "way.told", matter=remedy.matter)
        yield said.by(seen.measures(remedy.told, ANSWER))
    if remedy.answered:
        yield Stop.of(step, remedy.answered, "way.answered", matter=remedy.matter)
    if remedy.appeal:
        yield Stop.of(
            step,
            remedy.appealed_at,
            f"way.appeal_{remedy.appeal}",
            matter=remedy.matter,
        ).by(seen.measures(remedy.appealed_at, APPEAL, "vetting.appeal_body"))
