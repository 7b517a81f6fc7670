"""The count of a ballot against a slow plain model, and what no count may do."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.elections import MINIMAL

from comitia.charter.check import load
from comitia.charter.rules import Rules, Setting
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.stages.conference.ballots import Status
from comitia.stages.conference.counting.ranking import elect
from comitia.stages.conference.course.papers import Counting, Marks, Papers
from comitia.stages.conference.course.recording import RECORD_COUNT, Counted
from comitia.stages.sections import SECTIONS

RULES = load(MINIMAL, sections=SECTIONS).rules()
QUORUM = "conference.quorum"
THRESHOLD = "conference.threshold"
NAMES = tuple("abcdefgh")
ENTITLED = 12

shares = st.integers(1, 6).flatmap(
    lambda below: st.builds(Fraction, st.integers(0, below), st.just(below))
)
bars = st.builds(
    Bound,
    st.sampled_from([Relation.MORE_THAN, Relation.AT_LEAST]),
    shares,
    st.sampled_from([Base.ENTITLED, Base.PRESENT, Base.VALID]),
)


@st.composite
def counts(draw: st.DrawFn) -> Counting:
    present = draw(st.integers(0, ENTITLED))
    issued = draw(st.integers(0, present))
    returned = draw(st.integers(0, issued))
    valid = draw(st.integers(0, returned))
    order = draw(st.permutations(NAMES))
    names = tuple(order[: draw(st.integers(0, len(NAMES)))])
    seats = draw(st.integers(1, 5))
    spare, votes = seats * valid, dict[str, int]()
    for name in names:
        votes[name] = min(draw(st.integers(0, valid)), spare)
        spare -= votes[name]
    return Counting(
        Status.OPEN.value,
        draw(st.sampled_from(["contested", "final"])),
        seats,
        ENTITLED,
        present,
        names,
        Papers(
            issued, issued, 0, returned, valid, returned - valid, _one(returned - valid)
        ),
        tuple(Marks(name, now, valid - now) for name, now in votes.items()),
        gone=tuple(draw(st.sets(st.sampled_from(names)))) if names else (),
    )


def _one(papers: int) -> dict[str, int]:
    return {"too_many": papers}


def under(bar: Bound) -> Rules:
    held = RULES.read(THRESHOLD, Bound)
    settings = {one.key: one for one in RULES}
    settings[THRESHOLD] = Setting(THRESHOLD, bar, held.provenance)
    return Rules(settings)


def passes(votes: int, bar: Bound, facts: Counting) -> bool:
    """Compare whole numbers only: count * b against a * size."""
    size = {
        Base.ENTITLED: facts.entitled,
        Base.PRESENT: facts.present,
        Base.VALID: facts.papers.valid,
    }[bar.of]
    left, right = votes * bar.share.denominator, bar.share.numerator * size
    enough = left > right if bar.relation is Relation.MORE_THAN else left >= right
    return enough and votes > 0


def has_quorum(facts: Counting) -> bool:
    """Compare whole numbers only; the charter's quorum is a least share."""
    share = RULES.read(QUORUM, Bound).value.share
    return facts.present * share.denominator >= share.numerator * facts.entitled


def slow_count(votes: Mapping[str, int], seats: int) -> tuple[set[str], set[str], int]:
    """Ask of each name by itself how many others stand before it, or level with it."""
    elected, tied = set(), set()
    for name, own in votes.items():
        before = sum(1 for other in votes.values() if other > own)
        not_behind = sum(1 for other in votes.values() if other >= own)
        if not_behind <= seats:
            elected.add(name)
        elif before < seats:
            tied.add(name)
    return elected, tied, seats - len(elected)


def counted(facts: Counting, bar: Bound) -> Counted:
    outcome = RECORD_COUNT.decide(facts, under(bar))
    assert isinstance(outcome, Counted)
    return outcome


def stating(facts: Counting) -> dict[str, int]:
    return {one.person: one.votes_for for one in facts.votes}


@given(facts=counts(), bar=bars)
def test_the_count_is_that_of_the_slow_model(facts: Counting, bar: Bound) -> None:
    standing = {
        name: now
        for name, now in stating(facts).items()
        if has_quorum(facts) and passes(now, bar, facts) and name not in facts.gone
    }

    outcome = counted(facts, bar)

    assert (
        set(outcome.elected),
        set(outcome.tied),
        outcome.seats_left,
    ) == slow_count(standing, facts.seats)


@given(facts=counts(), bar=bars)
def test_nobody_at_or_below_the_bar_is_elected_or_tied(
    facts: Counting, bar: Bound
) -> None:
    outcome = counted(facts, bar)

    votes = stating(facts)
    reached = {votes[name] for name in (*outcome.elected, *outcome.tied)}
    assert all(passes(now, bar, facts) for now in reached)


@given(facts=counts(), bar=bars, data=st.data())
def test_equals_are_named_in_the_order_of_the_paper_however_they_were_sent(
    facts: Counting, bar: Bound, data: st.DataObject
) -> None:
    sent = tuple(data.draw(st.permutations(facts.votes)))

    outcome = counted(replace(facts, votes=sent), bar)

    votes = stating(facts)
    for named in (outcome.elected, outcome.tied):
        ranked = sorted(facts.names, key=lambda name: -votes[name])
        assert list(named) == [name for name in ranked if name in named]


def test_equals_come_in_the_order_of_the_paper_and_then_by_who_was_written_in() -> None:
    sent = (Marks("a", 9), Marks("c", 9), Marks("b", 9))
    others = (Marks("f", 9), Marks("e", 9))
    papers = Papers(9, 9, 0, 9, 9, 0)
    names = ("c", "a", "b")

    held = Counting("open", "final", 5, 9, 9, names, papers, sent, others)

    order = [one.name for one in held.all_votes]
    assert order == ["c", "a", "b", "e", "f"]


@given(facts=counts(), bar=bars)
def test_never_more_are_elected_than_there_are_seats(
    facts: Counting, bar: Bound
) -> None:
    outcome = counted(facts, bar)

    assert len(set(outcome.elected)) == len(outcome.elected) <= facts.seats
    assert len(outcome.elected) + outcome.seats_left == facts.seats


@given(facts=counts(), bar=bars)
def test_a_tie_at_the_cut_elects_nobody_of_the_tied(
    facts: Counting, bar: Bound
) -> None:
    outcome = counted(facts, bar)

    votes = stating(facts)
    assert not set(outcome.tied) & set(outcome.elected)
    assert len({votes[name] for name in outcome.tied}) <= 1
    assert not outcome.tied or len(outcome.tied) > outcome.seats_left > 0


@given(facts=counts(), bar=bars)
def test_whoever_is_elected_has_more_votes_than_whoever_could_be_and_is_not(
    facts: Counting, bar: Bound
) -> None:
    outcome = counted(facts, bar)

    votes = stating(facts)
    others = set(votes) - set(outcome.elected) - set(facts.gone)
    for name in outcome.elected:
        assert all(votes[name] > votes[other] for other in others)


@given(
    votes=st.dictionaries(st.sampled_from(NAMES), st.integers(1, 4)),
    seats=st.integers(1, 5),
    data=st.data(),
)
def test_neither_names_nor_their_order_decide(
    votes: dict[str, int], seats: int, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(sorted(votes)))
    other = dict(zip(order, data.draw(st.permutations(order)), strict=True))

    renamed = elect({other[name]: votes[name] for name in order}, seats=seats)

    found = elect(votes, seats=seats)
    assert {other[name] for name in found.elected} == set(renamed.elected)
    assert {other[name] for name in found.tied} == set(renamed.tied)
