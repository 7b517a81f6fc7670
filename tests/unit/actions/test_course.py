"""Acts that belong to no single step: people leave, dates move, requests go up."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.elections import PlayedElection, account
from tests.placed import nominating, place
from tests.played import UNIT, people

from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Refused
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import outcome_of
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.grants import Grant
from comitia.stages.register.bodies import Person
from comitia.stages.register.closing import holding, not_yet
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.steps import Election, Progress, Step, step_of
from comitia.stages.register.ways import Reached, Way

LETTER = {
    "about": "a later date",
    "date": "2026-01-05",
    "number": "14",
    "signer": "chair",
    "unit": UNIT,
}
REPLY = {"date": "2026-01-05", "number": "31", "signer": "head of the office"}


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return nominating(tmp_path)


def standing(election: PlayedElection, person: str) -> str:
    row = election.work.views.one(Person, person)
    return row.standing if row else ""


def way(election: PlayedElection, person: str) -> Way:
    row = election.work.views.one(Way, UNIT, person)
    assert row is not None
    return row


def state(election: PlayedElection) -> str:
    return election.work.views.every(Election)[0].state


def test_who_withdraws_goes_no_further_and_the_reason_stays_on_the_card(
    election: PlayedElection,
) -> None:
    person = place(election, Step.VETTING, Reached.NOMINEE)[0]

    asked = {"person": person, "reason": "a long illness"}
    entry = election.do("withdraw_person", asked, by="secretary").entry

    assert standing(election, person) == "withdrawn"
    assert (way(election, person).reached, way(election, person).out) == (
        "nominee",
        "withdrawn",
    )
    assert outcome_of(entry) == {"units": [UNIT]}
    assert b"illness" not in bytes(entry.payload)
    assert "a long illness" in [
        one.value for one in election.work.card(person).openings.values()
    ]


def test_the_secretary_of_the_own_branch_records_it_too(
    election: PlayedElection,
) -> None:
    mine, other = people(election, [0, 7])

    election.do("withdraw_person", {"person": mine, "reason": "asked"}, by="branch-a")
    with pytest.raises(Refused, match="right"):
        election.do(
            "withdraw_person",
            {"person": other, "reason": "asked"},
            by="branch-a",
        )

    assert standing(election, mine) == "withdrawn"


def test_nobody_withdraws_twice(election: PlayedElection) -> None:
    person = people(election)[0]
    election.do("withdraw_person", {"person": person, "reason": "asked"})

    with pytest.raises(Refused, match="has_left"):
        election.do("withdraw_person", {"person": person, "reason": "again"})


def test_somebody_who_withdrew_can_die_and_the_dead_cannot_again(
    election: PlayedElection,
) -> None:
    person = place(election, Step.VETTING, Reached.NOMINEE)[0]
    election.do("withdraw_person", {"person": person, "reason": "asked"})

    evidence = "a letter of the widow"
    entry = election.do("record_death", {"person": person, "evidence": evidence}).entry
    with pytest.raises(Refused, match="has_left"):
        election.do("record_death", {"person": person, "evidence": "no. 13"})

    assert standing(election, person) == "dead"
    assert way(election, person).out == "withdrawn"
    assert evidence.encode() not in bytes(entry.payload)
    assert outcome_of(entry) == {"units": []}


def test_an_elected_person_who_dies_leaves_the_seat_open(
    election: PlayedElection,
) -> None:
    person = place(election, Step.CREDENTIALS, Reached.ELECTED)[0]

    election.do("record_death", {"person": person, "evidence": "no. 12"})

    assert (way(election, person).reached, way(election, person).out) == (
        "elected",
        "dead",
    )


def test_nobody_withdraws_before_the_seats_are_divided_or_is_unknown(
    election: PlayedElection,
) -> None:
    with pytest.raises(Refused, match="unknown_person"):
        election.do("withdraw_person", {"person": "a" * 32, "reason": "asked"})

    election.work.views.put([Progress(UNIT, Step.COMPLETED.value, "")])
    asked = {"person": people(election)[0], "reason": "asked"}
    with pytest.raises(Refused, match="step"):
        election.do("withdraw_person", asked)


def test_two_people_correct_a_card(election: PlayedElection) -> None:
    person = people(election)[0]
    asked = {
        "name": "Married Name",
        "office_id": "900",
        "person": person,
        "reason": "married",
        "traits": {"branch": "Upper valley"},
    }

    first = election.do("correct_person", asked)
    election.do("correct_person", asked, by="second")

    card, index = election.work.card(person), election.work.keys.intake_index("900")
    assert first.awaits_signature
    assert card.value("name") == "Married Name"
    assert card.value("branch") == "Upper valley"
    assert election.work.find_person(index) == person


def test_a_correction_of_the_name_alone_leaves_the_office_id(
    election: PlayedElection,
) -> None:
    person = people(election)[0]
    asked = {"name": "Married Name", "person": person, "reason": "married"}
    before = dict(election.work.index)

    for officer in ("officer", "second"):
        election.do("correct_person", asked, by=officer)

    assert election.work.card(person).value("name") == "Married Name"
    assert election.work.index == before


def test_a_correction_keeps_to_what_is_published_and_changes_something(
    election: PlayedElection,
) -> None:
    person = people(election)[0]

    with pytest.raises(Refused) as strange:
        election.do(
            "correct_person",
            {"person": person, "reason": "asked", "traits": {"born": "1980"}},
        )
    with pytest.raises(Refused) as empty:
        election.do("correct_person", {"person": person, "reason": "asked"})

    assert [one.code for one in strange.value.findings] == [
        "register.strange_attribute"
    ]
    assert [one.code for one in empty.value.findings] == ["register.nothing_corrected"]


def test_the_office_id_of_somebody_else_is_not_given_away(
    election: PlayedElection,
) -> None:
    own, other = people(election, [0, 1])
    taken = str(election.work.card(other).value("office_id"))
    held = str(election.work.card(own).value("office_id"))

    with pytest.raises(Refused, match="office_id_taken"):
        election.do(
            "correct_person", {"office_id": taken, "person": own, "reason": "a slip"}
        )
    again = election.do(
        "correct_person", {"office_id": held, "person": own, "reason": "a slip"}
    )

    assert again.awaits_signature


def test_who_was_erased_has_no_card_to_correct(election: PlayedElection) -> None:
    person = people(election)[0]
    forget = {"ground": "asked", "person": person}
    election.do("erase_person", forget)
    election.do("erase_person", forget, by="second")

    with pytest.raises(Refused, match="no_card"):
        election.do(
            "correct_person", {"name": "X", "person": person, "reason": "a slip"}
        )


def test_a_step_is_postponed_longer_and_never_shorter(election: PlayedElection) -> None:
    now = election.work.clock

    def until(days: int) -> dict[str, str]:
        moment = moment_text(now + timedelta(days=days))
        return {"reason": "a flood", "unit": UNIT, "until": moment}

    election.do("postpone_step", until(2))
    with pytest.raises(Refused, match="postponed_shorter"):
        election.do("postpone_step", until(2))
    with pytest.raises(Refused, match="postponed_to_past"):
        election.do("postpone_step", until(0))
    with pytest.raises(Refused, match="postponed_too_far"):
        election.do("postpone_step", until(367))
    election.do("postpone_step", until(3))

    early = holding(UNIT, election.work.views, at=now + timedelta(days=2))
    due = holding(UNIT, election.work.views, at=now + timedelta(days=3))
    assert [one.code for one in not_yet(early)] == ["register.postponed"]
    assert list(not_yet(due)) == []


def test_a_step_is_postponed_by_a_year_in_one_go(election: PlayedElection) -> None:
    until = moment_text(election.work.clock + timedelta(days=366))

    election.do("postpone_step", {"reason": "a flood", "unit": UNIT, "until": until})

    progress = election.work.views.one(Progress, UNIT)
    assert progress is not None
    assert progress.not_before == until


def test_a_suspended_election_stands_still_until_two_people_resume_it(
    election: PlayedElection,
) -> None:
    person = people(election)[0]
    election.do("suspend_election", {"reason": "a flood"})
    election.do("suspend_election", {"reason": "a flood"}, by="second")

    with pytest.raises(Refused, match="state"):
        election.do("send_request", LETTER)
    election.do("record_death", {"person": person, "evidence": "no. 12"})
    suspended = state(election)
    election.do("resume_election", {"reason": "dry again"})
    election.do("resume_election", {"reason": "dry again"}, by="second")

    assert (suspended, state(election)) == ("suspended", "running")
    with pytest.raises(Refused, match="state"):
        election.do("resume_election", {"reason": "dry again"})


def test_an_annulled_election_is_void_for_good(election: PlayedElection) -> None:
    asked = {"authority": "general assembly", "reason": "a forged register"}
    election.do("annul_election", asked)

    election.do("annul_election", asked, by="second")

    assert state(election) == "void"
    with pytest.raises(Refused, match="state"):
        election.do("annul_election", {**asked, "reason": "again"})


def test_a_request_holds_the_step_open_until_its_reply(
    election: PlayedElection,
) -> None:
    views, at = election.work.views, election.work.clock
    election.do("send_request", LETTER, by="secretary")
    letter = views.every(Letter)[0]

    held = [one.code for one in not_yet(holding(UNIT, views, at=at))]
    election.do(
        "record_reply", {**REPLY, "letter": letter.letter, "outcome": "granted"}
    )

    assert (letter.step, letter.number) == ("nomination", "14")
    assert held == ["register.no_reply"]
    assert list(not_yet(holding(UNIT, views, at=at))) == []


def test_a_request_goes_up_once_and_gets_one_reply(election: PlayedElection) -> None:
    election.do("send_request", LETTER, by="secretary")
    letter = election.work.views.every(Letter)[0].letter
    reply = {**REPLY, "letter": letter, "outcome": "declined"}
    election.do("record_reply", reply)

    with pytest.raises(Refused, match="letter_doubled"):
        election.do("send_request", LETTER, by="secretary")
    with pytest.raises(Refused, match="replied_already"):
        election.do("record_reply", {**reply, "outcome": "granted"})
    with pytest.raises(Refused, match="unknown_letter"):
        election.do("record_reply", {**reply, "letter": "a" * 32})


def test_no_letter_and_no_grant_takes_the_place_of_another(
    election: PlayedElection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comitia.actions.perform.refuse_filled", lambda _: None)
    election.do("send_request", LETTER, by="secretary")
    letter = election.work.views.every(Letter)[0].letter
    grant = election.work.views.every(Grant, account=account("officer"))[0].grant
    granting = {"account": account("branch-a"), "grant": grant, "role": "officer"}

    with pytest.raises(Refused, match="id_taken"):
        election.do("send_request", {**LETTER, "letter": letter, "number": "15"})
    with pytest.raises(Refused, match="id_taken"):
        election.do("grant_role", granting)


def test_no_letter_is_dated_later_than_it_is_anywhere(
    election: PlayedElection,
) -> None:
    election.work.clock = election.work.clock.replace(hour=10)
    first, later = {**LETTER, "date": "2026-01-06"}, {**LETTER, "date": "2026-01-07"}

    with pytest.raises(Refused, match="letter_ahead"):
        election.do("send_request", later)
    election.do("send_request", first)
    letter = election.work.views.every(Letter)[0].letter
    with pytest.raises(Refused, match="letter_ahead"):
        election.do(
            "record_reply",
            {**REPLY, "date": "2026-01-07", "letter": letter, "outcome": "granted"},
        )


def test_no_reply_is_dated_before_its_request(election: PlayedElection) -> None:
    election.do("send_request", {**LETTER, "date": "2026-01-04"})
    letter = election.work.views.every(Letter)[0].letter
    asked = {**REPLY, "letter": letter, "outcome": "granted"}

    with pytest.raises(Refused, match="reply_before"):
        election.do("record_reply", {**asked, "date": "2026-01-03"})
    election.do("record_reply", {**asked, "date": "2026-01-04"})

    assert election.work.views.every(Letter)[0].reply == "granted"


def test_a_day_is_written_in_one_way(election: PlayedElection) -> None:
    for wrong in ("20260105", "2026-W02-1", "tomorrow"):
        with pytest.raises(Refused, match=r"form\.day"):
            election.do("send_request", {**LETTER, "date": wrong})


def test_a_unit_without_a_step_of_its_own_stands_where_the_election_does() -> None:
    views = MemoryViews()
    views.put([Progress(CENTRE, Step.APPORTIONMENT.value, "")])

    before = step_of(UNIT, views)
    views.put([Progress(UNIT, Step.NOMINATION.value, "")])

    assert (before, step_of(UNIT, views)) == (Step.APPORTIONMENT, Step.NOMINATION)
