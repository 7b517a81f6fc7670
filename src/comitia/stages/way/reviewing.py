"""The stops of vetting and of the credentials: findings, and the rights from them."""

from collections.abc import Iterator

from comitia.kernel.findings import Word
from comitia.kernel.views import Views
from comitia.stages.credentials.credential import Credential
from comitia.stages.due_process.remedies import CREDENTIALS, Remedy
from comitia.stages.register.bodies import Person
from comitia.stages.register.steps import Step
from comitia.stages.vetting.gates import GateFinding
from comitia.stages.way.stop import Stop


def vetting_stops(person: Person, views: Views) -> Iterator[Stop]:
    """Yield the last finding in each check, with what the person could do about it."""
    found = views.every(GateFinding, unit=person.unit, person=person.person)
    for row in sorted(found, key=lambda one: one.at):
        yield Stop.of(
            Step.VETTING,
            row.at,
            "way.found" if row.final else "way.found_at_first",
            check=row.check,
            outcome=Word(f"outcome.{row.outcome}"),
            posts=row.posts,
        )
    for remedy in views.every(Remedy, unit=person.unit, person=person.person):
        if remedy.matter != CREDENTIALS:
            yield from _rights(remedy, Step.VETTING)


def credential_stops(person: Person, views: Views) -> Iterator[Stop]:
    """Yield how the body voted on the credentials, and what followed."""
    row = views.one(Credential, person.unit, person.person)
    if row is not None:
        yield Stop.of(
            Step.CREDENTIALS,
            row.at,
            "way.confirmed" if row.confirmed else "way.not_confirmed",
            votes_for=row.votes_for,
            present=row.present,
        )
    remedy = views.one(Remedy, person.unit, person.person, CREDENTIALS)
    if remedy is not None:
        yield from _rights(remedy, Step.CREDENTIALS)


def _rights(remedy: Remedy, step: Step) -> Iterator[Stop]:
    """Yield when somebody was told, answered and appealed."""
    if remedy.told:
        yield Stop.of(step, remedy.told, "way.told", matter=remedy.matter)
    if remedy.answered:
        yield Stop.of(step, remedy.answered, "way.answered", matter=remedy.matter)
    if remedy.appeal:
        yield Stop.of(
            step,
            remedy.appealed_at,
            f"way.appeal_{remedy.appeal}",
            matter=remedy.matter,
        )
