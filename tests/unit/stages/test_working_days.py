"""When a term in working days is over, over weekends, holidays and moved days."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.charter_files import minimal, written

from comitia.charter.check import load
from comitia.charter.rules import Rules
from comitia.kernel.dates import Span, parse_span
from comitia.kernel.findings import Refused
from comitia.stages.register.calendar.days import term_end
from comitia.stages.sections import SECTIONS

WEEKEND = '[register.rest_weekdays]\nvalue = ["saturday", "sunday"]'
# Three days of rest in a row, and a Saturday that is worked for one of them.
HOLIDAYS = "[register.rest_days]\nvalue = [2026-05-01, 2026-05-04, 2026-05-05]"
MOVED = "[register.work_days]\nvalue = [2026-05-09]"
YEARS = '[register.calendar_years]\nvalue = ["2026"]'
FIVE = parse_span("5 working days")
# A Thursday.
OPENED = datetime(2026, 4, 30, 9, tzinfo=UTC)


def rules(folder: Path, *keys: str) -> Rules:
    more = "".join(f'\n{one}\nclause = "Rule 2"\n' for one in keys)
    charter = load(written(folder, minimal(more=more)), sections=SECTIONS)
    return charter.rules(on=OPENED.date())


@pytest.mark.parametrize(
    ("keys", "term", "end"),
    [
        ((YEARS,), FIVE, "2026-05-05"),
        ((YEARS, WEEKEND), FIVE, "2026-05-07"),
        ((YEARS, WEEKEND, HOLIDAYS), FIVE, "2026-05-12"),
        ((YEARS, WEEKEND, HOLIDAYS, MOVED), FIVE, "2026-05-11"),
        ((YEARS, HOLIDAYS, MOVED), FIVE, "2026-05-08"),
        ((), parse_span("5 days"), "2026-05-05"),
    ],
)
def test_a_term_skips_the_days_on_which_nobody_works(
    tmp_path: Path, keys: tuple[str, ...], term: Span, end: str
) -> None:
    found = term_end(OPENED, term=term, rules=rules(tmp_path, *keys))

    assert found.isoformat() == f"{end}T09:00:00+00:00"


def test_a_day_that_both_rests_and_is_worked_rests(tmp_path: Path) -> None:
    both = MOVED.replace("2026-05-09", "2026-05-04")

    found = term_end(OPENED, term=FIVE, rules=rules(tmp_path, YEARS, HOLIDAYS, both))

    assert found.day == 8


@pytest.mark.parametrize(
    ("opened", "is_known"),
    [
        (datetime(2026, 12, 26, tzinfo=UTC), True),
        (datetime(2026, 12, 27, tzinfo=UTC), False),
    ],
)
def test_a_term_ends_within_the_years_that_are_known(
    tmp_path: Path, opened: datetime, *, is_known: bool
) -> None:
    held = rules(tmp_path, YEARS)

    if is_known:
        assert term_end(opened, term=FIVE, rules=held).day == 31
    else:
        with pytest.raises(Refused, match=r"register\.beyond_calendar"):
            term_end(opened, term=FIVE, rules=held)
