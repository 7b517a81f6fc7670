"""Within one act rows are read once, and are what the database holds."""

from dataclasses import replace
from pathlib import Path

from django.db import transaction
from tests.offices import DrivenOffice, founded, register

from comitia.stages.grants import Grant
from comitia.stages.register.bodies import Person
from comitia.stages.register.ways import Reached, Way
from comitia.store.database.act_views import FEW, ActViews
from comitia.store.database.rows import DatabaseViews

MANY = FEW + 3


def opened(folder: Path) -> tuple[DrivenOffice, ActViews]:
    driven = founded(folder)
    register(driven, people=MANY)
    return driven, ActViews(DatabaseViews(driven.office.place.alias))


def way(person: str, reached: Reached = Reached.NOMINEE) -> Way:
    return Way("valley", person, reached.value, "2026-01-05T09:00:00+00:00")


def test_rows_asked_for_again_and_again_are_those_of_the_database(
    tmp_path: Path,
) -> None:
    driven, views = opened(tmp_path)
    people = driven.people()
    with transaction.atomic(using=views.held.alias):
        views.put(way(person) for person in people[1:])

        found = [views.one(Way, "valley", person) for person in people]
        strange = views.one(Way, "hill", people[1])

    assert found == [None, *(way(person) for person in people[1:])]
    assert len(found) > FEW
    assert strange is None


def test_a_row_that_was_put_is_read_from_then_on(tmp_path: Path) -> None:
    driven, views = opened(tmp_path)
    people = driven.people()
    with transaction.atomic(using=views.held.alias):
        for person in people:
            views.one(Way, "valley", person)
        views.put([way(people[0], Reached.VETTED)])

        after = views.one(Way, "valley", people[0])
        kept = views.held.one(Way, "valley", people[0])

    assert after == kept == way(people[0], Reached.VETTED)


def test_people_of_a_unit_are_read_at_once_after_a_few_of_them(
    tmp_path: Path,
) -> None:
    driven, views = opened(tmp_path)

    found = [views.one(Person, person) for person in driven.people()]

    assert tuple(found) == views.held.every(Person)
    assert views.whole == {(Person, "valley")}


def test_rows_of_a_unit_are_the_same_however_often_they_are_asked_for(
    tmp_path: Path,
) -> None:
    driven, views = opened(tmp_path)
    people, known = driven.people(), Reached.NOMINEE.value
    with transaction.atomic(using=views.held.alias):
        for person in people:
            views.put([way(person)])
            asked = views.every(Way, unit="valley", reached=known)
            held = views.held.every(Way, unit="valley", reached=known)
            every = views.every(Way, unit="valley")

            assert asked == held == every
    assert not views.every(Way, unit="hill")


def test_a_row_that_comes_to_another_unit_is_found_there_alone(tmp_path: Path) -> None:
    driven, views = opened(tmp_path)
    first, *others = views.every(Person, unit="valley")
    with transaction.atomic(using=views.held.alias):
        views.every(Person, unit="hill")
        views.put([replace(first, unit="hill")])

        found = views.every(Person, unit="valley"), views.every(Person, unit="hill")

    assert found == (tuple(others), (replace(first, unit="hill"),))
    assert views.one(Person, driven.people()[0]) == replace(first, unit="hill")


def test_rows_of_no_unit_are_asked_for_one_by_one(tmp_path: Path) -> None:
    driven, views = opened(tmp_path)
    grants = driven.office.views.every(Grant)

    found = [views.one(Grant, grant.grant) for grant in grants for _ in range(MANY)]

    assert set(found) == set(grants)
    assert not views.whole


def test_what_is_made_of_rows_follows_what_was_put(tmp_path: Path) -> None:
    driven, views = opened(tmp_path)
    person = driven.people()[0]
    with transaction.atomic(using=views.held.alias):
        before = views.derived(len, Way, unit="valley")
        views.put([way(person)])

        after = views.derived(len, Way, unit="valley")
        kept = views.held.derived(len, Way, unit="valley")

    assert (before, after, kept) == (0, 1, 1)
