"""A play tells a whole election, the same one every time, and from anywhere."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from tests.play.charters import (
    by_presidium,
    two_units,
    with_guests,
    with_lots,
    with_primary,
)
from tests.play.stage import MemoryStage, staged

from comitia.demo.chance import drawn, shuffled
from comitia.demo.names import invented_name
from comitia.demo.play import Stuck, play, seen, taken
from comitia.demo.player import next_move
from comitia.demo.situation import Move
from comitia.demo.story import Story
from comitia.kernel.dates import parse_moment
from comitia.ledger.entry import Entry, payload_of
from comitia.stages.conference.ballots import Ballot, BallotName, SeatsReduced
from comitia.stages.due_process.remedies import Remedy
from comitia.stages.register.steps import election_of
from comitia.stages.register.ways import Reached, Way

TOLD = {
    "postpone_step", "correct_return", "record_answer", "lodge_appeal",
    "decide_appeal", "withdraw_person", "send_request", "record_reply",
    "record_objection", "decide_objection", "checkpoint", "publish_list",
}  # fmt: skip


def played(folder: Path, story: Story) -> tuple[MemoryStage, list[Entry]]:
    stage, entries = staged(folder), list[Entry]()
    play(stage, story, entries.append)
    return stage, entries


@pytest.mark.parametrize("seed", range(20))
def test_a_play_ends_with_every_seat_filled(tmp_path: Path, seed: int) -> None:
    stage, _ = played(tmp_path, Story(str(seed)))

    assert election_of(stage.views).state == "completed"
    assert len(stage.views.every(Way, reached=Reached.DELEGATE.value, out="")) == 3


def test_a_play_has_some_life_in_it(tmp_path: Path) -> None:
    stage, entries = played(tmp_path, Story("4242"))
    appeals = Counter(one.appeal for one in stage.views.every(Remedy))
    rulings = Counter(one.ruling for one in stage.views.every(Remedy))

    assert {entry.act for entry in entries} >= TOLD
    assert (appeals["dismissed"], rulings["lifted"]) == (1, 2)
    assert len(stage.views.every(Ballot)) == 2
    assert len(stage.views.every(BallotName, tied=True)) == 2


CLOSING = {
    "close_register", "divide_seats", "close_nomination", "close_vetting",
    "adopt_list", "close_notice", "close_ballots", "close_credentials",
    "publish_list",
}  # fmt: skip


def test_a_checkpoint_follows_each_step_that_is_closed(tmp_path: Path) -> None:
    _, entries = played(tmp_path, Story("4242"))
    acts = [entry.act for entry in entries]

    closed = {acts[place - 1] for place, act in enumerate(acts) if act == "checkpoint"}

    assert closed == CLOSING
    assert acts.count("checkpoint") == len(CLOSING)


def test_units_go_on_side_by_side(tmp_path: Path) -> None:
    stage = staged(tmp_path / "keys", two_units(tmp_path / "charter"))
    entries: list[Entry] = []

    play(stage, Story("4242"), entries.append)

    acts = [(one.act, one.unit) for one in entries]
    closed = [acts.index(("close_notice", unit)) for unit in ("hill", "valley")]
    first, last = (parse_moment(entries[at].at) for at in sorted(closed))
    assert last - first < timedelta(days=1)


def test_without_events_nothing_happens_that_need_not(tmp_path: Path) -> None:
    stage, entries = played(tmp_path, Story("4242", has_events=False))

    assert {entry.act for entry in entries} & TOLD == {"checkpoint", "publish_list"}
    assert len(stage.views.every(Ballot)) == 1
    assert election_of(stage.views).state == "completed"


def test_a_play_goes_on_wherever_it_was_left(tmp_path: Path) -> None:
    whole, _ = played(tmp_path / "whole", Story("4242"))
    stage = staged(tmp_path / "halves")
    for _ in range(20):
        move = next_move(seen(stage, Story("4242")))
        assert move is not None
        taken(stage, move)

    play(stage, Story("4242"))

    assert stage.views.every(Way)[0].reached == whole.views.every(Way)[0].reached
    assert election_of(stage.views).state == "completed"


def test_units_are_published_together(
    tmp_path: Path,
) -> None:
    stage = staged(tmp_path / "keys", two_units(tmp_path / "charter"))

    play(stage, Story("4242"))

    given_up = sum(one.seats for one in stage.views.every(SeatsReduced))
    delegates = stage.views.every(Way, reached=Reached.DELEGATE.value, out="")
    assert (len(delegates), given_up) == (4, 2)


def test_a_primary_is_played_with_its_tie_and_then_the_final(tmp_path: Path) -> None:
    stage = staged(tmp_path / "keys", with_primary(tmp_path / "charter"))

    play(stage, Story("4242"))

    kinds = [one.kind for one in stage.views.every(Ballot)]
    assert kinds == ["primary", "primary", "final"]
    assert len(stage.views.every(Way, reached=Reached.DELEGATE.value, out="")) == 3


def test_a_tie_is_drawn_from_the_seed_of_the_play_where_a_lot_decides(
    tmp_path: Path,
) -> None:
    stage = staged(tmp_path / "keys", with_lots(tmp_path / "charter"))
    entries: list[Entry] = []

    play(stage, Story("4242"), entries.append)

    (count,) = (payload_of(one) for one in entries if one.act == "record_count")
    elected = {one.person for one in stage.views.every(BallotName, elected=True)}
    assert count["lot"] == Story("4242").lot
    assert isinstance(count["drawn"], list)
    assert elected.issuperset(count["drawn"])


def test_a_seat_that_a_primary_left_is_given_up_by_the_presidium(
    tmp_path: Path,
) -> None:
    stage = staged(tmp_path / "keys", by_presidium(tmp_path / "charter"))

    play(stage, Story("4242"))

    (row,) = stage.views.every(SeatsReduced)
    assert (row.seats, row.votes_for) == (1, 0)
    assert len(stage.views.every(Way, reached=Reached.DELEGATE.value, out="")) == 2


def test_the_same_seed_gives_the_same_record(tmp_path: Path) -> None:
    one, _ = played(tmp_path / "one", Story("4242"))
    again, _ = played(tmp_path / "again", Story("4242"))
    other, _ = played(tmp_path / "other", Story("4243"))

    roots = [stage.election.work.ledger.notes[-1].text for stage in (one, again, other)]
    assert roots[0] == roots[1] != roots[2]


def test_a_move_that_is_refused_is_told_with_its_reasons(tmp_path: Path) -> None:
    stage = staged(tmp_path)
    officer = next_move(seen(stage, Story("1")))
    assert officer is not None

    with pytest.raises(Stuck, match=r"close_register.*register\.unit_missing"):
        taken(stage, Move("close_register", {}, officer.accounts))
    with pytest.raises(Stuck, match="awaits another signature"):
        taken(stage, Move("suspend_election", {"reason": "r"}, officer.accounts))


def test_invented_names_are_all_different_and_of_two_scripts() -> None:
    names = [invented_name("4242", number) for number in range(3000)]

    assert len(set(names)) == 3000
    assert names[0].isascii()
    assert not names[1].isascii()


def test_chance_belongs_to_its_words() -> None:
    assert [drawn(1000, "a", n) for n in range(3)] == [
        drawn(1000, "a", n) for n in range(3)
    ]
    assert drawn(1000, "a", 1) != drawn(1000, "b", 1)
    assert sorted(shuffled("abcdef", "x")) == list("abcdef")
    assert shuffled("abcdef", "x") != shuffled("abcdef", "y")


def test_the_centre_sends_somebody_to_each_unit_and_invites_guests(
    tmp_path: Path,
) -> None:
    stage = staged(tmp_path / "keys", with_guests(tmp_path / "charter"))
    entries: list[Entry] = []

    play(stage, Story("4242"), entries.append)

    acts = Counter(entry.act for entry in entries)
    assert (acts["send_nominees"], acts["invite_delegates"]) == (2, 1)
    assert election_of(stage.views).state == "completed"
