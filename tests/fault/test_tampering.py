"""Whatever is tampered with in an election's folder is seen, and at its place."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from tests.architecture.project import ROOT
from tests.fault.tampering import (
    KEYS,
    UNSEEN,
    WAYS,
    Held,
    Others,
    contents,
    flip,
    places_of,
    spoil,
    tables,
    tamper,
    whole,
)

EACH = int(os.environ.get("COMITIA_TAMPERINGS", "2"))
FLIPS = 10 * EACH
PAGE = ROOT / "docs/explanation/what-the-ledger-proves.md"
SEEN = sorted(KEYS)


@pytest.fixture(scope="module")
def election(tmp_path_factory: pytest.TempPathFactory) -> Held:
    return whole(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def filled(
    election: Held, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Held | None]:
    """Return what finds an election with rows of a table."""
    others, rows = Others(tmp_path_factory.mktemp("others")), tables(election.folder)
    return lambda table: election if rows[table] else others.filling(table)


@pytest.fixture
def copies(election: Held, tmp_path: Path) -> Iterator[Held]:
    """Yield copies of the election that can be spoiled, one after the other."""
    return (election.copy(tmp_path / str(number)) for number in range(10**6))


def test_nothing_is_found_where_nothing_was_done(election: Held) -> None:
    verdict = election.verdict()

    assert verdict.faults == ()
    assert verdict.entries == election.rows("entry")
    assert verdict.figures == election.rows("view_figure")
    assert verdict.erased == 1


def test_every_table_is_tampered_with_or_named_as_unseen(
    election: Held, filled: Callable[[str], Held | None]
) -> None:
    held = set(tables(election.folder))

    assert held == {*SEEN, *UNSEEN}
    assert {table for table in held if filled(table) is None} == set()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("table", SEEN)
def test_a_tampered_table_is_named_with_the_row(
    table: str,
    way: str,
    filled: Callable[[str], Held | None],
    tmp_path: Path,
) -> None:
    held = filled(table)
    assert held is not None
    for seed in range(EACH):
        copy = held.copy(tmp_path / str(seed))
        done = tamper(copy.folder, table, way, Random(f"{table} {way} {seed}"))
        found = places_of(copy.verdict())
        assert found & done.places, f"{seed}: {done} {found}"


@pytest.mark.parametrize("way", WAYS)
def test_a_tampered_file_is_named(
    way: str, election: Held, copies: Iterator[Held]
) -> None:
    for name in election.files():
        copy = next(copies)
        done = spoil(copy.folder, name, way, Random(name))
        verdict = copy.verdict()
        left = {one.code for one in verdict.not_checked}
        seen = places_of(verdict) & done.places
        assert seen or (way == "add" and "election.left_over" in left), done


def test_a_flipped_bit_of_the_database_is_seen_or_changes_no_row(
    election: Held, copies: Iterator[Held]
) -> None:
    before = contents(election.folder)
    for seed in range(FLIPS):
        copy = next(copies)
        flip(copy.folder, Random(seed))
        assert copy.verdict().faults or contents(copy.folder) == before, seed


@pytest.mark.parametrize("table", sorted(UNSEEN))
def test_what_no_layer_sees_is_named_where_readers_look(
    table: str, copies: Iterator[Held]
) -> None:
    copy = next(copies)
    done = tamper(copy.folder, table, "add", Random(1))

    verdict = copy.verdict()

    assert done.places
    assert verdict.faults == ()
    assert table in str(verdict.not_checked)
    assert f"`{table}`" in PAGE.read_text("utf-8")
