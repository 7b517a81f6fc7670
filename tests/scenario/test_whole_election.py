"""The story of the lesson, with the lesson's own files: a club elects three delegates.

`docs/tutorial/run-a-small-election.md` tells it to people; here it is told to the
office, which keeps it in a folder, and in the end everything is checked from outside.
"""

import csv
import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from tests.elections import MINIMAL, ROOT

from comitia.actions.perform import Answer, Request
from comitia.audit.election.verify import verify
from comitia.audit.record.verify import verify_bundle
from comitia.cli.election.naming import with_ids
from comitia.kernel.findings import Refused
from comitia.ledger.canonical import Json
from comitia.stages.composition.figures import Figure
from comitia.stages.nomination.rounds import Named
from comitia.stages.publication.publishing import delegates
from comitia.stages.register.steps import election_of, step_of
from comitia.store.office import Office

FILES = ROOT / "docs" / "tutorial" / "small-election"
AFTER_THE_NOTICE = datetime.fromisoformat("2026-01-12T09:00:00+00:00")
AFTER_THE_OBJECTIONS = datetime.fromisoformat("2026-01-16T09:00:00+00:00")


class Club:
    """An office that is asked by name, with payloads from the lesson's files."""

    def __init__(self, office: Office) -> None:
        self.office, self.asked = office, 0

    def asks(
        self, who: str, act: str, file: str = "", at: datetime | None = None
    ) -> Answer:
        """Do an act with the payload in a file, or with none; ``Refused`` says why."""
        held = json.loads((FILES / f"{file}.json").read_text("utf-8")) if file else {}
        return self.enters(who, act, held, at)

    def enters(
        self, who: str, act: str, payload: Json, at: datetime | None = None
    ) -> Answer:
        """Do an act with a payload; ``Refused`` says why not."""
        self.asked += 1
        account = self.office.account_id(who)
        written = with_ids(self.office, act, payload)
        return self.office.do(Request(act, written, account, f"{self.asked}"), at)

    def is_refused(self, who: str, act: str, file: str) -> set[str]:
        """Return the codes of the reasons why an act is refused."""
        with pytest.raises(Refused) as refused:
            self.asks(who, act, file)
        return {one.code for one in refused.value.findings}

    @property
    def step(self) -> str:
        """The step at which the valley is."""
        return step_of("valley", self.office.views).value

    def named(self, ids: set[str]) -> set[str]:
        """Return the names of people, as their cards have them."""
        return {str(self.office.card(one).value("name")) for one in ids}


@pytest.fixture
def club(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Club]:
    monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / "keys"))
    folder = tmp_path / "club"
    with Office.create(folder, charter=MINIMAL, officer="anna", seed="7") as office:
        yield Club(office)


def test_a_club_elects_three_delegates(club: Club, tmp_path: Path) -> None:
    the_register_is_entered(club)
    everybody_gets_a_role(club)
    the_register_is_closed_and_the_seats_are_divided(club)
    the_upper_branch_sends_its_return(club)
    too_few_came_in_the_lower_branch_and_it_meets_again(club)
    nomination_closes_with_five_nominees(club)
    two_people_in_two_posts_sign_what_they_found(club)
    chen_mei_lacks_a_letter_and_is_told(club)
    chen_mei_answers_and_is_passed(club)
    the_committee_adopts_four_names_and_says_why_one_is_left_out(club)
    the_list_is_shown_for_five_days(club)
    the_conference_elects_three(club)
    nobody_objects_and_the_committee_confirms_them(club)
    the_list_is_published(club)

    three_delegates_are_known_with_every_figure(club)
    everything_can_be_checked_from_outside(club, tmp_path)
    no_personal_word_stands_in_what_is_handed_out(tmp_path)


def the_register_is_entered(club: Club) -> None:
    units: list[Json] = [{"unit": row.pop("id"), **row} for row in sheet("units")]
    bodies: list[Json] = [
        {"body": row.pop("id"), "members": int(row.pop("members")), **row}
        for row in sheet("bodies")
    ]
    persons: list[Json] = [
        {"office_id": row.pop("id"), "traits": {"branch": row.pop("branch")}, **row}
        for row in sheet("persons")
    ]

    club.enters("anna", "register_units", {"rows": units})
    club.enters("anna", "register_bodies", {"rows": bodies})
    club.enters("anna", "register_persons", {"rows": persons})


def sheet(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the lesson's sheets."""
    with (FILES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def everybody_gets_a_role(club: Club) -> None:
    for grant in sorted((FILES / "roles").iterdir()):
        club.office.add_account(grant.stem, None)
        club.asks("anna", "grant_role", f"roles/{grant.stem}")


def the_register_is_closed_and_the_seats_are_divided(club: Club) -> None:
    club.asks("anna", "close_register")
    club.asks("anna", "divide_seats", "01-seats")
    club.enters("anna", "checkpoint", {"reason": "the register is closed"})

    assert club.step == "nomination"


def the_upper_branch_sends_its_return(club: Club) -> None:
    club.asks("upper", "submit_return", "02-return-upper")


def too_few_came_in_the_lower_branch_and_it_meets_again(club: Club) -> None:
    why = club.is_refused("lower", "submit_return", "03-return-lower-too-few")

    assert why == {"nomination.participation"}
    club.asks("lower", "submit_return", "04-return-lower")


def nomination_closes_with_five_nominees(club: Club) -> None:
    club.asks("committee", "close_nomination", "valley")

    passed = {one.person for one in club.office.views.every(Named) if one.passed}
    assert len(passed) == 5
    assert club.step == "vetting"


def two_people_in_two_posts_sign_what_they_found(club: Club) -> None:
    first = club.asks("chair", "record_findings", "05-findings")
    second = club.asks("auditor", "record_findings", "05-findings")

    assert (first.awaits_signature, second.awaits_signature) == (True, False)


def chen_mei_lacks_a_letter_and_is_told(club: Club) -> None:
    club.asks("committee", "notify_person", "06-told")

    why = club.is_refused("committee", "close_vetting", "valley")
    assert why == {"due_process.answer_open"}


def chen_mei_answers_and_is_passed(club: Club) -> None:
    club.asks("committee", "record_answer", "07-answer")
    club.asks("chair", "record_findings", "08-second-finding")
    club.asks("auditor", "record_findings", "08-second-finding")
    club.asks("committee", "close_vetting", "valley")

    assert club.step == "selection"


def the_committee_adopts_four_names_and_says_why_one_is_left_out(club: Club) -> None:
    club.asks("committee", "adopt_list", "09-list")


def the_list_is_shown_for_five_days(club: Club) -> None:
    club.asks("committee", "open_notice", "10-notice")

    assert club.is_refused("committee", "close_notice", "valley") == {"notice.term"}
    club.asks("committee", "close_notice", "valley", AFTER_THE_NOTICE)


def the_conference_elects_three(club: Club) -> None:
    club.asks("conference", "open_ballot", "11-ballot")
    club.asks("scrutineer-1", "record_count", "12-count")
    club.asks("scrutineer-2", "record_count", "12-count")
    club.asks("conference", "close_ballots", "valley")

    assert club.step == "credentials"


def nobody_objects_and_the_committee_confirms_them(club: Club) -> None:
    confirmed = "13-credentials"
    club.asks("committee", "confirm_credentials", confirmed, AFTER_THE_OBJECTIONS)
    club.asks("chair", "confirm_credentials", confirmed)
    club.asks("committee", "close_credentials", "valley")


def the_list_is_published(club: Club) -> None:
    club.asks("anna", "publish_list", "14-publication")
    club.enters("anna", "checkpoint", {"reason": "published"})

    assert election_of(club.office.views).state == "completed"
    assert club.step == "completed"


def three_delegates_are_known_with_every_figure(club: Club) -> None:
    views = club.office.views
    elected = {way.person for way in delegates(views)}

    assert club.named(elected) == {"Ada Reed", "陈梅", "Emil Novak"}
    assert {one.figure: one.value for one in views.every(Figure)} == {
        "branches": "2",
        "candidates": "4",
        "conference.entitled": "30",
        "conference.present": "26",
        "conference.present.share": "86.67",
        "delegates": "3",
        "delegates.branch.lower": "1",
        "delegates.branch.lower.share": "33.33",
        "delegates.branch.upper": "2",
        "delegates.branch.upper.share": "66.67",
        "delegates.share": "100.00",
        "elected": "3",
        "elected.share": "100.00",
        "margin": "1",
        "margin.share": "33.33",
        "members": "30",
        "nominees": "5",
        "participation.branches": "2",
        "participation.branches.share": "100.00",
        "participation.members": "20",
        "participation.members.share": "66.67",
        "seats": "3",
        "seats.open": "0",
        "seats.reduced": "0",
        "units.annulled": "0",
    }


def everything_can_be_checked_from_outside(club: Club, tmp_path: Path) -> None:
    club.office.bundle().write(tmp_path / "record")

    whole = verify(club.office.place.folder, None, environment=os.environ)
    handed = verify_bundle(tmp_path / "record", None)

    assert (whole.faults, handed.faults) == ((), ())
    assert whole.entries == handed.entries == 37


def no_personal_word_stands_in_what_is_handed_out(tmp_path: Path) -> None:
    written = [path for path in (tmp_path / "record").rglob("*") if path.is_file()]
    handed = b"".join(path.read_bytes() for path in written)
    unpublished = ("Ben Okoro", "Fatima Haddad", "letter of consent", "another time")

    assert [word for word in unpublished if word.encode() in handed] == []
