"""The charts of who the delegates are: by what was recorded, by age, by their cards."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from comitia.cli.published.bars import Group, bar_of, drawn
from comitia.cli.published.behind import Behind
from comitia.engines.chart.bars.drawn import Bar
from comitia.engines.document.printed.printed import Drawing
from comitia.stages.composition.axes.asked import LEAST, MOST
from comitia.stages.composition.axes.axis import OTHER, published_axes
from comitia.stages.composition.axes.counting import DIFFERENT, KNOWN
from comitia.stages.composition.axes.figuring import CARD
from comitia.stages.composition.figures import Counted, Figure
from comitia.web.pages.figures import axis_name, value_name

LIST: Final = "delegates"
_COMPOSITION: Final = "composition"
_CHARTS: Final = (_COMPOSITION, "age", "cards")
# Those of a list in one category of one axis: list, axis, category.
_IN_CATEGORY: Final = 3


def drawings_by_axes(behind: Behind, mark: str) -> Iterator[Drawing]:
    """Yield the charts of the delegates, each axis a group, in the charter's order."""
    by_axis: dict[str, list[Figure]] = {}
    for key, figure in behind.figures.items():
        parts = key.split(".")
        is_one = len(parts) == _IN_CATEGORY and parts[0] == LIST
        if is_one and figure.unit == Counted.PERSONS and figure.base == LIST:
            by_axis.setdefault(parts[1], []).append(figure)
    order = _order(behind)
    charts: dict[str, list[Group]] = {one: [] for one in _CHARTS}
    for axis in sorted(by_axis, key=lambda one: (order.get(one, len(order)), one)):
        # Where different values are counted, the categories are only those left out.
        if f"{LIST}.{axis}.{DIFFERENT}" not in behind.figures:
            bars = tuple(_bars(axis, by_axis[axis], order, behind))
            charts[_chart(axis, by_axis[axis], behind)].append(
                (_title(axis, behind), bars)
            )
    for name, groups in charts.items():
        if groups:
            yield drawn(name, tuple(groups), behind, mark)


def _order(behind: Behind) -> dict[str, int]:
    """Return where axes, and categories of axes, stand in the charter."""
    if behind.charter is None:
        return {}
    axes = published_axes(behind.charter.rules())
    names = [
        name
        for axis in axes
        for name in (
            axis.name,
            *(f"{axis.name}.{one}" for one in (*axis.categories, OTHER, *axis.groups)),
        )
    ]
    return {name: at for at, name in enumerate(names)}


def _chart(axis: str, figures: list[Figure], behind: Behind) -> str:
    if f"{LIST}.{axis}.{KNOWN}" in behind.figures:
        return "age"
    return "cards" if figures[0].source == CARD else _COMPOSITION


def _title(axis: str, behind: Behind) -> str:
    name = axis_name(axis, behind.say)
    return name[:1].upper() + name[1:]


def _bars(
    axis: str, figures: list[Figure], order: dict[str, int], behind: Behind
) -> Iterator[Bar]:
    """Yield the categories with what is asked of them; nobody is no other."""
    joined = _joined(axis, behind)
    placed = {one.figure.rpartition(".")[2]: one for one in figures}
    for name in sorted(
        placed, key=lambda one: (order.get(f"{axis}.{one}", len(order)), one)
    ):
        figure = placed[name]
        is_empty = name == OTHER and figure.value == "0"
        if name != KNOWN and not is_empty:
            word = value_name(name, axis, behind.views, behind.say)
            yield bar_of(
                word, figure, behind, _asked(name, behind), joins=name in joined
            )


def _joined(axis: str, behind: Behind) -> frozenset[str]:
    """Return the groups of an axis: each joins several of its categories."""
    axes = published_axes(behind.charter.rules()) if behind.charter else ()
    return frozenset(one for held in axes if held.name == axis for one in held.groups)


def _asked(category: str, behind: Behind) -> Fraction | None:
    """Return how many of a category the lists of all units were asked to hold.

    At least so many of a few units are at least so many of all. At most so many says
    something only where all seats were asked.
    """
    least = behind.figures.get(f"{LEAST}.{category}")
    most = behind.figures.get(f"{MOST}.{category}")
    seats = behind.figures.get("seats")
    if least:
        return Fraction(least.value)
    is_of_all = most and seats and most.base_value == seats.value
    return Fraction(most.value) if most and is_of_all else None
