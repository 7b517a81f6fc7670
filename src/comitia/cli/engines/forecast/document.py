"""The answer of ``comitia forecast`` as scripts read it."""

from fractions import Fraction

from comitia.cli.engines.forecast.asking import Drawing
from comitia.engines.forecasts.forecasting import Told
from comitia.kernel.forecasts.outlook import Part
from comitia.kernel.forecasts.spread import Spread
from comitia.kernel.shares import exact_text
from comitia.kernel.slates.asked import Asked
from comitia.kernel.slates.counting import Span

_PLACES = 6


def document(
    asked: Asked, told: tuple[Told, ...], drawing: Drawing | None
) -> dict[str, object]:
    """Return each target's outlook by its label, and what was drawn from."""
    return {
        "names": sum(one.names for one in asked.units.values()),
        "seats": sum(one.seats for one in asked.units.values()),
        "drawing": drawing
        and {
            "approval": drawing.column,
            "swing": exact_text(drawing.swing),
            "draws": drawing.draws,
            "seed": drawing.seed,
        },
        "targets": {one.outlook.target.label: _target(one) for one in told},
    }


def _target(told: Told) -> dict[str, object]:
    outlook = told.outlook
    target = outlook.target
    units = {unit: _part(one) for unit, one in outlook.parts.items() if unit}
    return {
        "outlook": told.word.value,
        "at_least": target.at_least,
        "at_most": target.at_most,
        "on_list": outlook.on_list,
        "bounds": _span(outlook.bounds),
        "alike": _spread(outlook.alike, told),
        "drawn": told.drawn and _spread(told.drawn, told),
        **({"units": units} if units else {}),
    }


def _part(part: Part) -> dict[str, object]:
    return {
        "on_list": part.on_list,
        "bounds": _span(part.bounds),
        "alike": {"interval": _span(part.alike.shortest())},
    }


def _spread(spread: Spread, told: Told) -> dict[str, object]:
    return {
        "interval": _span(spread.shortest()),
        "mean": exact_text(spread.mean()),
        "chance": _decimal(spread.chance(told.outlook.target.holds)),
    }


def _span(span: Span) -> dict[str, int]:
    return {"fewest": span.fewest, "most": span.most}


def _decimal(share: Fraction) -> str:
    """Return a share cut to six places: its exact form can have hundreds of digits."""
    whole, rest = divmod(int(share * 10**_PLACES), 10**_PLACES)
    return f"{whole}.{rest:0{_PLACES}d}"
