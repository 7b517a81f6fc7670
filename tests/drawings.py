"""What a drawing says of itself: where its texts stand, and whether they overlap."""

import re
from dataclasses import dataclass
from itertools import takewhile
from xml.etree import ElementTree as ET

from comitia.engines.chart.widths import thousandths

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Place:
    """A text with the rectangle that its letters need at most."""

    said: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Place") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def root_of(drawn: str) -> ET.Element:
    """Return the drawing as XML; what is none raises."""
    return ET.fromstring(drawn)  # noqa: S314  our own drawing


def places(drawn: str) -> list[Place]:
    """Return where each text of a drawing stands."""
    return [_place(one) for one in root_of(drawn).iter(f"{SVG}text")]


def texts(drawn: str) -> list[str]:
    """Return the texts of a drawing in their order."""
    return [one.said for one in places(drawn)]


def check_geometry(drawn: str) -> None:
    """Assert that every text is on the page and none stands on another."""
    root = root_of(drawn)
    width, height = int(root.get("width", "0")), int(root.get("height", "0"))
    placed = places(drawn)
    for one in placed:
        assert 0 <= one.left <= one.right <= width, one
        assert 0 <= one.top <= one.bottom <= height, one
    ordered = sorted(placed, key=lambda one: one.top)
    for at, one in enumerate(ordered):
        beside = takewhile(lambda other: other.top < one.bottom, ordered[at + 1 :])  # noqa: B023  used at once
        assert not any(map(one.meets, filter(_is_seen, beside))), one


def check_harmless(drawn: str) -> None:
    """Assert that a drawing runs nothing, loads nothing and styles nothing."""
    for one in root_of(drawn).iter():
        assert one.tag.removeprefix(SVG) in {
            "svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "text",
        }  # fmt: skip
        for name, value in one.attrib.items():
            assert not name.startswith("on"), name
            assert name not in {"style", "href", "class"}, name
            assert "url(" not in value or re.fullmatch(r"url\(#[a-z]+\)", value), value


def _place(text: ET.Element) -> Place:
    x, y = int(text.get("x", "0")), int(text.get("y", "0"))
    size = int(text.get("font-size", "0"))
    said = text.text or ""
    long = thousandths(said) * size / 1000
    # Letters reach a little below their foot and less than their size above it.
    if text.get("transform"):
        return Place(said, x - size * 0.8, y - long, x + size * 0.2, y)
    before = {"middle": long / 2, "end": long}.get(text.get("text-anchor", ""), 0)
    return Place(said, x - before, y - size * 0.8, x - before + long, y + size * 0.2)


def _is_seen(place: Place) -> bool:
    return bool(place.said.strip())
