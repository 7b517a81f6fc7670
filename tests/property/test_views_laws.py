"""Views in memory answer as looking at every row would, without looking at all."""

from dataclasses import dataclass
from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st

from comitia.kernel.views import Cell, Row
from comitia.ledger.views.dump import views_digest
from comitia.ledger.views.memory import MemoryViews

FEW = st.sampled_from(["a", "b", "c"])
FIELDS = ("first", "second", "third", "fourth")


@dataclass(frozen=True, slots=True)
class Thing(Row):
    """A row of a test: two fields are its key."""

    view: ClassVar[str] = "thing"
    keys: ClassVar[int] = 2
    first: str
    second: str
    third: str | None
    fourth: bool


@dataclass(frozen=True, slots=True)
class Longer(Thing):
    """A row of a view whose name begins as another's does."""

    view: ClassVar[str] = "thing_longer"


@dataclass(frozen=True, slots=True)
class Watched(Row):
    """A row that counts how often somebody looks at one of its cells."""

    view: ClassVar[str] = "watched"
    keys: ClassVar[int] = 1
    looks: ClassVar[list[str]] = []
    number: str
    group: str

    def __getattribute__(self, name: str) -> object:
        if name == "group":
            Watched.looks.append(name)
        return object.__getattribute__(self, name)


things = st.builds(Thing, FEW, FEW, st.none() | FEW, st.booleans())
asked = st.dictionaries(
    st.sampled_from(FIELDS), FEW | st.none() | st.booleans(), max_size=4
)
longer = st.builds(Longer, FEW, FEW, st.none() | FEW, st.booleans())
steps = st.lists(st.lists(things, max_size=4) | asked, max_size=12)


def scanned(rows: list[Thing], fixed: dict[str, Cell]) -> tuple[Thing, ...]:
    """Return what the rows say to a question when each is looked at."""
    held = {row.key(): row for row in rows}
    found = [
        row
        for row in held.values()
        if all(getattr(row, name) == cell for name, cell in fixed.items())
    ]
    return tuple(sorted(found, key=Row.key))


@given(steps=steps)
def test_an_index_answers_as_a_scan_does(
    steps: list[list[Thing] | dict[str, Cell]],
) -> None:
    views, before, put = MemoryViews(), MemoryViews(), list[Thing]()

    for step in steps:
        if isinstance(step, list):
            before = views.copy()
            views.put(step)
            put += step
        else:
            before.every(Thing, **step)
            assert views.every(Thing, **step) == scanned(put, step)

    assert views.every(Thing) == scanned(put, {})


@given(steps=st.lists(st.lists(things | longer, max_size=4), max_size=6))
def test_the_digest_is_that_of_the_dump_after_every_step(
    steps: list[list[Thing]],
) -> None:
    views = MemoryViews()

    for step in steps:
        views.put(step)

        assert views.digest() == views_digest(views.all_rows())


def test_asking_again_looks_at_no_row_again() -> None:
    views = MemoryViews()
    views.put(Watched(f"{number:03}", str(number % 10)) for number in range(100))
    views.every(Watched, group="3")
    Watched.looks.clear()

    found = views.every(Watched, group="4")

    assert len(Watched.looks) == 0
    assert [row.number for row in found][:2] == ["004", "014"]


def test_a_row_put_later_is_looked_at_alone() -> None:
    views = MemoryViews()
    views.put(Watched(f"{number:03}", str(number % 10)) for number in range(100))
    views.every(Watched, group="3")
    before = len(Watched.looks)

    views.put([Watched("200", "3")])

    assert len(views.every(Watched, group="3")) == 11
    # Its group is read once, for the index.
    assert len(Watched.looks) - before == 1
