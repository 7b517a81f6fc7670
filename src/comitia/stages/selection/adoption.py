"""Whether a body has adopted a list of names."""

from collections.abc import Iterator

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.stages.meeting.counts import Vote, impossible
from comitia.stages.meeting.majority import lack_of_people, lack_of_votes


def adopt_list(facts: Vote, *, rules: Rules) -> Iterator[Finding]:
    """Return what keeps a list from being adopted.

    Charter keys: ``selection.quorum``, ``selection.threshold``.
    """
    wrong = tuple(impossible(facts.counts))
    yield from wrong
    if not wrong:
        yield from lack_of_people(
            "selection.quorum",
            came=facts.present,
            entitled=facts.entitled,
            rules=rules,
        )
        yield from lack_of_votes("selection.threshold", facts, rules=rules)
