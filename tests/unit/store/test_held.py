"""A rehearsal played in memory leaves the folder that its acts would have left."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.offices import DrivenOffice, founded

from comitia.actions.perform import Request
from comitia.demo.folder import FolderStage
from comitia.demo.play import play
from comitia.demo.story import Story
from comitia.kernel.findings import Refused
from comitia.ledger.chain import CENTRE
from comitia.store.held.office import HeldOffice
from comitia.store.office import Office

STORY = Story("4242")


@pytest.fixture
def driven(tmp_path: Path) -> DrivenOffice:
    """Return an election that was just opened."""
    return founded(tmp_path)


def _tables(office: Office) -> dict[str, list[str]]:
    with closing(sqlite3.connect(office.place.database)) as base:
        base.text_factory = bytes
        names = base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        kept = [name.decode() for (name,) in names if not name.startswith(b"django")]
        return {
            name: sorted(map(repr, base.execute(f'SELECT * FROM "{name}"')))  # noqa: S608
            for name in kept
            if name not in {"account", "sqlite_sequence"}
        }


def _files(office: Office) -> dict[str, bytes]:
    folders = (office.place.objects, office.place.rolls, office.keys.path)
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for folder in folders
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_play_in_memory_leaves_what_one_in_the_folder_leaves(tmp_path: Path) -> None:
    slow = founded(tmp_path / "slow").office
    play(FolderStage(slow), STORY)
    expected = _tables(slow), _files(slow), slow.account_names()
    slow.close()
    fast = founded(tmp_path / "fast").office

    with HeldOffice(fast) as held:
        play(held, STORY)

    assert (_tables(fast), _files(fast), fast.account_names()) == expected


def test_a_folder_played_in_memory_goes_on_as_any_other(driven: DrivenOffice) -> None:
    with HeldOffice(driven.office) as held:
        asked = Request("checkpoint", {"reason": "x"}, held.account("officer"), "one")
        held.do(asked)

    driven.do("checkpoint", {"reason": "y"})

    assert len(driven.office.bundle().ledger.notes) == 2


def test_what_was_done_is_kept_when_the_play_breaks_off(driven: DrivenOffice) -> None:
    def broken_off() -> None:
        with HeldOffice(driven.office) as held:
            account = held.account("officer")
            held.do(Request("checkpoint", {"reason": "x"}, account, "one"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken_off()

    assert driven.office.work().heads() == {CENTRE: 2}


def test_nothing_is_written_when_an_act_breaks_off_half_way(
    driven: DrivenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(*_: object) -> None:
        raise ZeroDivisionError

    def broken_off() -> None:
        with HeldOffice(driven.office) as held:
            account = held.account("officer")
            held.do(Request("checkpoint", {"reason": "x"}, account, "one"))
            monkeypatch.setattr(held.work, "sign_tree", torn)
            held.do(Request("checkpoint", {"reason": "y"}, account, "two"))

    with pytest.raises(ZeroDivisionError):
        broken_off()

    assert driven.office.work().heads() == {CENTRE: 1}


def test_a_refused_act_tears_nothing(driven: DrivenOffice) -> None:
    with HeldOffice(driven.office) as held:
        account = held.account("officer")
        held.do(Request("checkpoint", {"reason": "x"}, account, "one"))
        with pytest.raises(Refused):
            held.do(Request("close_register", {}, account, "two"))

    assert driven.office.work().heads() == {CENTRE: 2}


def test_what_others_entered_meanwhile_is_not_written_over(
    driven: DrivenOffice,
) -> None:
    def both() -> None:
        with HeldOffice(driven.office):
            driven.do("checkpoint", {"reason": "x"})

    with pytest.raises(Refused) as refused:
        both()

    assert [one.code for one in refused.value.findings] == ["store.busy"]
    assert driven.office.work().heads() == {CENTRE: 2}


def test_an_election_in_earnest_is_not_played_in_memory(tmp_path: Path) -> None:
    office = founded(tmp_path, seed=None).office

    with pytest.raises(ValueError, match="rehearsal"):
        HeldOffice(office)


def test_an_election_that_has_acts_is_not_played_in_memory(
    driven: DrivenOffice,
) -> None:
    driven.do("checkpoint", {"reason": "x"})

    with pytest.raises(ValueError, match="in its folder"):
        HeldOffice(driven.office)


def test_a_request_under_the_same_key_gets_the_first_answer(
    driven: DrivenOffice,
) -> None:
    with HeldOffice(driven.office) as held:
        asked = Request("checkpoint", {"reason": "x"}, held.account("officer"), "one")
        first = held.do(asked)

        again = held.do(asked)

    assert (again.entry, again.repeated) == (first.entry, True)
