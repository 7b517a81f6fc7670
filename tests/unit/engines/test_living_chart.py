"""A chart of something that goes on: how each step stands is seen, and said."""

import re

import pytest

from comitia.engines.chart.steps import Chart, Line, Stands, Step
from comitia.engines.chart.svg import svg_of

LEAST_CONTRAST = 4.5


def band_of(stands: Stands) -> str:
    """Return the colour behind a step's title."""
    step = Step("Vote", (Line("a", "b"),), 1, stands)
    drawn = svg_of(Chart("T", "d", "en", (step,)))
    found = re.search(r'<path d="[^"]*" fill="(#[0-9a-f]{6})"/>', drawn)
    assert found is not None
    return found[1]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return sum(
        one * weight
        for one, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True)
    )


def test_done_present_and_to_come_look_different() -> None:
    assert len({band_of(one) for one in (Stands.DONE, Stands.NOW, Stands.AHEAD)}) == 3


def test_a_plan_looks_as_it_did() -> None:
    assert band_of(Stands.UNSAID) == band_of(Stands.NOW)


@pytest.mark.parametrize("stands", Stands)
def test_white_letters_can_be_read_on_every_band(stands: Stands) -> None:
    contrast = 1.05 / (luminance(band_of(stands)) + 0.05)

    assert contrast >= LEAST_CONTRAST
