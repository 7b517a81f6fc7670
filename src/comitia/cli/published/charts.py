"""The charts of a communiqué, drawn from published figures alone."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from comitia.cli.published.behind import Behind, number_text
from comitia.engines.chart.bars.drawn import Bar, BarsChart, svg_of_bars
from comitia.engines.chart.heading import Heading
from comitia.engines.document.printed.printed import Drawing
from comitia.kernel.catalogue import message
from comitia.kernel.findings import Fact
from comitia.stages.composition.figures import PERCENT, SHARE, Figure
from comitia.stages.register.bodies import Unit
from comitia.web.pages.figures import axis_name

# The way of the names; what an election does not count is not drawn.
_WAY: Final = (
    "nominees",
    "candidates",
    "elected",
    "elected.listed",
    "delegates",
)
_LIST: Final = "delegates"
# Those of a list in one category of one axis: list, axis, category.
_IN_CATEGORY: Final = 3
_FEWEST: Final = 2


def drawings(behind: Behind, mark: str) -> Iterator[Drawing]:
    """Yield each chart for which there are figures."""
    way = tuple(
        _bar(behind.figures[key], behind) for key in _WAY if key in behind.figures
    )
    if len(way) >= _FEWEST:
        yield _drawn("way", (("", way),), behind, mark)
    if axes := tuple(_axes(behind)):
        yield _drawn("composition", axes, behind, mark, asked="asked")
    if units := tuple(_units(behind)):
        yield _drawn("units", (("", units),), behind, mark)
    if earlier := tuple(_earlier(behind)):
        yield _drawn("earlier", earlier, behind, mark)


def _drawn(
    name: str,
    groups: tuple[tuple[str, tuple[Bar, ...]], ...],
    behind: Behind,
    mark: str,
    asked: str = "",
) -> Drawing:
    title = _say(behind, f"communique.chart.{name}")
    described = _say(behind, f"communique.chart.{name}.said")
    heading = Heading(title, behind.language, mark)
    marks = any(bar.asked is not None for _, bars in groups for bar in bars)
    meaning = _say(behind, f"communique.chart.{asked}") if asked and marks else ""
    chart = BarsChart(heading, described, groups, meaning)
    told = (bar for _, bars in groups for bar in bars)
    joint = _say(behind, "kernel.list_joint")
    spoken = joint.join(f"{bar.name} {bar.said}" for bar in told)
    return Drawing(svg_of_bars(chart), f"{title}. {spoken}")


def _say(behind: Behind, code: str, **facts: Fact) -> str:
    return message(code, behind.language, facts)


def _bar(figure: Figure, behind: Behind) -> Bar:
    """Return a figure as a bar, with its share beside it and what floors ask for."""
    share = behind.figures.get(f"{figure.figure}.{SHARE}")
    said = number_text(figure, behind.language)
    if share:
        said = _say(
            behind,
            "communique.chart.shared",
            value=said,
            share=number_text(share, behind.language),
        )
    asked = behind.figures.get(f"asked.{figure.figure.rpartition('.')[2]}")
    least = Fraction(asked.value) if asked else None
    return Bar(behind.called(figure.figure), Fraction(figure.value), said, least)


def _axes(behind: Behind) -> Iterator[tuple[str, tuple[Bar, ...]]]:
    """Yield each axis of the delegates with its categories."""
    by_axis: dict[str, list[Bar]] = {}
    for key, figure in behind.figures.items():
        parts = key.split(".")
        is_one = len(parts) == _IN_CATEGORY and parts[0] == _LIST
        if is_one and figure.unit == "persons" and figure.base == _LIST:
            by_axis.setdefault(parts[1], []).append(_bar(figure, behind))
    for axis, bars in sorted(by_axis.items()):
        yield axis_name(axis, behind.say), tuple(bars)


def _units(behind: Behind) -> Iterator[Bar]:
    """Yield the delegates of each unit, where the figures were walked back to units."""
    if behind.walked is None or _LIST not in behind.figures:
        return
    for share in behind.walked.of(behind.figures[_LIST]):
        row = behind.views.one(Unit, share.unit)
        if share.value is not None:
            name = row.name if row else share.unit
            yield Bar(name, Fraction(share.value), share.value)


def _earlier(behind: Behind) -> Iterator[tuple[str, tuple[Bar, ...]]]:
    """Yield the shares of the congress before beside those of this one."""
    for key, before in sorted(behind.figures.items()):
        now = behind.figures.get(f"{_LIST}{key.removeprefix('earlier')}")
        is_share = key.startswith("earlier.") and before.unit == PERCENT
        if is_share and now:
            bars = (("before", before), ("now", now))
            yield (
                behind.called(now.figure),
                tuple(
                    Bar(
                        _say(behind, f"communique.chart.{name}"),
                        Fraction(one.value),
                        number_text(one, behind.language),
                    )
                    for name, one in bars
                ),
            )
