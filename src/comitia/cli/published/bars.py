"""Figures as bars, and drawings of bars: what the charts of a text are made of."""

from fractions import Fraction

from comitia.cli.published.behind import Behind, number_text
from comitia.engines.chart.bars.drawn import Bar, BarsChart, svg_of_bars
from comitia.engines.chart.heading import Heading
from comitia.engines.document.printed.printed import Drawing
from comitia.kernel.catalogue import message
from comitia.kernel.findings import Fact
from comitia.stages.composition.figures import SHARE, Figure

Group = tuple[str, tuple[Bar, ...]]


def drawn(name: str, groups: tuple[Group, ...], behind: Behind, mark: str) -> Drawing:
    """Return a chart that says what its marks and outlines mean, if it has any."""
    title = said(behind, f"communique.chart.{name}")
    described = said(behind, f"communique.chart.{name}.said")
    heading = Heading(title, behind.language, mark)
    bars = [bar for _, held in groups for bar in held]
    is_asked = any(bar.asked is not None for bar in bars)
    asked = said(behind, "communique.chart.asked") if is_asked else ""
    is_joined = any(bar.joins for bar in bars)
    joined = said(behind, "communique.chart.joined") if is_joined else ""
    chart = BarsChart(heading, described, groups, asked, joined)
    joint = said(behind, "kernel.list_joint")
    spoken = joint.join(f"{bar.name} {bar.said}" for bar in bars)
    return Drawing(svg_of_bars(chart), f"{title}. {spoken}")


def said(behind: Behind, code: str, **facts: Fact) -> str:
    """Return a sentence of the catalogue in the language of the text."""
    return message(code, behind.language, facts)


def bar_of(
    name: str,
    figure: Figure,
    behind: Behind,
    asked: Fraction | None = None,
    *,
    joins: bool = False,
) -> Bar:
    """Return a figure as a bar, with its share beside the number."""
    share = behind.figures.get(f"{figure.figure}.{SHARE}")
    number = number_text(figure, behind.language)
    if share:
        number = said(
            behind,
            "communique.chart.shared",
            value=number,
            share=number_text(share, behind.language),
        )
    return Bar(name, Fraction(figure.value), number, asked, joins)
