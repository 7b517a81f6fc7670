"""When a term is over by the calendar that a charter has."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import Span, SpanUnit, end_of_term
from comitia.kernel.findings import Finding, Refused
from comitia.stages.register.calendar.keys import (
    REST_DAYS,
    REST_WEEKDAYS,
    WEEKDAYS,
    WORK_DAYS,
    YEARS,
)

_DAY: Final = timedelta(days=1)
_Texts = tuple[str, ...]


def term_end(opened: datetime, *, term: Span, rules: Rules) -> datetime:
    """Return the first moment at which a term is over, by the days of the charter.

    Raises ``Refused`` where the calendar ends before the term does: how many of the
    days behind its end are working days is not known yet.

    Charter keys: ``register.rest_weekdays``, ``register.rest_days``,
    ``register.work_days``, ``register.calendar_years``.
    """
    if term.unit is not SpanUnit.WORKING_DAY:
        return end_of_term(opened, term=term, rest_days=frozenset())
    years = rules.read(YEARS, tuple)
    rest = _rest_days(
        years.value, _texts(REST_WEEKDAYS, rules), _texts(REST_DAYS, rules),
        _texts(WORK_DAYS, rules),
    )  # fmt: skip
    end = end_of_term(opened, term=term, rest_days=rest)
    lacking = [
        year
        for year in range(opened.year, end.year + 1)
        if str(year) not in years.value
    ]
    if lacking:
        found = Finding.of(
            "register.beyond_calendar",
            key=years.key,
            clause=years.provenance.clause,
            term=term,
            begun=opened,
            lacking=lacking[0],
            years=years.value,
        )
        raise Refused([found])
    return end


def _texts(key: str, rules: Rules) -> _Texts:
    held = rules.get(key)
    return held.value if held is not None and isinstance(held.value, tuple) else ()


@lru_cache(maxsize=256)
def _rest_days(
    years: _Texts, weekdays: _Texts, rest: _Texts, work: _Texts
) -> frozenset[date]:
    """Return each day of the years on which nobody works.

    A day that is worked though its weekday rests is none of them, and a day that is
    listed as both rests: a longer term harms nobody.
    """
    numbers = {WEEKDAYS.index(one) for one in weekdays}
    weekly = {day for day in _days(years) if day.weekday() in numbers}
    worked = {date.fromisoformat(one) for one in work}
    return frozenset((weekly - worked) | {date.fromisoformat(one) for one in rest})


def _days(years: _Texts) -> Iterator[date]:
    for year in years:
        day = date(int(year), 1, 1)
        while day.year == int(year):
            yield day
            day += _DAY
