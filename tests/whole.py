"""A whole election with a good deal of trouble, in memory or in an office's folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.elections import PlayedElection, account, opened
from tests.finished import (
    SET_ASIDE,
    balloted,
    listed,
    published,
    told,
    voted_on,
)
from tests.offices import SEED, founded
from tests.played import UNIT, person, vetted

from comitia.actions.perform import Answer, Request
from comitia.stages.due_process.objections import Objection
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.steps import Step, step_of

SIGNED = {"date": "2026-01-05", "number": "14", "signer": "Ada Example"}
ABOUT = "names for the ballot"
A_RIGHT = timedelta(days=3)


@dataclass(frozen=True)
class Asked:
    """An act that somebody asked for, and when."""

    act: str
    payload: dict[str, Any]
    by: str
    key: str
    at: datetime


@dataclass
class RecordedElection(PlayedElection):
    """An election that remembers what was asked, so that another can do the same."""

    asked: list[Asked] = field(default_factory=list)

    def do(
        self,
        act: str,
        payload: Mapping[str, Any],
        *,
        by: str = "officer",
        key: str = "",
    ) -> Answer:
        named = key or f"k{len(self.done)}"
        answer = super().do(act, payload, by=by, key=named)
        self.asked.append(Asked(act, dict(payload), by, named, self.work.clock))
        return answer

    def wait(self, span: timedelta) -> datetime:
        on_notice = step_of(UNIT, self.work.views) is Step.NOTICE
        if on_notice and span > timedelta(hours=1):
            object_to(self, 0)
        return super().wait(span)


def told_whole(keys: Path) -> RecordedElection:
    """Return an election that went its whole way, with an objection and an appeal."""
    begun = opened(keys)
    election = RecordedElection(begun.work, begun.done)
    vetted(election)
    election.do("checkpoint", {"reason": "vetting is over"})
    correspond(election)
    listed(election)
    balloted(election)
    voted_on(election, {0: 4, 1: 4, SET_ASIDE: 1})
    appeal(election)
    forget(election, 7)
    published(election)
    election.do("checkpoint", {"reason": "the list is public"})
    return election


def correspond(election: PlayedElection) -> None:
    """Ask the office above, and get its reply."""
    letter = {**SIGNED, "about": ABOUT, "unit": UNIT}
    election.do("send_request", letter, by="secretary")
    named = election.work.views.every(Letter)[0].letter
    reply = {**SIGNED, "letter": named, "outcome": "granted"}
    election.do("record_reply", reply)


def object_to(election: PlayedElection, number: int) -> None:
    """Object to a person on notice; it is dismissed."""
    said = {"person": person(election, number), "text": "was not a member in 2024"}
    election.do("record_objection", said, by="secretary")
    objection = election.work.views.every(Objection)[0].objection
    ruling = {
        "objection": objection,
        "outcome": "dismissed",
        "person": said["person"],
        "reasons": "the roll of 2024 has the name",
    }
    for signer in ("chair", "auditor"):
        election.do("decide_objection", ruling, by=signer)


def appeal(election: PlayedElection) -> None:
    """Take the way of somebody who is not confirmed, and wins in the end."""
    about = told(election, SET_ASIDE)
    answer = {**about, "text": "I joined in 2019."}
    election.do("record_answer", answer, by="secretary")
    election.wait(A_RIGHT)
    voted_on(election, {SET_ASIDE: 2})
    told(election, SET_ASIDE)
    grounds = {**about, "grounds": "The roll is of last year."}
    election.do("lodge_appeal", grounds, by="reviewer")
    ruling = {**about, "outcome": "upheld", "reasons": "The roll was an old one."}
    for reviewer in ("reviewer", "other-reviewer"):
        election.do("decide_appeal", ruling, by=reviewer)


def forget(election: PlayedElection, number: int) -> None:
    """Erase somebody who took no further part."""
    asked = {"ground": "asked", "person": person(election, number)}
    election.do("erase_person", asked)
    election.do("erase_person", asked, by="second")


def in_a_folder(root: Path) -> Path:
    """Return an office's folder in which the whole election was held."""
    story = told_whole(root / "other-keys")
    driven = founded(root, seed=SEED)
    office, before = driven.office, story.asked[0].at
    last = story.asked[0].at
    for name in sorted({one.by for one in story.asked} - {"officer"}):
        assert office.add_account(name, None) == account(name)
    for one in story.asked:
        last += timedelta(minutes=1) + (one.at - before)
        before = one.at
        asked = Request(one.act, one.payload, account(one.by), one.key)
        office.do(asked, last)
    office.close()
    return office.place.folder
