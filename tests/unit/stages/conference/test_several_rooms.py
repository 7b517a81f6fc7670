"""A primary is held in several rooms where the level above granted it."""

import pytest
from tests.conferences import HALF, MEMBERS, UNIT, Conference, ruled

from comitia.stages.register.papers.rows import Letter

SPLIT = {"agenda": ("ballot", "count"), "split_primary": "two-rooms"}
WITH_PRIMARY = {"mode": "primary_then_final", "primary_threshold": HALF, **SPLIT}


def letter(conference: Conference, reply: str, subject: str = "two-rooms") -> None:
    row = Letter(
        "a" * 32, UNIT, "conference", "1", "2026-01-04", "", reply, "", subject
    )
    conference.views.put([row])


def opened(conference: Conference, rooms: int) -> bool:
    names = conference.standing
    return conference.do("open_ballot", present=MEMBERS, names=names, rooms=rooms)


@pytest.mark.parametrize(
    ("reply", "subject", "is_granted"),
    [
        ("granted", "two-rooms", True),
        ("declined", "two-rooms", False),
        ("granted", "other", False),
    ],
)
def test_a_primary_needs_the_reply_to_be_held_in_two_rooms(
    reply: str, subject: str, *, is_granted: bool
) -> None:
    conference = Conference(ruled(**WITH_PRIMARY))  # type: ignore[arg-type]
    letter(conference, reply, subject)

    assert opened(conference, 2) is is_granted
    assert is_granted or conference.refused == ("conference.split_primary",)


def test_in_one_room_nobody_has_to_be_asked() -> None:
    conference = Conference(ruled(**WITH_PRIMARY))  # type: ignore[arg-type]

    assert not opened(conference, 0)
    assert conference.refused == ("conference.one_room",)
    assert opened(conference, 1)


def test_what_elects_is_held_in_one_room() -> None:
    conference = Conference(ruled(**SPLIT))  # type: ignore[arg-type]
    letter(conference, "granted")

    assert not opened(conference, 2)
    assert conference.refused == ("conference.one_room",)


def test_without_the_key_a_primary_is_held_in_one_room() -> None:
    rules = {one: WITH_PRIMARY[one] for one in ("mode", "primary_threshold")}
    conference = Conference(ruled(**rules))  # type: ignore[arg-type]

    assert not opened(conference, 2)
    assert conference.refused == ("conference.one_room",)
