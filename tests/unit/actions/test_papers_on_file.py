"""A step closes when the replies and the files that the charter wants are there."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.charter_files import faults, minimal
from tests.elections import PlayedElection
from tests.placed import list_of, place, standing_at, step_now
from tests.play.charters import PAPERS, with_papers
from tests.played import UNIT, people

from comitia.actions.perform import Answer
from comitia.kernel.findings import Refused
from comitia.ledger.entry import outcome_of
from comitia.stages.register.papers.rows import Filed, Letter
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Reached

SIGNED = {"date": "2026-01-05", "signer": "chair"}
DIGEST = "5" * 64


def at(folder: Path, step: Step, reached: Reached) -> PlayedElection:
    return standing_at(folder / "keys", step, reached, with_papers(folder / "charter"))


def file(
    election: PlayedElection, kind: str, *persons: str, by: str = "secretary"
) -> Answer:
    documents = [
        {
            "kind": kind,
            "what": "a paper",
            "sha256": DIGEST,
            "date": "2026-01-05",
            **({"person": one} if one else {}),
        }
        for one in persons or ("",)
    ]
    return election.do("file_documents", {"unit": UNIT, "documents": documents}, by=by)


def ask(election: PlayedElection, subject: str, outcome: str = "granted") -> None:
    number = str(len(election.done))
    asked = {**SIGNED, "about": "x", "number": number, "subject": subject, "unit": UNIT}
    election.do("send_request", asked, by="secretary")
    letter = election.work.views.every(Letter, reply="")[0].letter
    reply = {**SIGNED, "letter": letter, "number": number, "outcome": outcome}
    election.do("record_reply", reply)


def refused_by(election: PlayedElection, act: str, payload: dict[str, Any]) -> set[str]:
    with pytest.raises(Refused) as refused:
        election.do(act, payload, by="secretary")
    return {one.code for one in refused.value.findings}


def test_a_list_is_adopted_once_the_request_is_granted_and_not_declined(
    tmp_path: Path,
) -> None:
    election = at(tmp_path, Step.SELECTION, Reached.VETTED)

    assert refused_by(election, "adopt_list", list_of(election)) == {
        "register.reply_lacking"
    }
    ask(election, "convening", "declined")
    assert refused_by(election, "adopt_list", list_of(election)) == {
        "register.reply_lacking"
    }
    ask(election, "convening")
    election.do("adopt_list", list_of(election), by="secretary")

    assert step_now(election) is Step.NOTICE


def test_a_request_about_something_else_does_not_count(tmp_path: Path) -> None:
    election = at(tmp_path, Step.SELECTION, Reached.VETTED)
    ask(election, "plan")

    assert refused_by(election, "adopt_list", list_of(election)) == {
        "register.reply_lacking"
    }


def test_a_reply_counts_for_the_step_since_the_unit_last_came_to_it(
    tmp_path: Path,
) -> None:
    election = at(tmp_path, Step.SELECTION, Reached.VETTED)
    ask(election, "convening")
    election.wait(timedelta(hours=1))
    place(election, Step.SELECTION, Reached.VETTED, numbers=range(5))

    assert refused_by(election, "adopt_list", list_of(election)) == {
        "register.reply_lacking"
    }


def test_what_lasts_counts_though_the_step_comes_again(tmp_path: Path) -> None:
    election = at(tmp_path, Step.NOMINATION, Reached.NOMINEE)
    for kind in ("plan", "receipt"):
        file(election, kind)
    ask(election, "plan")
    election.wait(timedelta(hours=1))
    place(election, Step.NOMINATION, Reached.NOMINEE, numbers=range(5))

    assert refused_by(election, "close_nomination", {"unit": UNIT}) == {
        "nomination.missing"
    }


def test_every_document_that_is_lacking_is_named_at_once(tmp_path: Path) -> None:
    election = at(tmp_path, Step.NOMINATION, Reached.NOMINEE)
    file(election, "plan")

    with pytest.raises(Refused) as refused:
        election.do("close_nomination", {"unit": UNIT}, by="secretary")

    lacking = {one.code: dict(one.facts) for one in refused.value.findings}
    assert lacking["register.file_lacking"] == {
        "named": ("receipt",),
        "in_units": ("valley",),
    }
    assert lacking["register.reply_lacking"] == {
        "named": ("plan",),
        "in_units": ("valley",),
    }


def test_everybody_who_stands_needs_the_papers_of_a_person(tmp_path: Path) -> None:
    election = at(tmp_path, Step.VETTING, Reached.NOMINEE)
    first, *others, last = people(election, range(5))
    file(election, "undertaking", first, *others)

    with pytest.raises(Refused) as refused:
        election.do("close_vetting", {"unit": UNIT}, by="secretary")

    lacking = [one for one in refused.value.findings if one.code.startswith("register")]
    assert [dict(one.facts) for one in lacking] == [
        {"count": 1, "kind": "undertaking", "named": (last,), "in_units": ("valley",)}
    ]
    assert [one.clause for one in lacking] == ["Rule 5"]


def test_who_left_needs_no_papers(tmp_path: Path) -> None:
    election = at(tmp_path, Step.VETTING, Reached.NOMINEE)
    *others, last = people(election, range(5))
    file(election, "undertaking", *others)
    election.do("withdraw_person", {"person": last, "reason": "asked"})

    assert "register.person_file_lacking" not in refused_by(
        election, "close_vetting", {"unit": UNIT}
    )


def test_a_sheet_of_documents_is_one_entry_and_a_row_for_each(tmp_path: Path) -> None:
    election = at(tmp_path, Step.VETTING, Reached.NOMINEE)
    names = people(election, range(3))

    entry = file(election, "undertaking", *names).entry

    rows = election.work.views.every(Filed, unit=UNIT)
    assert outcome_of(entry) == {"documents": 3}
    assert {(row.person, row.kind, row.sha256) for row in rows} == {
        (one, "undertaking", DIGEST) for one in names
    }


def test_a_sheet_is_filed_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    election = at(tmp_path, Step.VETTING, Reached.NOMINEE)
    document = {"kind": "gossip", "what": "x", "sha256": DIGEST, "date": "2026-01-09"}
    wrong = [document, {**document, "kind": "report", "person": "a" * 32}]

    codes = refused_by(election, "file_documents", {"unit": UNIT, "documents": wrong})

    assert codes == {
        "register.letter_ahead",
        "register.files_of_strangers",
        "register.not_listed",
    }
    assert not election.work.views.every(Filed)


def test_an_empty_sheet_files_nothing(tmp_path: Path) -> None:
    election = at(tmp_path, Step.VETTING, Reached.NOMINEE)

    empty = {"unit": UNIT, "documents": []}

    assert refused_by(election, "file_documents", empty) == {"register.nothing_filed"}


def test_an_officer_files_too_and_another_body_does_not(tmp_path: Path) -> None:
    election = at(tmp_path, Step.VETTING, Reached.NOMINEE)

    file(election, "report", by="officer")
    with pytest.raises(Refused, match=r"policy\.right"):
        file(election, "report", by="branch-a")

    assert len(election.work.views.every(Filed)) == 1


def test_a_request_has_a_subject_of_the_charter_or_none(tmp_path: Path) -> None:
    election = at(tmp_path, Step.VETTING, Reached.NOMINEE)
    asked = {**SIGNED, "about": "x", "number": "1", "subject": "weather", "unit": UNIT}

    assert refused_by(election, "send_request", asked) == {"register.not_listed"}
    enclosed = {**asked, "enclosures": [{"what": "plan", "sha256": DIGEST}]}
    del enclosed["subject"]
    election.do("send_request", enclosed, by="secretary")

    assert election.work.views.every(Letter)[0].subject == ""


def test_a_charter_wants_papers_at_steps_and_of_kinds_that_there_are(
    tmp_path: Path,
) -> None:
    wrong = PAPERS.replace("files.publication", "files.register").replace(
        '"plan", "receipt", "report", "undertaking"', '"plan", "receipt", "undertaking"'
    )

    found = faults(tmp_path, minimal(more=wrong))

    assert found == [
        ("paper_not_listed", "register.files.notice"),
        ("no_such_step", "register.files.register"),
        ("paper_not_listed", "register.files.register"),
    ]


def test_papers_of_people_are_not_wanted_before_there_are_names(
    tmp_path: Path,
) -> None:
    early = PAPERS.replace("person_files.vetting", "person_files.nomination")

    found = faults(tmp_path, minimal(more=early))

    assert found == [("no_such_step", "register.person_files.nomination")]
