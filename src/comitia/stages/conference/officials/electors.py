"""The roll of electors: who may vote, after their own credentials were examined."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Refused, Word
from comitia.kernel.views import Row, Views
from comitia.stages.conference.agenda.items import Sitting, Taken, row_of, sitting
from comitia.stages.conference.agenda.keys import ROLL
from comitia.stages.conference.agenda.order import agenda_of, before_others
from comitia.stages.conference.agenda.turns import no_agenda, out_of_turn
from comitia.stages.conference.agenda.voting import ItemVote, lack_of_vote, size_of
from comitia.stages.conference.attendance import ElectorRoll, list_number
from comitia.stages.conference.ballots import scene_of
from comitia.stages.conference.officials.keys import DEDUCTIONS
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import Count, Digest, NameId, Text, payload
from comitia.stages.register.bodies import known_body


@payload
class ConfirmElectors:
    """How many may vote, who of the members may not and why, and who is invited.

    `document` is the SHA-256 of the roll with its names; `minutes` is public.
    """

    unit: NameId
    entitled: Count
    minutes: Text
    document: Digest
    left_out: dict[NameId, Count] = field(default_factory=dict)
    invited: Count = 0
    present: Count | None = None
    votes_for: Count | None = None


@payload
class ElectorsConfirmed:
    """After which ballot the roll was confirmed, and of how many the vote was."""

    ballot: Count
    size: Count


@dataclass(frozen=True, slots=True)
class Confirming:
    """The members of the conference, and the roll as it was examined."""

    now: Sitting
    members: int
    entitled: int
    left_out: dict[str, int] = field(default_factory=dict)
    invited: int = 0
    present: int | None = None
    votes_for: int | None = None

    @property
    def vote(self) -> ItemVote:
        """The vote on the roll."""
        return ItemVote(self.entitled, self.present, self.votes_for)


def _facts(asked: ConfirmElectors, views: Views, occasion: Occasion) -> Confirming:
    return Confirming(
        sitting(asked.unit, views, at=occasion.at),
        known_body(occasion.body, views).members,
        asked.entitled,
        asked.left_out,
        asked.invited,
        asked.present,
        asked.votes_for,
    )


def _decide(facts: Confirming, rules: Rules) -> ElectorsConfirmed:
    agenda = agenda_of(rules)
    if agenda is None:
        raise Refused([no_agenda()])
    refuse(
        [
            *before_others(facts.now, rules),
            *out_of_turn(ROLL, "", agenda, facts.now, act="confirm_electors"),
            *_faults(facts, rules),
            *lack_of_vote(ROLL, facts.vote, rules),
        ]
    )
    return ElectorsConfirmed(facts.now.last, size_of(ROLL, facts.vote, rules))


def _faults(facts: Confirming, rules: Rules) -> Iterator[Finding]:
    """Return reasons that the charter does not list, and numbers that do not add up.

    Who stays away stays on the roll. Charter key: ``conference.deductions``.
    """
    listed = rules.get(DEDUCTIONS)
    known = listed.value if listed and isinstance(listed.value, tuple) else ()
    strange = tuple(sorted(set(facts.left_out) - set(known)))
    if strange:
        yield Finding.of(
            "conference.no_deduction",
            key=DEDUCTIONS,
            clause=listed.provenance.clause if listed else None,
            reasons=strange,
            known=tuple(map(str, known)) or (Word("register.none_yet"),),
        )
    left_out = sum(facts.left_out.values())
    if facts.entitled + left_out != facts.members:
        yield Finding.of(
            "conference.roll_sum",
            key="entitled",
            entitled=facts.entitled,
            left_out=left_out,
            members=facts.members,
        )
    if not facts.entitled:
        yield Finding.of("conference.nobody_entitled", key="entitled")


def _project(
    deed: Deed[ConfirmElectors, ElectorsConfirmed], views: Views
) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    yield ElectorRoll(
        asked.unit,
        list_number(asked.unit, views),
        asked.entitled,
        sum(asked.left_out.values()),
        asked.invited,
        asked.document,
        at,
    )
    yield row_of(
        Taken(ROLL, "", deed.outcome.ballot),
        asked.unit,
        views,
        at=at,
        vote=(asked.votes_for or 0, deed.outcome.size),
        document=asked.document,
    )


CONFIRM_ELECTORS = Rule(
    "confirm_electors",
    ConfirmElectors,
    ElectorsConfirmed,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
