"""What a share is a share of."""

from enum import StrEnum


class Base(StrEnum):
    """The group of people or papers that a share counts against.

    The two that are confused most often: ``ENTITLED`` counts everybody with the
    right to vote, so that staying away works like a vote against; ``PRESENT``
    counts only those who came.

    >>> Base("entitled").name
    'ENTITLED'
    """

    ENTITLED = "entitled"
    PRESENT = "present"
    VOTERS = "voters"
    ISSUED = "issued"
    RETURNED = "returned"
    VALID = "valid"
    SEATS = "seats"
