"""A conference on rows alone, whose acts are decided as they would be."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import chain, repeat
from typing import Final

from tests.elections import MINIMAL

from comitia.charter.check import load
from comitia.charter.kinds import Value
from comitia.charter.rules import Rules, Setting
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Refused
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.conference.balloting import Balloting, balloting
from comitia.stages.conference.ballots import Ballot, BallotName
from comitia.stages.conference.course.recording import NameVotes
from comitia.stages.deciding import Deed, Occasion
from comitia.stages.register.bodies import Body, Person, UnitSeats
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Reached, Way
from comitia.stages.rulebook import RULEBOOK
from comitia.stages.sections import SECTIONS

MINIMAL_RULES: Final = load(MINIMAL, sections=SECTIONS).rules()
UNIT, SEATS, MEMBERS = "valley", 3, 30
BEGINNING: Final = datetime(2026, 3, 1, 9, tzinfo=UTC)
PEOPLE: Final = tuple(f"{number:032x}" for number in range(6))
HALF: Final = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.ENTITLED)


def ruled(**changes: Value) -> Rules:
    """Return the smallest charter's rules with keys of the conference changed."""
    settings = {one.key: one for one in MINIMAL_RULES}
    origin = settings["conference.mode"].provenance
    for name, value in changes.items():
        key = f"conference.{name}"
        settings[key] = Setting(key, value, origin)
    return Rules(settings)


PRIMARY: Final = ruled(mode="primary_then_final", primary_threshold=HALF)
FEWER: Final = ruled(open_seats="reduce_seats")
LEFT_OPEN: Final = ruled(open_seats="leave_open")
PRIMARY_AND_FEWER: Final = ruled(
    mode="primary_then_final", primary_threshold=HALF, open_seats="reduce_seats"
)
PRIMARY_LEFT_OPEN: Final = ruled(
    mode="primary_then_final", primary_threshold=HALF, open_seats="leave_open"
)


class Conference:
    """A conference that votes on six names; acts are decided as they would be."""

    def __init__(self, rules: Rules = MINIMAL_RULES) -> None:
        self.views, self.at, self.rules = MemoryViews(), BEGINNING, rules
        self.refused: tuple[str, ...] = ()
        at = moment_text(self.at)
        self.views.put(
            [
                Progress(UNIT, Step.CONFERENCE.value, at),
                UnitSeats(UNIT, SEATS),
                Body("conference", "", "conference", UNIT, "", MEMBERS, "0000"),
                Body("review", "", "review", UNIT, "conference", 3, "00000000"),
                *(Person(one, "branch", UNIT, "active") for one in PEOPLE),
                *(Way(UNIT, one, Reached.PRELIMINARY.value, at) for one in PEOPLE),
            ]
        )

    @property
    def now(self) -> Balloting:
        return balloting(UNIT, self.views)

    def do(self, act: str, **fields: object) -> bool:
        """Do an act of the conference, and say whether it was done."""
        rule = RULEBOOK[act]
        asked = rule.payload(unit=UNIT, **fields)
        scene = rule.scene(asked, self.views, self.rules)
        occasion = Occasion(self.at, scene.unit, scene.body, ())
        try:
            facts = rule.facts_of(asked, self.views, occasion)
            self.outcome = outcome = rule.decide(facts, self.rules)
        except Refused as refused:
            self.refused = tuple(one.code for one in refused.findings)
            return False
        rows = tuple(rule.project(Deed(asked, outcome, occasion), self.views))
        self.views.put(rows)
        self.at += timedelta(minutes=1)
        return True

    def count(self, marks: Iterable[int], **more: object) -> bool:
        """Count the open ballot, every name with votes of its own.

        What the papers cannot hold is not given.
        """
        number = self.now.in_progress
        names = self.names(number)
        held = self.views.one(Ballot, UNIT, number)
        spare, votes = MEMBERS * held.seats if held else 0, []
        for name, mark in zip(names, chain(marks, repeat(0)), strict=False):
            now = min(mark, spare)
            spare -= now
            votes.append(NameVotes(name, now, MEMBERS - now, 0))
        papers = {
            "issued": MEMBERS,
            "voters": MEMBERS,
            "returned": MEMBERS,
            "valid": MEMBERS,
        }
        asked = {"ballot": number, "spoiled": 0, "void": 0, "votes": tuple(votes)}
        return self.do("record_count", **(asked | papers | more))

    @staticmethod
    def marks(person: str, votes_for: int, of: int = MEMBERS) -> NameVotes:
        return NameVotes(person, votes_for, of - votes_for, 0)

    def names(self, number: int) -> list[str]:
        rows = self.views.every(BallotName, unit=UNIT, number=number)
        return [row.person for row in rows]

    def open(self, names: Iterable[str] = ()) -> bool:
        """Open a ballot, where nobody is named with all who may stand."""
        chosen = tuple(sorted(names or self.standing))
        return self.do("open_ballot", present=MEMBERS, names=chosen)

    @property
    def standing(self) -> tuple[str, ...]:
        """Who stands next: the tied, a list that is full, or all who are not on it."""
        now = self.now
        if now.tied and not (now.tied_again and now.listed):
            return now.tied
        if now.listed and (now.tied or now.places_left < 1):
            return now.listed
        return tuple(one for one in now.choice if one not in now.listed)

    def void(self) -> bool:
        """Count more papers than were issued."""
        papers = {"issued": 1, "voters": 1, "returned": 2, "valid": 0}
        number = self.now.in_progress
        return self.do(
            "record_count", ballot=number, spoiled=0, void=2, votes=(), **papers
        )

    def annul(self, number: int) -> bool:
        return self.do("annul_ballot", ballot=number, reason="tried")

    def reduce(self, seats: int, votes_for: int | None = MEMBERS) -> bool:
        return self.do(
            "reduce_seats", seats=seats, present=MEMBERS, votes_for=votes_for
        )

    def close(self, votes_for: int | None = None) -> bool:
        return self.do("close_ballots", present=MEMBERS, votes_for=votes_for)

    def leave(self, person: str) -> None:
        row = self.views.one(Person, person)
        assert row is not None
        self.views.put([replace(row, standing="withdrawn")])
