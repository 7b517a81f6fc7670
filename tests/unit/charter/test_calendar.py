"""Whether a calendar covers the terms that a charter states in working days."""

from pathlib import Path

import pytest
from tests.charter_files import faults, minimal

WORKING = ('"5 days"', '"5 working days"')
CALENDAR = """
[register.rest_weekdays]
value = ["saturday", "sunday"]
clause = "Rule 2"

[register.calendar_years]
value = ["2026", "2027"]
clause = "Rule 2"
"""
LONGEST = """
[composition.identity_lasts]
value = "{}"
clause = "Rule 5"
"""
LAST = """
[publication.by]
value = {}
clause = "Rule 10"
"""


def test_a_term_in_working_days_needs_a_calendar(tmp_path: Path) -> None:
    found = [faults(tmp_path, minimal(WORKING, more=more)) for more in ("", CALENDAR)]

    assert found == [[("no_calendar", "notice.term")], []]


def test_each_term_without_a_calendar_is_named(tmp_path: Path) -> None:
    answer = ('value = "3 days"', 'value = "3 working days"')

    found = faults(tmp_path, minimal(answer, WORKING))

    assert sorted(found) == [
        ("no_calendar", "notice.term"),
        ("no_calendar", "vetting.answer"),
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2027-12-31", []),
        ("2028-01-01", [("calendar_lacks_year", "register.calendar_years")]),
    ],
)
def test_the_calendar_lasts_as_long_as_the_election(
    tmp_path: Path, day: str, expected: list[tuple[str, str]]
) -> None:
    more = CALENDAR + LAST.format(day)

    found = faults(tmp_path, minimal(WORKING, more=more))

    assert found == expected


def test_without_terms_in_working_days_no_calendar_is_asked_for(tmp_path: Path) -> None:
    found = [
        faults(tmp_path, minimal(more=LAST.format("2030-01-01"))),
        faults(tmp_path, minimal(more=CALENDAR + LAST.format("2030-01-01"))),
    ]

    assert found == [[], []]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("90 days", []),
        (
            "90 working days",
            [("longest_in_working_days", "composition.identity_lasts")],
        ),
    ],
)
def test_a_longest_time_does_not_grow_with_holidays(
    tmp_path: Path, term: str, expected: list[tuple[str, str]]
) -> None:
    found = faults(tmp_path, minimal(more=CALENDAR + LONGEST.format(term)))

    assert found == expected


@pytest.mark.parametrize("year", ["26", "x", "99999", "0001"])
def test_a_year_is_four_digits(tmp_path: Path, year: str) -> None:
    found = faults(tmp_path, minimal(more=CALENDAR.replace("2027", year)))

    assert found == [("not_a_year", "register.calendar_years")]
