"""At which moment of the process a figure was counted."""

from enum import StrEnum


class Moment(StrEnum):
    """The moment at which a group was counted; the group shrinks along the way.

    In 2017 one organisation elected 2,287 people and confirmed 2,280 of them, so
    that a growth of the same 68 women is 2.9 points on one moment and 2.8 on the
    other. A figure without its moment cannot be checked.

    >>> [moment.value for moment in Moment]
    ['divided', 'nominated', 'voting', 'elected', 'approved', 'confirmed', 'attending']
    """

    DIVIDED = "divided"
    NOMINATED = "nominated"
    VOTING = "voting"
    ELECTED = "elected"
    APPROVED = "approved"
    CONFIRMED = "confirmed"
    ATTENDING = "attending"
