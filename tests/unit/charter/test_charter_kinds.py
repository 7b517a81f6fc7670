from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from comitia.charter.kinds import (
    MOST_TEXT,
    Choice,
    Day,
    Days,
    Kind,
    Misread,
    Several,
    Share,
    Term,
    Text,
    Texts,
    Value,
    Whole,
)
from comitia.charter.text.source import Inexact, parsed
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.dates import Span, SpanUnit

SEATS = Share((Base.SEATS, Base.PRESENT))
MARGIN = Share((Base.SEATS,), most=Fraction(10), may_ask_nothing=True)
CEILING = Share((Base.PRESENT,), is_floor=False)
WEEKEND = Several(("saturday", "sunday"))
TERM = Term(Span(2, SpanUnit.DAY))


@pytest.mark.parametrize(
    ("kind", "table", "value"),
    [
        (
            SEATS,
            {"more_than": "15 %", "of": "seats"},
            Bound(Relation.MORE_THAN, Fraction(15, 100), Base.SEATS),
        ),
        (
            SEATS,
            {"at_least": "100 %", "of": "present"},
            Bound(Relation.AT_LEAST, Fraction(1), Base.PRESENT),
        ),
        (
            CEILING,
            {"at_most": "2/3", "of": "present"},
            Bound(Relation.AT_MOST, Fraction(2, 3), Base.PRESENT),
        ),
        (
            MARGIN,
            {"at_least": "0 %", "of": "seats"},
            Bound(Relation.AT_LEAST, Fraction(0), Base.SEATS),
        ),
        (
            MARGIN,
            {"at_least": "1000 %", "of": "seats"},
            Bound(Relation.AT_LEAST, Fraction(10), Base.SEATS),
        ),
        (Whole(1, 9), {"value": 9}, 9),
        (Whole(0, 9), {"value": 0}, 0),
        (TERM, {"value": "2 days"}, Span(2, SpanUnit.DAY)),
        (Choice(("lot", "drawn")), {"value": "drawn"}, "drawn"),
        (Text("under"), {"under": " committee "}, "committee"),
        (Text(), {"value": "差" * MOST_TEXT}, "差" * MOST_TEXT),
        (Texts(2), {"value": ["b", "a"]}, ("b", "a")),
        (Day(), {"value": date(2021, 11, 1)}, date(2021, 11, 1)),
    ],
)
def test_a_table_states_a_value(
    kind: Kind, table: dict[str, object], value: Value
) -> None:
    assert kind.read(table) == value


@pytest.mark.parametrize(
    ("kind", "table", "code"),
    [
        (SEATS, {"of": "seats"}, "one_relation"),
        (SEATS, {"at_least": "1/2", "more_than": "1/2"}, "one_relation"),
        (CEILING, {"at_least": "1/2", "of": "present"}, "one_relation"),
        (SEATS, {"at_least": "1/2"}, "base_not_named"),
        (SEATS, {"at_least": "1/2", "of": "entitled"}, "base_not_named"),
        (SEATS, {"at_least": "1/2", "of": ["seats"]}, "base_not_named"),
        (SEATS, {"at_least": "0.5", "of": "seats"}, "not_a_share"),
        (SEATS, {"at_least": 1, "of": "seats"}, "not_a_share"),
        (SEATS, {"at_least": Inexact("1/2"), "of": "seats"}, "not_a_share"),
        (SEATS, {"at_least": f"{10**18} %", "of": "seats"}, "not_a_share"),
        (SEATS, {"more_than": "100 %", "of": "present"}, "impossible_bound"),
        (MARGIN, {"at_least": f"{10**15} %", "of": "seats"}, "bound_too_high"),
        (MARGIN, {"more_than": "1001 %", "of": "seats"}, "bound_too_high"),
        (SEATS, {"at_least": "0 %", "of": "present"}, "empty_bound"),
        (SEATS, {"at_least": "0/1", "of": "seats"}, "empty_bound"),
        (CEILING, {"less_than": "0 %", "of": "present"}, "impossible_bound"),
        (Whole(1, 9), {"value": 10}, "out_of_limits"),
        (Whole(1, 9), {"value": 0}, "out_of_limits"),
        (Whole(1, 9), {"value": "3"}, "not_whole"),
        (Whole(0, 9), {"value": True}, "not_whole"),
        (TERM, {"value": "1 day"}, "term_too_short"),
        (TERM, {"value": "0 days"}, "no_time"),
        (TERM, {"value": 5}, "not_a_span"),
        (Choice(("lot",)), {"value": "lots"}, "not_a_choice"),
        (Choice(("lot",)), {"value": ["lot"]}, "not_a_choice"),
        (Text(), {"value": ""}, "not_a_text"),
        (Text(), {"value": "a\nb"}, "not_a_text"),
        (Text(), {"value": "a" * (MOST_TEXT + 1)}, "not_a_text"),
        (Text(), {"value": {"a": 1}}, "not_a_text"),
        (Texts(), {"value": "a"}, "not_a_list"),
        (Texts(), {"value": ["a", 1]}, "not_a_text"),
        (Texts(), {"value": ["a", "a"]}, "doubled_entry"),
        (Texts(), {"value": ["Chair", "chair"]}, "doubled_entry"),
        (Texts(), {"value": ["\u00e9", "e\u0301"]}, "doubled_entry"),
        (Texts(), {"value": ["the chair", "the  chair"]}, "doubled_entry"),
        (Texts(), {"value": []}, "no_entries"),
        (Texts(2), {"value": []}, "too_few_entries"),
        (Texts(2), {"value": ["a"]}, "too_few_entries"),
        (Day(), {"value": "2021-11-01"}, "not_a_day"),
        (Day(), {"value": datetime(2021, 11, 1, tzinfo=UTC)}, "not_a_day"),
    ],
)
def test_what_a_key_cannot_hold_is_named(
    kind: Kind, table: dict[str, object], code: str
) -> None:
    with pytest.raises(Misread) as misread:
        kind.read(table)

    assert misread.value.finding.code == f"charter.{code}"


@pytest.mark.parametrize(
    "kind",
    [
        SEATS,
        CEILING,
        Whole(0, 9),
        TERM,
        Choice(("lot",)),
        Text(),
        Texts(),
        Day(),
        Days(),
        WEEKEND,
    ],
)
def test_the_example_of_a_kind_can_be_read(kind: Kind) -> None:
    tables = parsed(kind.example, file="x").tables

    assert kind.read(tables) is not None
    assert set(tables) <= set(kind.fields)


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (Days(), date(2026, 10, 1), "not_a_list"),
        (Days(), [], "no_entries"),
        (Days(), ["2026-10-01"], "not_a_day"),
        (Days(), [date(2026, 10, 1), date(2026, 10, 1)], "doubled_entry"),
        (WEEKEND, ["sunday", "monday"], "not_a_choice"),
        (WEEKEND, [], "no_entries"),
        (WEEKEND, "sunday", "not_a_list"),
    ],
)
def test_a_calendar_lists_known_days_once(kind: Kind, value: object, code: str) -> None:
    with pytest.raises(Misread) as misread:
        kind.read({"value": value})

    assert misread.value.finding.code == f"charter.{code}"
