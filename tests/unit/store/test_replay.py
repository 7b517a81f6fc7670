"""The views are what the entries say, and nothing else."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections
from tests.offices import (
    DrivenOffice,
    PlayedOffice,
    erase,
    founded,
    play,
    register,
)

from comitia.kernel.findings import Refused
from comitia.ledger.views.dump import views_digest
from comitia.stages.grants import LASTS, Signature
from comitia.store.record import lines_of
from comitia.store.replay import in_order, rebuild, replay


@pytest.fixture
def driven(tmp_path: Path) -> DrivenOffice:
    """Return an election with acts of one and of two signers, and an erasure."""
    driven = founded(tmp_path)
    register(driven)
    erase(driven, driven.people()[0])
    driven.do("checkpoint", {"reason": "x"})
    driven.do("close_register", {}, key="closing")
    driven.do("divide_seats", {"seats": {"valley": 3}})
    return driven


def test_a_whole_election_is_replayed_to_the_same_rows(tmp_path: Path) -> None:
    office = founded(tmp_path).office
    play(PlayedOffice(office))
    live = views_digest(office.views.all_rows())

    rebuild(office.work())

    assert views_digest(office.views.all_rows()) == live
    assert len(list(office.views.all_rows())) > 90


def test_replaying_the_entries_gives_the_rows_of_the_tables(
    driven: DrivenOffice,
) -> None:
    office = driven.office
    lines = [line for held in lines_of(office.place.alias).values() for line in held]

    views = replay(lines, office.charter)

    live = views_digest(office.views.all_rows())
    assert views_digest(views.all_rows()) == live
    assert len(views.all_rows()) > 15


def test_a_rebuild_repairs_what_somebody_changed(driven: DrivenOffice) -> None:
    office = driven.office
    before = views_digest(office.views.all_rows())
    with connections[office.place.alias].cursor() as cursor:
        cursor.execute("UPDATE view_unit_seats SET seats = 9")
        cursor.execute("DELETE FROM view_person")
    assert views_digest(office.views.all_rows()) != before

    rebuild(office.work())

    assert views_digest(office.views.all_rows()) == before


def test_the_same_key_gets_the_first_answer_after_a_rebuild(
    driven: DrivenOffice,
) -> None:
    rebuild(driven.office.work())

    again = driven.do("close_register", {}, key="closing")

    assert again.repeated
    with pytest.raises(Refused, match="key_used"):
        driven.do("divide_seats", {"seats": {"valley": 3}}, key="closing")


def test_a_unit_comes_before_the_centre_within_a_moment(driven: DrivenOffice) -> None:
    lines = lines_of(driven.office.place.alias)["centre"]
    centre = in_order(lines)[-1]
    unit = bytes(lines[-1]).replace(b'"unit":"centre"', b'"unit":"valley"')

    order = in_order([lines[-1], unit, lines[0]])

    assert [one.unit for one in order] == ["centre", "valley", "centre"]
    assert order[-1] == centre


def test_a_signature_that_lapsed_is_replayed_as_used_up(tmp_path: Path) -> None:
    driven = founded(tmp_path)
    register(driven)
    asked = {"ground": "asked", "person": driven.people()[0]}
    for name in ("second", "third"):
        granted = {"account": driven.office.add_account(name, None), "role": "officer"}
        driven.do("grant_role", granted)
    driven.do("erase_person", asked, by="third")
    late = driven.office.work().now() + LASTS + timedelta(hours=1)
    driven.do("erase_person", asked, at=late)
    driven.do("erase_person", asked, by="second")
    live = views_digest(driven.office.views.all_rows())

    rebuild(driven.office.work())

    assert views_digest(driven.office.views.all_rows()) == live
    assert [one.used for one in driven.office.views.every(Signature)] == [True] * 2
