"""The keys of the calendar: which days rest, and for which years that is known."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Days, Several, Texts, Value
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key
from comitia.kernel.dates import Span, SpanUnit
from comitia.kernel.findings import Fact, Finding

REST_WEEKDAYS: Final = "register.rest_weekdays"
REST_DAYS: Final = "register.rest_days"
WORK_DAYS: Final = "register.work_days"
YEARS: Final = "register.calendar_years"
WEEKDAYS: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
# The longest times that the law allows: a lower layer's holiday would lengthen them.
_LONGEST: Final = ("vetting.withheld_at_most", "composition.identity_lasts")
_YEAR: Final = re.compile("[12][0-9]{3}")

CALENDAR_KEYS: Final = (
    Key(
        "rest_weekdays",
        Several(WEEKDAYS),
        "The days of the week on which nobody works.",
        Direction.SUPERSET,
    ),
    Key(
        "rest_days",
        Days(),
        "The days on which nobody works, whatever day of the week they are.",
        Direction.SUPERSET,
    ),
    Key(
        "work_days",
        Days(),
        "Days that are worked though their day of the week is one of rest.",
        Direction.SUBSET,
    ),
    Key(
        "calendar_years",
        Texts(samples=("2026", "2027")),
        "The years whose days of rest are all listed; a term in working days can run"
        " in these alone.",
        Direction.SUPERSET,
        agrees=True,
    ),
)


def calendar_agrees(rules: Rules) -> Iterator[Finding]:
    """Return terms in working days that no calendar covers, and years that are none.

    Charter keys: every term, and ``register.calendar_years``.
    """
    years = rules.get(YEARS)
    known = years.value if years and isinstance(years.value, tuple) else ()
    if years is not None:
        strange = tuple(one for one in known if not _YEAR.fullmatch(str(one)))
        if strange:
            yield _finding("charter.not_a_year", years, strange=strange)
    counted = [one for one in rules if _counts_working_days(one.value)]
    for one in counted:
        if years is None:
            yield _finding("charter.no_calendar", one, term=one.value, lacking=YEARS)
        elif one.key in _LONGEST:
            yield _finding("charter.longest_in_working_days", one, term=one.value)
    if counted and years is not None:
        yield from _ends_too_early(rules, years, known)


def _ends_too_early(
    rules: Rules, years: Setting[Value], known: tuple[str, ...]
) -> Iterator[Finding]:
    """Return the last days of the charter that lie in a year without a calendar."""
    for one in rules:
        if isinstance(one.value, date) and str(one.value.year) not in known:
            yield _finding(
                "charter.calendar_lacks_year",
                years,
                year=str(one.value.year),
                other=one.key,
                day=one.value,
            )


def _counts_working_days(value: Value) -> bool:
    return isinstance(value, Span) and value.unit is SpanUnit.WORKING_DAY


def _finding(code: str, setting: Setting[Value], **facts: Fact) -> Finding:
    origin = setting.provenance
    return Finding.of(
        code, key=setting.key, clause=origin.clause, place=origin.place, **facts
    )
