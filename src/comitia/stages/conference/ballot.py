"""Whether a conference may open its ballot."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.stages.meeting.counts import impossible
from comitia.stages.meeting.majority import decided_alone, lack_of_people
from comitia.stages.meeting.margin import lack_of_candidates


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands when the ballot is to begin.

    `has_margin` is false of a ballot that has no choice of names: those who are tied
    stand again, those who are listed stand in the final, and nobody is added.
    """

    seats: int
    candidates: int
    entitled: int
    present: int
    has_margin: bool = True

    @property
    def counts(self) -> dict[str, int]:
        """Everything that was counted, by its name."""
        return {
            "seats": self.seats,
            "candidates": self.candidates,
            "entitled": self.entitled,
            "present": self.present,
        }


def open_ballot(facts: Opening, *, rules: Rules) -> Iterator[Finding]:
    """Return what keeps the ballot from beginning.

    Charter keys: ``conference.quorum``, ``conference.margin``.
    """
    wrong = tuple(impossible(facts.counts))
    yield from wrong
    if wrong:
        return
    yield from decided_alone(facts.present)
    yield from lack_of_people(
        "conference.quorum", came=facts.present, entitled=facts.entitled, rules=rules
    )
    if facts.has_margin:
        yield from lack_of_candidates(
            seats=facts.seats, candidates=facts.candidates, rules=rules
        )
