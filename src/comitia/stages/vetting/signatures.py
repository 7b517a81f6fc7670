"""Whether a finding about a person carries the signatures that it needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.stages.vetting.section import LEAST_DECIDERS


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signed a finding, by the post in which they signed."""

    signed: Mapping[str, str]


def sign_off(facts: Signatures, *, rules: Rules) -> Iterator[Finding]:
    """Return what a finding lacks: every post has signed, each by another person.

    One person who holds both posts signs once, and the finding stays open. Two people
    sign at least, whatever a charter says.

    Charter key: ``vetting.deciders``.
    """
    deciders = rules.read("vetting.deciders", tuple)
    missing = tuple(post for post in deciders.value if post not in facts.signed)
    signers = {facts.signed[post] for post in deciders.value if post in facts.signed}
    least = max(LEAST_DECIDERS, len(deciders.value))
    if missing or len(signers) < least:
        yield Finding.of(
            "vetting.deciders",
            key=deciders.key,
            clause=deciders.provenance.clause,
            posts=deciders.value,
            signers=len(signers),
            least=least,
        )
