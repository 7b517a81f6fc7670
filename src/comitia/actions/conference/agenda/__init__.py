"""Acts of what a conference takes before and around its ballots."""

from comitia.actions.conference.agenda import (
    record_meeting,
    request_meeting,
    take_items,
)

ACTS = (take_items.ACT, request_meeting.ACT, record_meeting.ACT)
