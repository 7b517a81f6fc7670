"""Whether an elected person has been confirmed as a delegate."""

from collections.abc import Iterator

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.stages.meeting.counts import Vote, impossible
from comitia.stages.meeting.majority import lack_of_votes


def confirm_credential(facts: Vote, *, rules: Rules) -> Iterator[Finding]:
    """Return what keeps an elected person from being confirmed.

    Charter key: ``credentials.threshold``.
    """
    wrong = tuple(impossible(facts.counts))
    yield from wrong
    if not wrong:
        yield from lack_of_votes("credentials.threshold", facts, rules=rules)
