"""Electors who asked to meet candidates: what came of each request, naming nobody."""

from typing import Final

from comitia.stages.conference.agenda.requests import MeetingRequest
from comitia.web.pages.page import Cell, Section, Table, moment, number
from comitia.web.pages.voice import Voice

_HEADS: Final = ("asked", "electors", "asked_for", "outcome", "came", "met", "settled")


def meetings(requests: tuple[MeetingRequest, ...], say: Voice) -> Section:
    """Return the requests in the order in which they were made."""
    heads = tuple(say(f"web.meetings.{one}") for one in _HEADS)
    rows = tuple(
        (
            moment(row.asked),
            number(row.electors),
            number(len(row.names)),
            Cell(say(f"web.meetings.{row.outcome or 'waits'}")),
            number(row.present) if row.present else Cell(""),
            number(len(row.met)) if row.met else Cell(""),
            moment(row.settled) if row.settled else Cell(""),
        )
        for row in requests
    )
    title = say("web.meetings.title")
    return Section(Cell(title), (Table(title, heads, rows),))
