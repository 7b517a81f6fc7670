"""Credentials: a vote on each of those elected, with answer and appeal."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from tests.charter_files import exemption, minimal, written
from tests.elections import PlayedElection
from tests.placed import nominating, place, standing_at
from tests.played import UNIT, people

from comitia.actions.registry import policy_table
from comitia.audit.replay.founding import Founding
from comitia.audit.replay.policy import read_policy
from comitia.audit.replay.redo import Redoing
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Refused
from comitia.ledger.entry import outcome_of
from comitia.stages.credentials.credential import Credential
from comitia.stages.due_process.remedies import CREDENTIALS, Remedy, told
from comitia.stages.due_process.withheld import Withholding
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Reached, Way

People = dict[str, list[str]]
TERM = timedelta(days=3)


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return nominating(tmp_path)


def elected(election: PlayedElection) -> list[str]:
    """Put three people into credentials as elected, and let objections end."""
    names = place(election, Step.CREDENTIALS, Reached.ELECTED, numbers=range(3))
    election.wait(TERM)
    return names


def sheet(
    *rows: tuple[str, int], present: int = 4, reasons: str = ""
) -> dict[str, Any]:
    """Return a sheet of votes; a reason stands in every row, or in none."""
    why = {"reasons": reasons} if reasons else {}
    return {
        "entitled": 5,
        "present": present,
        "rows": [{"person": one, "votes_for": votes, **why} for one, votes in rows],
        "unit": UNIT,
    }


def confirm(election: PlayedElection, asked: dict[str, Any]) -> People:
    election.do("confirm_credentials", asked, by="secretary")
    entry = election.do("confirm_credentials", asked, by="chair").entry
    return cast("People", outcome_of(entry))


def refusals(election: PlayedElection, act: str, asked: dict[str, Any]) -> list[str]:
    with pytest.raises(Refused) as refused:
        election.do(act, asked, by="secretary")
    return [one.code for one in refused.value.findings]


def tell(election: PlayedElection, person: str) -> None:
    """Tell a person of the last decision; three days of a right begin."""
    row = election.work.views.one(Remedy, UNIT, person, CREDENTIALS)
    assert row is not None
    now = election.work.clock
    until = moment_text(now + TERM)
    election.work.views.put([told(row, at=moment_text(now), until=until)])


def close(election: PlayedElection) -> People:
    entry = election.do("close_credentials", {"unit": UNIT}, by="secretary").entry
    return cast("People", outcome_of(entry))


def test_most_of_those_present_confirm_and_the_confirmed_become_delegates(
    election: PlayedElection,
) -> None:
    names = elected(election)

    voted = confirm(election, sheet(*((one, 3) for one in names)))
    closed = close(election)

    assert voted == {"confirmed": names, "refused": []}
    assert closed["delegates"] == sorted(names)
    ways = election.work.views.every(Way, unit=UNIT)
    assert {(way.reached, way.out) for way in ways} == {("delegate", "")}
    progress = election.work.views.one(Progress, UNIT)
    assert progress is not None
    assert progress.step == "publication"


def test_nobody_is_voted_on_while_objections_may_come(
    election: PlayedElection,
) -> None:
    names = place(election, Step.CREDENTIALS, Reached.ELECTED, numbers=range(1))
    asked = sheet((names[0], 4))

    election.wait(TERM - timedelta(seconds=1))
    early = refusals(election, "confirm_credentials", asked)
    election.wait(timedelta(seconds=1))
    confirm(election, asked)

    assert early == ["credentials.objections"]
    assert election.work.views.one(Credential, UNIT, names[0]) is not None


def test_an_open_objection_is_decided_first(election: PlayedElection) -> None:
    names = place(election, Step.CREDENTIALS, Reached.ELECTED, numbers=range(1))
    said = {"person": names[0], "text": "lives elsewhere"}
    election.do("record_objection", said, by="secretary")
    election.wait(TERM)

    vote = refusals(election, "confirm_credentials", sheet((names[0], 4)))
    end = refusals(election, "close_credentials", {"unit": UNIT})

    assert vote == ["objection.undecided"]
    assert end == ["objection.undecided", "credentials.undecided"]


def test_the_sheet_says_how_many_the_register_has_entitled(
    election: PlayedElection,
) -> None:
    names = elected(election)

    asked = {**sheet((names[0], 4)), "entitled": 6}

    assert refusals(election, "confirm_credentials", asked) == ["credentials.entitled"]


def test_everybody_stands_in_the_sheet_once_and_was_elected(
    election: PlayedElection,
) -> None:
    names = elected(election)
    election.do("record_death", {"evidence": "no. 12", "person": names[2]})
    confirm(election, sheet((names[0], 4)))

    rows = ((names[0], 4), (names[1], 4), (names[1], 4), (names[2], 4))

    assert refusals(election, "confirm_credentials", sheet(*rows)) == [
        "credentials.named_twice",
        "credentials.not_elected",
        "credentials.confirmed",
    ]
    assert refusals(election, "confirm_credentials", sheet()) == ["credentials.nobody"]


def test_counts_that_cannot_be_are_said_once(election: PlayedElection) -> None:
    names = elected(election)

    more = sheet((names[0], 7), (names[1], 7), present=6)
    empty = {**sheet(present=6), "entitled": 5}

    assert refusals(election, "confirm_credentials", more) == [
        "meeting.present",
        "meeting.votes_for",
    ]
    assert refusals(election, "confirm_credentials", empty) == [
        "credentials.nobody",
        "meeting.present",
    ]


def test_half_of_those_present_confirm_nobody_and_a_reason_is_owed(
    election: PlayedElection,
) -> None:
    names = elected(election)

    silent = refusals(election, "confirm_credentials", sheet((names[0], 2)))
    voted = confirm(election, sheet((names[0], 2), reasons="not a member"))

    assert silent == ["credentials.reasons", "credentials.threshold"]
    assert voted == {"confirmed": [], "refused": [names[0]]}
    assert b"not a member" not in bytes(election.done[-1].entry.payload)


def set_aside(election: PlayedElection) -> tuple[str, dict[str, Any]]:
    """Let the body confirm two of three, and return the third with its sheet."""
    names = elected(election)
    confirm(election, sheet((names[1], 4), (names[2], 4)))
    against = sheet((names[0], 1), reasons="not a member")
    confirm(election, against)
    return names[0], against


def test_nobody_is_refused_for_good_for_reasons_never_told(
    election: PlayedElection,
) -> None:
    person, against = set_aside(election)
    views = election.work.views
    now, tomorrow = election.work.clock, election.work.clock + timedelta(days=1)
    row = Withholding(
        UNIT,
        person,
        CREDENTIALS,
        "protects-others",
        "review",
        "no. 17",
        moment_text(tomorrow)[:10],
        moment_text(now),
    )
    views.put([row])
    tell(election, person)
    election.wait(TERM)

    blind = refusals(election, "confirm_credentials", against)
    views.put([replace(row, told=moment_text(election.work.clock))])
    heard = confirm(election, against)

    assert blind == ["due_process.not_heard_in_full"]
    assert heard["refused"] == [person]


def test_reasons_never_told_hold_up_nobody_whom_the_body_confirms(
    election: PlayedElection,
) -> None:
    person, _ = set_aside(election)
    now = moment_text(election.work.clock)
    terms = ("protects-others", "review", "no. 17", now[:10])
    row = Withholding(UNIT, person, CREDENTIALS, *terms, at=now)
    election.work.views.put([row])
    tell(election, person)
    election.wait(TERM)

    assert confirm(election, sheet((person, 4)))["confirmed"] == [person]


def test_the_body_decides_again_only_after_notice_and_answer(
    election: PlayedElection,
) -> None:
    person, against = set_aside(election)

    untold = refusals(election, "confirm_credentials", against)
    tell(election, person)
    too_early = refusals(election, "confirm_credentials", against)
    election.wait(TERM)
    again = confirm(election, against)

    assert untold == ["due_process.not_told"]
    assert too_early == ["due_process.answer_open"]
    assert again["refused"] == [person]
    assert refusals(election, "confirm_credentials", against) == [
        "due_process.decided_already"
    ]


def test_one_signature_sets_nobody_aside(election: PlayedElection) -> None:
    names = elected(election)
    asked = sheet((names[0], 2), reasons="not a member")

    first = election.do("confirm_credentials", asked, by="secretary")
    twice = refusals(election, "confirm_credentials", asked)
    before = election.work.views.every(Credential)
    second = election.do("confirm_credentials", asked, by="auditor")

    assert first.awaits_signature
    assert twice == ["policy.signed_already"]
    assert before == ()
    assert not second.awaits_signature
    assert len(second.entry.grants) == 2


def test_a_signature_from_before_the_last_vote_or_the_answer_does_not_count(
    election: PlayedElection,
) -> None:
    names = elected(election)
    against = sheet((names[0], 1), reasons="still no member")
    election.do("confirm_credentials", against, by="secretary")
    confirm(election, sheet((names[0], 2), reasons="not a member"))
    tell(election, names[0])
    election.wait(TERM)

    late = election.do("confirm_credentials", against, by="auditor")
    last = election.do("confirm_credentials", against, by="secretary")

    assert late.awaits_signature
    assert outcome_of(last.entry) == {"confirmed": [], "refused": [names[0]]}


def test_a_vote_against_somebody_waits_for_the_whole_term_and_one_for_them_does_not(
    election: PlayedElection,
) -> None:
    person, against = set_aside(election)
    tell(election, person)
    said = {"matter": CREDENTIALS, "person": person, "text": "-"}
    election.do("record_answer", said, by="secretary")

    early = refusals(election, "confirm_credentials", against)
    voted = confirm(election, sheet((person, 3)))

    assert early == ["due_process.answer_open"]
    assert voted == {"confirmed": [person], "refused": []}


def test_the_answer_can_turn_the_vote(election: PlayedElection) -> None:
    person, _ = set_aside(election)
    tell(election, person)
    election.wait(TERM)

    confirm(election, sheet((person, 3)))

    assert person in close(election)["delegates"]


def test_the_review_is_not_closed_over_an_appeal_that_may_come(
    election: PlayedElection,
) -> None:
    person, against = set_aside(election)
    first = refusals(election, "close_credentials", {"unit": UNIT})
    tell(election, person)
    election.wait(TERM)
    confirm(election, against)
    second = refusals(election, "close_credentials", {"unit": UNIT})
    tell(election, person)
    third = refusals(election, "close_credentials", {"unit": UNIT})
    election.wait(TERM)

    closed = close(election)

    assert (first, second, third) == (
        ["due_process.not_told"],
        ["due_process.not_told_finally"],
        ["due_process.appeal_open"],
    )
    assert closed["set_aside"] == [person]
    way = election.work.views.one(Way, UNIT, person)
    assert way is not None
    assert way.out == "credentials"


def test_an_appeal_upheld_makes_a_delegate(election: PlayedElection) -> None:
    person, against = set_aside(election)
    tell(election, person)
    election.wait(TERM)
    confirm(election, against)
    tell(election, person)
    row = election.work.views.one(Remedy, UNIT, person, CREDENTIALS)
    assert row is not None

    election.work.views.put([replace(row, appeal="upheld")])

    assert person in close(election)["delegates"]


def test_an_appeal_that_was_upheld_binds_after_a_new_vote(
    election: PlayedElection,
) -> None:
    person, against = set_aside(election)
    row = election.work.views.one(Remedy, UNIT, person, CREDENTIALS)
    assert row is not None
    election.work.views.put([replace(row, appeal="upheld")])
    place(election, Step.CREDENTIALS, Reached.ELECTED, numbers=range(3))

    election.wait(TERM)
    again = refusals(election, "confirm_credentials", against)
    others = [(one, 4) for one in elected(election) if one != person]
    confirm(election, sheet(*others))

    assert again == ["credentials.appeal_final"]
    assert person in close(election)["delegates"]


def test_who_won_an_appeal_may_be_confirmed_by_vote_as_well(
    election: PlayedElection,
) -> None:
    person, _ = set_aside(election)
    row = election.work.views.one(Remedy, UNIT, person, CREDENTIALS)
    assert row is not None
    election.work.views.put([replace(row, appeal="upheld")])
    place(election, Step.CREDENTIALS, Reached.ELECTED, numbers=range(3))
    election.wait(TERM)

    confirm(election, sheet(*((one, 4) for one in elected(election))))

    assert person in close(election)["delegates"]


def test_the_review_waits_for_every_vote_and_for_what_holds_the_step(
    election: PlayedElection,
) -> None:
    names = elected(election)
    confirm(election, sheet((names[0], 4)))
    until = moment_text(election.work.clock + TERM)
    election.do("postpone_step", {"reason": "a flood", "unit": UNIT, "until": until})

    lacking = refusals(election, "close_credentials", {"unit": UNIT})

    assert lacking == ["register.postponed", "credentials.undecided"]


def test_a_vote_before_a_new_election_does_not_count_any_more(
    election: PlayedElection,
) -> None:
    names = elected(election)
    confirm(election, sheet(*((one, 4) for one in names)))
    place(election, Step.CREDENTIALS, Reached.ELECTED, numbers=range(3))

    lacking = refusals(election, "close_credentials", {"unit": UNIT})

    assert lacking == ["credentials.undecided"]


def test_a_review_without_anybody_left_is_closed_too(
    election: PlayedElection,
) -> None:
    for name in elected(election):
        election.do("withdraw_person", {"person": name, "reason": "asked"})

    assert close(election) == {"delegates": [], "set_aside": []}


def test_a_body_without_quorum_decides_nothing_where_the_charter_asks_for_one(
    election: PlayedElection, tmp_path: Path
) -> None:
    few = sheet((elected(election)[0], 2), present=2)
    quorum = (
        '[credentials.quorum]\nmore_than = "1/2"\nof = "entitled"\nclause = "Rule 9"'
    )
    (tmp_path / "rules").mkdir()
    charter = written(tmp_path / "rules", minimal((quorum, "")))
    free = nominating(tmp_path / "keys", charter)
    asked = sheet((elected(free)[0], 2), present=2)

    refused = refusals(election, "confirm_credentials", few)
    enough = confirm(election, {**few, "present": 3})
    without = confirm(free, asked)

    assert refused == ["credentials.quorum"]
    assert len(enough["confirmed"]) == len(without["confirmed"]) == 1


def test_another_body_confirms_in_a_unit_that_is_exempted(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    text = minimal(more=exemption("credentials.body", "conference"))
    charter = written(tmp_path / "rules", text)
    election = standing_at(
        tmp_path / "keys", Step.CREDENTIALS, Reached.ELECTED, charter
    )
    election.wait(TERM)
    row = {"person": people(election)[0], "votes_for": 20}
    asked = {"entitled": 30, "present": 30, "rows": [row], "unit": UNIT}
    stood = Redoing(
        Founding(election.work.charter, read_policy(policy_table())),
        election.work.views.copy(),
    )

    refused = refusals(election, "confirm_credentials", asked)
    entry = election.do("confirm_credentials", asked, by="presider").entry

    assert refused == ["policy.right"]
    assert stood.redo(entry).faults == []
