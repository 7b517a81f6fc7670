"""Whether a branch may put a name forward."""

from collections.abc import Iterator

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.stages.meeting.counts import Vote, impossible
from comitia.stages.meeting.majority import lack_of_people, lack_of_votes


def nominate(facts: Vote, *, rules: Rules) -> Iterator[Finding]:
    """Return what keeps a name from going up.

    Members take part by several channels: voters count, or those present where
    a branch counts no others.

    Charter keys: ``nomination.participation``, ``nomination.majority``.
    """
    wrong = tuple(impossible(facts.counts))
    yield from wrong
    if not wrong and rules.get("nomination.participation"):
        yield from lack_of_people(
            "nomination.participation",
            came=facts.present if facts.voters is None else facts.voters,
            entitled=facts.entitled,
            rules=rules,
        )
    if not wrong:
        yield from lack_of_votes("nomination.majority", facts, rules=rules)
