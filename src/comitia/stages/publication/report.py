"""The report on credentials is confirmed by a meeting of all who are to sit.

The review belongs to those elected: its groups report to the meeting that prepares it,
and only what that confirms is published as the list of delegates.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text, parse_moment
from comitia.kernel.findings import Finding, Word
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.composition.special.invited import invited
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, Text, payload
from comitia.stages.meeting.counts import Vote, impossible
from comitia.stages.meeting.majority import lack_of_people, lack_of_votes
from comitia.stages.publication.standing import Voted, all_voted
from comitia.stages.register.bodies import WHOLE, UnitSeats
from comitia.stages.register.record import Nothing
from comitia.stages.register.steps import Step, step_since
from comitia.stages.register.ways import Reached, Way, takes_part

QUORUM: Final = "publication.report_quorum"
THRESHOLD: Final = "publication.report_threshold"


@dataclass(frozen=True, slots=True)
class ReportConfirmed(Row):
    """How the meeting voted on the report; `unit` is `centre`: it is about all."""

    view: ClassVar[str] = "report_confirmed"
    keys: ClassVar[int] = 1
    unit: str
    entitled: int
    present: int
    votes_for: int
    at: str


@payload
class ConfirmReport:
    """How the meeting voted, and where that is recorded, in public words."""

    entitled: Count
    present: Count
    votes_for: Count
    minutes: Text


@dataclass(frozen=True, slots=True)
class Report:
    """The meeting, and who may sit in it: delegates and guests, `due` in all."""

    due: int
    entitled: int
    present: int
    votes_for: int
    units: tuple[Voted, ...] = ()

    @property
    def vote(self) -> Vote:
        """The vote on the report."""
        return Vote(self.entitled, self.present, self.votes_for)


def due(views: Views) -> int:
    """Return how many are to sit: delegates who have not left, and guests."""
    ways = views.every(Way, reached=Reached.DELEGATE.value, out="")
    sitting = sum(takes_part(way.person, views) for way in ways)
    return sitting + len(invited(views))


def is_confirmed(views: Views) -> bool:
    """Return whether a report was confirmed since the last unit was ready for it."""
    row = views.one(ReportConfirmed, CENTRE)
    moments = [step_since(one.unit, views) for one in views.every(UnitSeats)]
    return row is not None and all(
        parse_moment(row.at) >= parse_moment(one) for one in moments if one
    )


def not_confirmed(rules: Rules, *, is_done: bool) -> Iterator[Finding]:
    """Return the refusal to publish what the meeting has not confirmed.

    Charter key: ``publication.report_threshold``.
    """
    held = rules.get(THRESHOLD)
    if held is not None and not is_done:
        yield Finding.of(
            "publication.no_report", key=THRESHOLD, clause=held.provenance.clause
        )


def _facts(asked: ConfirmReport, views: Views, _: Occasion) -> Report:
    return Report(
        due(views),
        asked.entitled,
        asked.present,
        asked.votes_for,
        tuple(all_voted(views)),
    )


def _decide(facts: Report, rules: Rules) -> Nothing:
    refuse(_faults(facts, rules))
    return Nothing()


def _faults(facts: Report, rules: Rules) -> Iterator[Finding]:
    for one in facts.units:
        if one.step is not Step.PUBLICATION:
            yield Finding.of(
                "publication.unit_not_ready",
                key="unit",
                unit=one.unit,
                step=Word(f"step.{one.step}"),
            )
    if facts.entitled != facts.due:
        yield Finding.of(
            "publication.due", key="entitled", entitled=facts.entitled, due=facts.due
        )
    wrong = tuple(impossible(facts.vote.counts))
    yield from wrong or _not_carried(facts, rules)


def _not_carried(facts: Report, rules: Rules) -> Iterator[Finding]:
    if rules.get(THRESHOLD) is None:
        yield Finding.of("publication.no_meeting", key=THRESHOLD)
        return
    if rules.get(QUORUM) is not None:
        yield from lack_of_people(
            QUORUM, came=facts.present, entitled=facts.entitled, rules=rules
        )
    yield from lack_of_votes(THRESHOLD, facts.vote, rules=rules)


def _project(deed: Deed[ConfirmReport, Nothing], _: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    yield ReportConfirmed(CENTRE, asked.entitled, asked.present, asked.votes_for, at)


CONFIRM_REPORT = Rule(
    "confirm_report",
    ConfirmReport,
    Nothing,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
)
