"""Who is sent by the centre to stand in a unit, and who sits by invitation."""

from pathlib import Path

import pytest
from tests.charter_files import minimal, written
from tests.elections import PlayedElection
from tests.finished import balloted, listed, voted_on
from tests.placed import nominating, way_of
from tests.played import (
    UNIT,
    people,
    person,
    returned,
    row_of,
    sheet,
)

from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Refused
from comitia.stages.composition.figures import Figure
from comitia.stages.composition.special.invited import InvitedDelegate, invited
from comitia.stages.composition.special.nominees import sent_to
from comitia.stages.register.bodies import Person
from comitia.stages.register.ways import Way

KEYS = """
[composition.central]
at_most = "1/3"
of = "seats"
clause = "Rule 3"

[composition.invited]
value = 2
clause = "Rule 3"
"""
GUESTS = [
    {"name": "Vera Veteran", "office_id": "V1"},
    {"name": "Otto Oldman", "office_id": "V2"},
]


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    charter = tmp_path / "charter"
    charter.mkdir()
    return nominating(tmp_path / "keys", written(charter, minimal(more=KEYS)))


def sending(
    election: PlayedElection, *numbers: int, **other: object
) -> dict[str, object]:
    persons = people(election, numbers)
    return {
        "date": "2026-01-05",
        "document": "2026-9",
        "persons": persons,
        "unit": UNIT,
        **other,
    }


def inviting(*rows: dict[str, str], **other: object) -> dict[str, object]:
    return {"date": "2026-01-05", "document": "10", "rows": list(rows), **other}


def refusals(election: PlayedElection, act: str, asked: dict[str, object]) -> list[str]:
    with pytest.raises(Refused) as refused:
        election.do(act, asked)
    return [one.code for one in refused.value.findings]


def test_whom_the_centre_sends_skips_the_rounds_and_goes_to_vetting(
    election: PlayedElection,
) -> None:
    election.do("send_nominees", sending(election, 7))
    returned(election, "branch-a", dict.fromkeys((0, 1, 2), 6), voters=8)
    returned(election, "branch-b", {}, voters=12)
    election.do("close_nomination", {"unit": UNIT}, by="secretary")
    passing = [row_of(election, one, "consent") for one in (0, 1, 2, 7)]
    for post in ("chair", "auditor"):
        election.do("record_findings", sheet(*passing), by=post)

    assert sent_to(UNIT, election.work.views) == (person(election, 7),)
    assert way_of(election, person(election, 7)).reached == "nominee"
    asked: dict[str, object] = {"unit": UNIT}
    with pytest.raises(Refused) as refused:
        election.do("close_vetting", asked, by="secretary")
    unchecked = {dict(one.facts)["person"] for one in refused.value.findings}
    assert person(election, 7) in unchecked


def test_the_centre_sends_no_more_than_the_charter_lets_stand_in_a_unit(
    election: PlayedElection,
) -> None:
    assert refusals(election, "send_nominees", sending(election, 6, 7)) == [
        "composition.central"
    ]
    election.do("send_nominees", sending(election, 7))
    assert refusals(election, "send_nominees", sending(election, 6)) == [
        "composition.central"
    ]
    gone = {"person": person(election, 7), "reason": "is ill"}
    election.do("withdraw_person", gone)

    election.do("send_nominees", sending(election, 6))

    assert len(sent_to(UNIT, election.work.views)) == 2


def test_the_centre_sends_nobody_who_is_barred(election: PlayedElection) -> None:
    at = moment_text(election.work.clock)
    out = Way(UNIT, person(election, 7), "subject", at, "barred")
    election.work.views.put([out])

    assert refusals(election, "send_nominees", sending(election, 7)) == [
        "composition.barred"
    ]


def test_only_people_of_the_unit_who_are_on_no_way_yet_are_sent(
    election: PlayedElection,
) -> None:
    stranger = sending(election, persons=["e" * 32])

    assert refusals(election, "send_nominees", stranger) == ["composition.not_of_unit"]
    assert refusals(election, "send_nominees", sending(election)) == [
        "composition.nobody"
    ]
    late = sending(election, 7, date="2026-01-09")
    assert refusals(election, "send_nominees", late) == ["register.letter_ahead"]
    gone = {"person": person(election, 6), "reason": "is ill"}
    election.do("withdraw_person", gone)
    assert refusals(election, "send_nominees", sending(election, 6)) == [
        "composition.not_of_unit"
    ]
    election.do("send_nominees", sending(election, 7))
    assert refusals(election, "send_nominees", sending(election, 7)) == [
        "composition.on_the_way",
        "composition.central",
    ]


def test_a_charter_without_the_keys_knows_neither(tmp_path: Path) -> None:
    election = nominating(tmp_path)

    assert refusals(election, "send_nominees", sending(election, 7)) == [
        "composition.no_central"
    ]
    assert refusals(election, "invite_delegates", inviting(*GUESTS)) == [
        "composition.no_invited"
    ]


def test_who_is_invited_gets_a_card_and_belongs_to_no_unit(
    election: PlayedElection,
) -> None:
    election.do("invite_delegates", inviting(*GUESTS))

    views = election.work.views
    assert len(views.every(InvitedDelegate)) == 2
    rows = [views.one(Person, one.person) for one in invited(views)]
    assert [(one.unit, one.body) for one in rows if one] == [("centre", "")] * 2
    found = election.work.find_person(election.work.keys.intake_index("V1"))
    assert found in {one.person for one in invited(views)}
    assert election.work.card(str(found)).value("name") == "Vera Veteran"


def test_nobody_is_invited_twice_or_beyond_the_number_or_while_standing(
    election: PlayedElection,
) -> None:
    three = [*GUESTS, {"name": "Ida Third", "office_id": "V3"}]
    assert refusals(election, "invite_delegates", inviting(*three)) == [
        "composition.invited"
    ]
    twice = inviting(GUESTS[0], GUESTS[0])
    assert refusals(election, "invite_delegates", twice) == ["composition.named_twice"]
    assert refusals(election, "invite_delegates", inviting()) == ["composition.nobody"]
    election.do("send_nominees", sending(election, 7))
    standing = inviting({"name": "Person 7", "office_id": "007"})
    assert refusals(election, "invite_delegates", standing) == [
        "composition.on_the_way"
    ]
    election.do("invite_delegates", inviting(GUESTS[0]))
    assert refusals(election, "invite_delegates", inviting(GUESTS[0])) == [
        "composition.invited_already"
    ]


def test_a_guest_who_dies_makes_room_and_is_not_invited_again(
    election: PlayedElection,
) -> None:
    election.do("invite_delegates", inviting(*GUESTS))
    views = election.work.views
    dead = invited(views)[0].person
    election.do("record_death", {"evidence": "a letter", "person": dead})

    assert len(invited(views)) == 1
    election.do("invite_delegates", inviting({"name": "Ida", "office_id": "V3"}))
    assert len(invited(views)) == 2


def test_figures_tell_those_sent_and_those_invited_apart(
    election: PlayedElection,
) -> None:
    election.do("send_nominees", sending(election, 3))
    election.do("invite_delegates", inviting(*GUESTS))
    returned(election, "branch-a", dict.fromkeys((0, 1, 2), 6), voters=8)
    returned(election, "branch-b", {4: 11}, voters=12)
    election.do("close_nomination", {"unit": UNIT}, by="secretary")
    checks = ("membership", "consent")
    rows = [row_of(election, number, one) for number in range(5) for one in checks]
    for post in ("chair", "auditor"):
        election.do("record_findings", sheet(*rows), by=post)
    election.do("close_vetting", {"unit": UNIT}, by="secretary")
    listed(election)
    balloted(election)
    voted_on(election, {0: 4, 1: 4, 2: 4})
    election.do("close_credentials", {"unit": UNIT}, by="secretary")
    way = election.work.views.one(Way, UNIT, person(election, 0))
    assert way is not None

    election.do("publish_list", {"attributes": ["name", "branch"]})

    shown = {one.figure: one for one in election.work.views.every(Figure)}
    told = {key: one.value for key, one in shown.items()}
    assert told["nominees.central"] == "1"
    assert (told["elected.central"], told["delegates.own"]) == ("0", "3")
    assert told["delegates.own.branch.branch-a"] == "3"
    assert (told["invited"], told["due"], told["delegates"]) == ("2", "5", "3")
    assert shown["invited"].base == "due"
