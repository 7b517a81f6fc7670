"""Other organs are asked about people: who, by when, what they said, for how long."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.elections import PlayedElection, account, opened
from tests.looked_into import named
from tests.placed import place
from tests.played import UNIT, nominated, people, person
from tests.unit.actions.rights import refusals

from comitia.ledger.entry import outcome_of
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.due_process.opinions import Opinion
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Reached

DAY = timedelta(days=1)
ORGAN = "vetting.opinion_lacking"


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return named(tmp_path)


def day(election: PlayedElection, days: int = 0) -> str:
    return (election.work.clock + days * DAY).date().isoformat()


def letter(
    election: PlayedElection, numbers: list[int], organ: str = "audit", no: str = "1"
) -> dict[str, object]:
    return {
        "date": day(election),
        "due": day(election, 2),
        "number": no,
        "organ": organ,
        "persons": people(election, numbers),
        "signer": "secretary",
        "unit": UNIT,
    }


def asked(election: PlayedElection, *numbers: int, organ: str = "audit") -> str:
    no = str(len(election.done))
    payload = letter(election, list(numbers), organ, no)
    election.do("send_inquiries", payload, by="secretary")
    rows = election.work.views.every(Opinion, unit=UNIT, organ=organ, number=no)
    return rows[0].letter


def answer(
    election: PlayedElection, sent: str, *numbers: int, says: str = "clear"
) -> dict[str, object]:
    return {
        "date": day(election),
        "letter": sent,
        "number": "A-1",
        "rows": [{"person": person(election, one), "says": says} for one in numbers],
        "signer": "head of the audit",
        "unit": UNIT,
    }


def refused(election: PlayedElection, act: str, **payload: object) -> list[str]:
    return refusals(election, act, "secretary", **payload)


def opinion(election: PlayedElection, number: int, organ: str = "audit") -> Opinion:
    about = person(election, number)
    row = election.work.views.one(Opinion, UNIT, about, organ)
    assert row is not None
    return row


def test_one_letter_is_about_many_and_answers_come_one_by_one(
    election: PlayedElection,
) -> None:
    sent = asked(election, 0, 1)
    entry = election.do(
        "record_opinions", answer(election, sent, 0), by="secretary"
    ).entry

    assert outcome_of(entry) == {"until": day(election, 3)}
    assert not opinion(election, 0).is_awaited
    assert opinion(election, 1).is_awaited
    again = answer(election, sent, 0)
    assert refused(election, "record_opinions", **again) == ["vetting.not_awaited"]


def test_what_an_organ_says_stands_on_the_card_alone(election: PlayedElection) -> None:
    sent = asked(election, 0)
    payload = answer(election, sent, 0, says="concern")
    silent = refused(election, "record_opinions", **payload)
    row = {"person": person(election, 0), "says": "concern", "text": "A late file."}

    entry = election.do(
        "record_opinions", {**payload, "rows": [row]}, by="secretary"
    ).entry

    card = election.work.card(person(election, 0))
    assert silent == ["vetting.no_words"]
    assert b"late file" not in bytes(entry.payload)
    assert "A late file." in {one.value for one in card.openings.values()}
    assert opinion(election, 0).says == "concern"


def test_nobody_is_asked_about_twice_until_the_answer_is_overdue(
    election: PlayedElection,
) -> None:
    asked(election, 0)

    early = refused(election, "send_inquiries", **letter(election, [0], no="x"))
    election.wait(2 * DAY)
    on_the_day = refused(election, "send_inquiries", **letter(election, [0], no="x"))
    election.wait(DAY)
    today = election.work.clock.date()
    overdue = opinion(election, 0).is_overdue(today)
    asked(election, 0)

    assert early == on_the_day == ["vetting.asked_already"]
    assert overdue


def test_a_letter_is_to_a_known_organ_about_those_who_are_vetted(
    election: PlayedElection,
) -> None:
    strange = letter(election, [0], "neighbours")
    nobody = letter(election, [])
    outside = letter(election, [7])

    assert refused(election, "send_inquiries", **strange) == ["vetting.strange_organ"]
    assert refused(election, "send_inquiries", **nobody) == ["vetting.no_names"]
    assert refused(election, "send_inquiries", **outside) == ["vetting.not_on_way"]


def test_the_days_of_letters_fit_and_numbers_are_not_used_twice(
    election: PlayedElection,
) -> None:
    good = letter(election, [0])
    ahead = {**good, "date": day(election, 1)}
    past = {**good, "due": day(election, -1)}

    codes = [refused(election, "send_inquiries", **one) for one in (ahead, past)]
    election.do("send_inquiries", good, by="secretary")
    same = refused(election, "send_inquiries", **letter(election, [1]))
    sent = opinion(election, 0).letter
    before = {**answer(election, sent, 0), "date": day(election, -1)}

    assert codes == [["vetting.letter_ahead"], ["vetting.due_before"]]
    assert same == ["vetting.number_used"]
    assert refused(election, "record_opinions", **before) == ["vetting.answered_before"]


def test_an_answer_belongs_to_a_letter_and_to_those_it_was_about(
    election: PlayedElection,
) -> None:
    sent = asked(election, 0)
    nothing = answer(election, "f" * 32, 0)
    other = answer(election, sent, 1)
    twice = answer(election, sent, 0, 0)
    empty = answer(election, sent)

    assert refused(election, "record_opinions", **nothing) == ["vetting.no_inquiry"]
    assert refused(election, "record_opinions", **other) == ["vetting.not_awaited"]
    assert refused(election, "record_opinions", **twice) == ["vetting.opinion_twice"]
    assert refused(election, "record_opinions", **empty) == ["vetting.no_rows"]


def test_an_opinion_stands_while_another_is_awaited_and_ends_on_its_day(
    election: PlayedElection,
) -> None:
    sent = asked(election, 0)
    election.do("record_opinions", answer(election, sent, 0), by="secretary")
    today = election.work.clock.date()
    asked(election, 0)

    row = opinion(election, 0)
    assert row.is_awaited
    assert row.dated == today.isoformat()
    assert not row.has_expired(today + 3 * DAY)
    assert row.has_expired(today + 4 * DAY)


def test_a_charter_that_asks_nobody_refuses_letters(tmp_path: Path) -> None:
    election = nominated(opened(tmp_path))

    assert refused(election, "send_inquiries", **letter(election, [0])) == [
        "vetting.not_in_charter"
    ]


def closing(election: PlayedElection) -> list[str]:
    codes = refused(election, "close_vetting", unit=UNIT)
    return [one for one in codes if one.startswith("vetting.opinion")]


def test_vetting_waits_for_every_organ_and_for_more_by_category(
    election: PlayedElection,
) -> None:
    none = closing(election)
    for organ in ("audit", "discipline"):
        sent = asked(election, *range(5), organ=organ)
        payload = answer(election, sent, *range(5))
        election.do("record_opinions", payload, by="secretary")
    all_of_them = closing(election)
    about = person(election, 0)
    at = election.work.clock.isoformat(timespec="seconds")
    grants = (account("chair"),)
    election.work.views.put(
        [Identity(UNIT, about, "line", "leading", at, (), (), grants, 1)]
    )
    leading = closing(election)

    assert none == [ORGAN, ORGAN]
    assert all_of_them == []
    assert leading == [ORGAN]


def test_an_opinion_that_expired_is_asked_for_again_before_the_ballot(
    election: PlayedElection,
) -> None:
    def opening() -> set[str]:
        payload = {"names": people(election, range(5)), "present": 30, "unit": UNIT}
        codes = refusals(election, "open_ballot", "presider", **payload)
        return {one for one in codes if one.startswith("vetting.")}

    for organ in ("audit", "discipline"):
        sent = asked(election, *range(5), organ=organ)
        payload = answer(election, sent, *range(5))
        election.do("record_opinions", payload, by="secretary")
    place(election, Step.CONFERENCE, Reached.PRELIMINARY, numbers=range(5))

    fresh = opening()
    election.wait(4 * DAY)
    expired = opening()
    sent = asked(election, *range(5))
    election.do("record_opinions", answer(election, sent, *range(5)), by="secretary")

    assert fresh == set()
    assert expired == {"vetting.opinion_expired"}
    assert opening() == {"vetting.opinion_expired"}
