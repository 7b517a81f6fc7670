"""Views in memory, and the text in which two copies of them compare."""

from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from comitia.kernel.views import Cell, Row
from comitia.ledger.views.dump import dump_lines, views_digest
from comitia.ledger.views.memory import MemoryViews


@dataclass(frozen=True, slots=True)
class Stone(Row):
    view: ClassVar[str] = "stone"
    keys: ClassVar[int] = 1
    name: str
    lies: tuple[str, ...]
    weight: Cell = None


ONE, OTHER = Stone("a", ("hill", "dale"), 3), Stone("b", ())


def test_a_dump_has_a_line_for_each_row_in_one_order() -> None:
    lines = [b'["stone","a",["hill","dale"],3]', b'["stone","b",[],null]']

    assert dump_lines([OTHER, ONE]) == lines
    assert views_digest([OTHER, ONE]) == sha256(b"\n".join([*lines, b""])).hexdigest()


def test_a_row_takes_the_place_of_the_one_with_its_key() -> None:
    views, heavier = MemoryViews(), Stone("a", (), 4)
    views.put([ONE, OTHER])

    views.put([heavier])

    assert views.one(Stone, "a") == heavier
    assert views.every(Stone) == (heavier, OTHER)
    assert views.every(Stone, weight=4) == (heavier,)
    assert sorted(views.all_rows(), key=Row.key) == [heavier, OTHER]


def test_a_copy_goes_another_way() -> None:
    views = MemoryViews()
    views.put([ONE])

    twin = views.copy()
    twin.put([OTHER])

    assert (views.one(Stone, "b"), twin.one(Stone, "b")) == (None, OTHER)


def weights(rows: tuple[Stone, ...]) -> list[Cell]:
    return [row.weight for row in rows]


def test_what_is_made_of_rows_is_kept_until_one_of_them_changes() -> None:
    views = MemoryViews()
    views.put([ONE, OTHER])
    first = views.derived(weights, Stone, name="a")

    views.put([Stone("b", (), 9)])
    again = views.derived(weights, Stone, name="a")
    views.put([Stone("a", (), 4)])
    changed = views.derived(weights, Stone, name="a")

    assert (first, changed) == ([3], [4])
    assert again is first


def test_a_row_that_moves_is_found_where_it_went_and_nowhere_else() -> None:
    views = MemoryViews()
    views.put([ONE, OTHER])
    before = views.every(Stone, weight=3), views.derived(weights, Stone, weight=3)

    views.put([Stone("a", (), None)])

    assert before == ((ONE,), [3])
    assert views.every(Stone, weight=3) == ()
    assert views.derived(weights, Stone, weight=3) == []
    assert views.every(Stone, weight=None) == (Stone("a", (), None), OTHER)
    assert views.derived(weights, Stone, weight=7) == []


def test_one_view_has_the_digest_of_its_rows_alone() -> None:
    views = MemoryViews()
    views.put([OTHER, ONE])

    assert views.digest_of(Stone) == views_digest([ONE, OTHER])
    assert MemoryViews().digest_of(Stone) == views_digest([])
