"""Whatever a conference does, it comes to an end: no state of the ballots is dead."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from operator import methodcaller

from hypothesis import given
from hypothesis import strategies as st
from tests.elections import MINIMAL

from comitia.charter.check import load
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Refused
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.conference.balloting import Balloting, balloting
from comitia.stages.conference.ballots import BallotName
from comitia.stages.conference.course.recording import NameVotes
from comitia.stages.deciding import Deed, Occasion
from comitia.stages.register.bodies import Body, Person, UnitSeats
from comitia.stages.register.steps import Progress, Step, step_of
from comitia.stages.register.ways import Reached, Way
from comitia.stages.rulebook import RULEBOOK
from comitia.stages.sections import SECTIONS

RULES = load(MINIMAL, sections=SECTIONS).rules()
UNIT, SEATS, MEMBERS = "valley", 3, 30
BEGINNING = datetime(2026, 3, 1, 9, tzinfo=UTC)
PEOPLE = tuple(f"{number:032x}" for number in range(6))
# Ballots that a conference which wants to end may need: one open, one tied, one more.
ENOUGH = 12


class Conference:
    """A conference that votes on six names; acts are decided as they would be."""

    def __init__(self) -> None:
        self.views, self.at = MemoryViews(), BEGINNING
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
        scene = rule.scene(asked, self.views, RULES)
        occasion = Occasion(self.at, scene.unit, scene.body, ())
        try:
            facts = rule.facts_of(asked, self.views, occasion)
            outcome = rule.decide(facts, RULES)
        except Refused:
            return False
        rows = tuple(rule.project(Deed(asked, outcome, occasion), self.views))
        self.views.put(rows)
        self.at += timedelta(minutes=1)
        return True

    def count(self, marks: list[int]) -> bool:
        """Count the open ballot, every name with votes of its own."""
        number = self.now.in_progress
        names = self.names(number)
        spare = MEMBERS * self.now.seats_left
        votes = []
        for name, mark in zip(names, marks, strict=False):
            now = min(mark, spare)
            spare -= now
            votes.append(NameVotes(name, now, MEMBERS - now, 0))
        papers = {
            "issued": MEMBERS,
            "voters": MEMBERS,
            "returned": MEMBERS,
            "valid": MEMBERS,
        }
        return self.do(
            "record_count",
            ballot=number,
            spoiled=0,
            void=0,
            votes=tuple(votes),
            **papers,
        )

    def names(self, number: int) -> list[str]:
        rows = self.views.every(BallotName, unit=UNIT, number=number)
        return [row.person for row in rows]

    def open(self, names: Iterable[str] = ()) -> bool:
        """Open a ballot, where nobody is named with all who may stand."""
        now = self.now
        chosen = tuple(sorted(names or now.tied or now.choice))
        return self.do("open_ballot", present=MEMBERS, names=chosen)

    def void(self) -> bool:
        """Count more papers than were issued."""
        papers = {"issued": 1, "voters": 1, "returned": 2, "valid": 0}
        number = self.now.in_progress
        return self.do(
            "record_count", ballot=number, spoiled=0, void=2, votes=(), **papers
        )

    def annul(self, number: int) -> bool:
        return self.do("annul_ballot", ballot=number, reason="tried")

    def close(self, votes_for: int | None = None) -> bool:
        return self.do("close_ballots", present=MEMBERS, votes_for=votes_for)

    def leave(self, person: str) -> None:
        row = self.views.one(Person, person)
        assert row is not None
        self.views.put([replace(row, standing="withdrawn")])


Move = Callable[[Conference], object]


def moves_of(name: str, *given: st.SearchStrategy[object]) -> st.SearchStrategy[Move]:
    """Return what calls one method of a conference; what it refuses does nothing."""
    return st.builds(methodcaller, st.just(name), *given)


MOVES = st.one_of(
    moves_of("open"),
    moves_of("open", st.sets(st.sampled_from(PEOPLE))),
    moves_of(
        "count", st.lists(st.sampled_from([0, 15, 16, 17]), min_size=6, max_size=6)
    ),
    moves_of("void"),
    moves_of("annul", st.integers(1, 4)),
    moves_of("leave", st.sampled_from(PEOPLE)),
    moves_of("close", st.integers(0, MEMBERS)),
)


def go_on(conference: Conference) -> bool:
    """Do what a conference does that wants to end; false where it lacks names."""
    now = conference.now
    if now.in_progress:
        return conference.count([MEMBERS - place for place in range(len(PEOPLE))])
    if now.seats_left == 0:
        return conference.close()
    return conference.open() or conference.close(MEMBERS)


@given(moves=st.lists(MOVES, max_size=14))
def test_a_conference_that_wants_to_end_ends_or_asks_for_names(
    moves: list[Move],
) -> None:
    conference = Conference()
    for move in moves:
        move(conference)

    for _ in range(ENOUGH):
        if step_of(UNIT, conference.views) is Step.CREDENTIALS:
            break
        if not go_on(conference):
            break

    ended = step_of(UNIT, conference.views) is Step.CREDENTIALS
    now = conference.now
    may_reopen = not now.elected and not now.in_progress
    assert ended or may_reopen


@given(moves=st.lists(MOVES, max_size=14))
def test_ways_and_ballots_say_the_same(moves: list[Move]) -> None:
    conference = Conference()
    for move in moves:
        move(conference)

    ways = conference.views.every(Way, unit=UNIT)
    elected = {way.person for way in ways if way.reached == Reached.ELECTED.value}
    now = conference.now
    assert elected == set(now.elected)
    assert len(elected) + now.seats_left == SEATS
    assert not elected & set(now.choice)
