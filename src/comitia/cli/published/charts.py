"""The charts of a communiqué, drawn from published figures alone."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from comitia.cli.published.axes import LIST, drawings_by_axes
from comitia.cli.published.bars import Group, bar_of, drawn, said
from comitia.cli.published.behind import Behind, number_text
from comitia.cli.published.elections import Elections
from comitia.engines.chart.bars.drawn import Bar
from comitia.engines.document.printed.printed import Drawing
from comitia.kernel.findings import Word
from comitia.stages.composition.axes.earlier import EARLIER
from comitia.stages.composition.figures import PERCENT, SHARE
from comitia.stages.register.bodies import Unit
from comitia.web.pages.figures import value_name

# The way of the names; what an election does not count is not drawn.
_WAY: Final = (
    "nominees",
    "candidates",
    "elected",
    "elected.listed",
    "delegates",
)
_FEWEST: Final = 2


def drawings(behind: Behind, mark: str, before: Elections) -> Iterator[Drawing]:
    """Yield each chart for which there are figures."""
    held = [behind.figures[key] for key in _WAY if key in behind.figures]
    way = tuple(bar_of(behind.called(one.figure), one, behind) for one in held)
    if len(way) >= _FEWEST:
        yield drawn("way", (("", way),), behind, mark)
    yield from drawings_by_axes(behind, mark)
    if units := tuple(_units(behind)):
        yield drawn("units", (("", units),), behind, mark)
    if compared := tuple(_elections(behind, before)):
        yield drawn("elections", compared, behind, mark)
    elif earlier := tuple(_earlier(behind)):
        yield drawn("earlier", earlier, behind, mark)


def _units(behind: Behind) -> Iterator[Bar]:
    """Yield the delegates of each unit, where the figures were walked back to units.

    A unit's word in the charter is shorter than its name.
    """
    if behind.walked is None or LIST not in behind.figures:
        return
    for share in behind.walked.of(behind.figures[LIST]):
        word = behind.say.called(share.unit)
        row = behind.views.one(Unit, share.unit)
        name = row.name if row and word == share.unit else word
        if share.value is not None:
            yield Bar(name, Fraction(share.value), share.value)


def _elections(behind: Behind, before: Elections) -> Iterator[Group]:
    """Yield what was printed of every earlier election, each with its share now."""
    for key, printed in before.in_all():
        now = behind.figures.get(f"{LIST}.{key}.{SHARE}")
        if now is None:
            continue
        own = before.own or said(behind, "communique.chart.now")
        told = [(one.election, one.moment, one.share, one.text) for one in printed]
        told.append((own, now.moment, Fraction(now.exact), now.value))
        yield _counted(key, behind), tuple(_bar(*one, behind) for one in told)


def _bar(election: str, moment: str, share: Fraction, text: str, behind: Behind) -> Bar:
    name = said(
        behind,
        "communique.chart.election",
        election=election,
        moment=Word(f"communique.moment.{moment}"),
    )
    return Bar(name, share, said(behind, "communique.percent", value=text))


def _counted(key: str, behind: Behind) -> str:
    """Return what a category of an axis is called, without the axis."""
    axis, _, category = key.partition(".")
    name = value_name(category, axis, behind.views, behind.say)
    return name[:1].upper() + name[1:]


def _earlier(behind: Behind) -> Iterator[Group]:
    """Yield the shares of the election before beside those of this one."""
    for key, before in sorted(behind.figures.items()):
        listed, _, counted = key.removeprefix(f"{EARLIER}.").partition(".")
        now = behind.figures.get(f"{listed}.{counted}")
        is_share = key.startswith(f"{EARLIER}.") and before.unit == PERCENT
        if is_share and now:
            bars = (("before", before), ("now", now))
            yield (
                _counted(counted.removesuffix(f".{SHARE}"), behind),
                tuple(
                    Bar(
                        said(behind, f"communique.chart.{name}"),
                        Fraction(one.exact),
                        number_text(one, behind.language),
                    )
                    for name, one in bars
                ),
            )
