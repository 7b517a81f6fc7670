"""What the sections of the stages promise together."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Share, Term, Text, Texts, Value, Whole
from comitia.charter.section import Key, Section, Sections
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.catalogue import Language, message
from comitia.kernel.dates import Span, SpanUnit, end_of_term
from comitia.stages.meeting.margin import fewest_candidates
from comitia.stages.sections import SECTIONS

KEYS = [
    pytest.param(section, key, id=f"{section.name}.{key.name}")
    for section in SECTIONS.all
    for key in section.keys
]


@pytest.mark.parametrize(("section", "key"), KEYS)
def test_every_key_has_a_name_in_both_languages(section: Section, key: Key) -> None:
    for language in Language:
        name = key.name.removesuffix(".*")
        assert message(f"stages.{section.name}.{name}.name", language, {})
        assert message(f"stages.{section.name}", language, {})


@pytest.mark.parametrize(("section", "key"), KEYS)
def test_every_choice_has_words_in_both_languages(section: Section, key: Key) -> None:
    for option in key.kind.options if isinstance(key.kind, Choice) else ():
        for language in Language:
            assert message(f"stages.choice.{option}", language, {}), section.name


# What limits the withholding of reasons: without the keys nothing is withheld.
WITHHOLDING = {
    "vetting.withheld_grounds",
    "vetting.withheld_by",
    "vetting.withheld_at_most",
}


def test_reasons_are_told_unless_a_charter_says_else_and_no_layer_adds_to_it() -> None:
    keys = [key for name in WITHHOLDING if (key := SECTIONS.key(name))]

    assert len(keys) == len(WITHHOLDING)
    for key in keys:
        assert key.safeguard
        assert not key.required
        assert not key.per_unit
        assert key.direction in {Direction.SUBSET, Direction.FIXED}


@pytest.mark.parametrize(("section", "key"), KEYS)
def test_a_right_can_only_be_lengthened_or_added_to(section: Section, key: Key) -> None:
    if not key.safeguard or f"{section.name}.{key.name}" in WITHHOLDING:
        return
    assert key.required, section.name
    if isinstance(key.kind, Term):
        assert key.direction is Direction.LONGER
        assert key.kind.least.is_at_least(Span(1, SpanUnit.DAY))
    elif isinstance(key.kind, Text):
        assert key.direction is Direction.FIXED
    else:
        assert isinstance(key.kind, Texts)
        assert key.direction is Direction.SUPERSET
        assert key.kind.least >= 2


def test_notice_answer_appeal_its_body_and_two_deciders_are_rights() -> None:
    rights = {
        f"{section.name}.{key.name}"
        for section in SECTIONS.all
        for key in section.keys
        if key.safeguard
    }

    assert rights == {
        "vetting.deciders",
        "vetting.answer",
        "vetting.appeal",
        "vetting.appeal_body",
        "notice.term",
        "credentials.objections",
        *WITHHOLDING,
    }


def test_no_order_of_names_goes_by_support() -> None:
    key = SECTIONS.key("conference.name_order")

    assert key is not None
    assert isinstance(key.kind, Choice)
    assert set(key.kind.options) == {"strokes", "pinyin", "alphabet", "drawn"}


def test_units_are_listed_by_one_key() -> None:
    assert SECTIONS.units_key == "apportionment.units"
    assert Sections([]).units_key == ""


# The whole numbers whose change is told in names, in interviews, in days.
COUNTED = {
    "apportionment.seats",
    "conference.most_names",
    "vetting.interviews.*",
    "vetting.visits.*",
    "vetting.opinion_lasts",
}


def changed(kind: object) -> tuple[Value, Value] | None:
    if isinstance(kind, Share):
        base = kind.bases[0]
        return (
            Bound(Relation.AT_LEAST, Fraction(1, 2), base),
            Bound(Relation.MORE_THAN, Fraction(1, 2), base),
        )
    if isinstance(kind, Term):
        return Span(5, SpanUnit.DAY), Span(7, SpanUnit.DAY)
    return (3, 5) if isinstance(kind, Whole) and kind.least == 1 else None


@pytest.mark.parametrize(("section", "key"), KEYS)
def test_a_change_of_a_bound_or_a_term_means_something_in_people(
    section: Section, key: Key
) -> None:
    values = changed(key.kind)
    name = f"{section.name}.{key.name}"
    counted = isinstance(key.kind, Share | Term) or name in COUNTED

    means = section.means(key.name, *values) if values else ()

    assert bool(means) is counted
    for one in means:
        for language in Language:
            assert message(one.code, language, dict(one.facts))


@pytest.mark.parametrize(("section", "key"), KEYS)
def test_what_was_added_or_removed_has_no_meaning_of_its_own(
    section: Section, key: Key
) -> None:
    values = changed(key.kind) or ("a", "b")

    assert section.means(key.name, None, values[0]) == ()
    assert section.means(key.name, values[0], None) == ()


@pytest.mark.parametrize(
    ("seats", "more_than_15", "at_least_20"),
    [
        (1, 2, 2),
        (5, 6, 6),
        (10, 12, 12),
        (13, 15, 16),
        (20, 24, 24),
        (40, 47, 48),
        (100, 116, 120),
    ],
)
def test_fewest_candidates_at_the_edges(
    seats: int, more_than_15: int, at_least_20: int
) -> None:
    more = Bound(Relation.MORE_THAN, Fraction(15, 100), Base.SEATS)
    least = Bound(Relation.AT_LEAST, Fraction(20, 100), Base.SEATS)

    assert fewest_candidates(seats=seats, margin=more) == more_than_15
    assert fewest_candidates(seats=seats, margin=least) == at_least_20


def test_a_term_in_hours_and_days_runs_on_the_clock() -> None:
    opened = datetime(2026, 5, 1, 9, tzinfo=UTC)

    for term in (Span(48, SpanUnit.HOUR), Span(2, SpanUnit.DAY)):
        end = end_of_term(opened, term=term, rest_days=frozenset())
        assert end == datetime(2026, 5, 3, 9, tzinfo=UTC)


def test_a_term_in_working_days_leaves_out_the_days_of_rest() -> None:
    opened = datetime(2026, 5, 1, 9, tzinfo=UTC)
    rest = frozenset(date(2026, 5, day) for day in (1, 2, 3))

    end = end_of_term(opened, term=Span(1, SpanUnit.WORKING_DAY), rest_days=rest)

    assert end == datetime(2026, 5, 4, 9, tzinfo=UTC)
