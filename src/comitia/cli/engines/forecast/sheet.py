"""The answer of ``comitia forecast`` for people, and as a chart."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from comitia.cli.engines.forecast.asking import Drawing
from comitia.cli.face import printable
from comitia.engines.chart.heading import Heading
from comitia.engines.chart.ranges.drawn import Range, RangesChart
from comitia.engines.forecasts.forecasting import Told
from comitia.engines.slates.stated.targets import Ballot
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Fact
from comitia.kernel.forecasts.spread import Spread
from comitia.kernel.shares import percent_text
from comitia.kernel.slates.counting import Span


def sheet(
    ballot: Ballot, told: tuple[Told, ...], drawing: Drawing | None, lang: Language
) -> str:
    """Return lines that say how each target stands before the ballot."""
    lines = [_head(ballot, lang)]
    for one in told:
        lines += ["", *_target(one, drawing, lang)]
    lines += ["", *_supposed(ballot, drawing, lang)]
    return "".join(f"{printable(one)}\n" for one in lines)


def ranges_chart(
    ballot: Ballot, told: tuple[Told, ...], drawing: Drawing | None, lang: Language
) -> RangesChart:
    """Return the same as a drawing: what is possible, what is likely, what is asked."""
    whole = max((one.outlook.bounds.most for one in told), default=1)
    limits = [
        limit
        for one in told
        for limit in (one.outlook.target.at_least, one.outlook.target.at_most)
        if limit is not None
    ]
    by = "drawn" if drawing else "alike"
    return RangesChart(
        Heading(_said("forecast.chart.title", lang), lang),
        _head(ballot, lang),
        tuple(_range(one, lang) for one in told),
        max([whole, *limits]),
        _said("forecast.chart.possible", lang),
        _said(f"forecast.chart.{by}", lang),
        _said("forecast.chart.asked", lang),
    )


def _range(told: Told, lang: Language) -> Range:
    outlook, target = told.outlook, told.outlook.target
    likely = (told.drawn or outlook.alike).shortest()
    limits = (target.at_least, target.at_most)
    return Range(
        target.label,
        _asked(told, lang),
        outlook.bounds.fewest,
        outlook.bounds.most,
        likely.fewest,
        likely.most,
        tuple(one for one in limits if one is not None),
        _said(f"forecast.word.{told.word}", lang),
    )


def _said(code: str, lang: Language, facts: Mapping[str, Fact] | None = None) -> str:
    return message(code, lang, facts or {})


def _head(ballot: Ballot, lang: Language) -> str:
    places = ballot.asked.units.values()
    facts: dict[str, Fact] = {
        "names": sum(one.names for one in places),
        "seats": sum(one.seats for one in places),
    }
    return _said("forecast.told.head", lang, facts)


def _target(told: Told, drawing: Drawing | None, lang: Language) -> Iterator[str]:
    outlook = told.outlook
    word = _said(f"forecast.word.{told.word}", lang)
    facts: dict[str, Fact] = {"label": outlook.target.label, "word": word}
    yield _said("forecast.told.target", lang, facts)
    facts = {"asked": _asked(told, lang), "count": outlook.on_list}
    yield f"  {_said('forecast.told.asked', lang, facts)}"
    span = _span(outlook.bounds, lang)
    yield f"  {_said('forecast.told.bounds', lang, {'span': span})}"
    if not outlook.is_possible or outlook.is_certain:
        return
    yield f"  {_said('forecast.told.alike', lang, _spread(outlook.alike, told, lang))}"
    if told.drawn:
        yield f"  {_said('forecast.told.drawn', lang, _spread(told.drawn, told, lang))}"
    elif drawing:
        yield f"  {_said('forecast.told.one_person', lang)}"


def _asked(told: Told, lang: Language) -> str:
    target = told.outlook.target
    facts: dict[str, Fact] = {
        "least": target.at_least or 0,
        "most": target.at_most or 0,
    }
    if target.at_most is None:
        return _said("forecast.told.at_least", lang, facts)
    if target.at_least is None:
        return _said("forecast.told.at_most", lang, facts)
    return _said("forecast.told.between", lang, facts)


def _spread(spread: Spread, told: Told, lang: Language) -> dict[str, Fact]:
    chance = spread.chance(told.outlook.target.holds)
    # Cut, not rounded: nothing short of all is 100 %.
    cut = percent_text(Fraction(int(chance * 1000), 1000))
    return {"span": _span(spread.shortest(), lang), "chance": cut}


def _span(span: Span, lang: Language) -> str:
    if span.fewest == span.most:
        return str(span.fewest)
    facts: dict[str, Fact] = {"fewest": span.fewest, "most": span.most}
    return _said("forecast.told.span", lang, facts)


def _supposed(ballot: Ballot, drawing: Drawing | None, lang: Language) -> Iterator[str]:
    yield _said("forecast.told.words", lang)
    if drawing is None:
        return
    facts: dict[str, Fact] = {
        "draws": drawing.draws,
        "column": drawing.column,
        "swing": percent_text(drawing.swing),
        "seed": drawing.seed,
    }
    yield _said("forecast.told.supposed", lang, facts)
    if ballot.voters.keys() != ballot.asked.units.keys():
        yield _said("forecast.told.even", lang)
