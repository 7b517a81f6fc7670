"""An organisation of two units, and how its bodies stand to one another."""

from typing import Final

from comitia.stages.register.bodies import Body

WHOLE: Final = ""
# Each body with its kind, its unit, the body above it, its place.
BODIES: Final = {
    "conference": ("conference", "valley", "", "0000"),
    "committee": ("committee", "valley", "conference", "00000000"),
    "review": ("review", "valley", "conference", "00000001"),
    "branch-a": ("branch", "valley", "committee", "000000000000"),
    "branch-b": ("branch", "valley", "committee", "000000000001"),
    "hill-conference": ("conference", "hill", "", "0001"),
    "hill-committee": ("committee", "hill", "hill-conference", "00010000"),
    "hill-branch": ("branch", "hill", "hill-committee", "000100000000"),
}


def rows() -> list[Body]:
    return [
        Body(body, body.title(), kind, unit, above, 10, path)
        for body, (kind, unit, above, path) in BODIES.items()
    ]


def above(body: str) -> list[str]:
    """Return the bodies above one, the nearest first; the whole stands above all."""
    found, at = [], body
    while at:
        at = BODIES[at][2]
        found.append(at)
    return found


def parent(body: str) -> str:
    return BODIES[body][2]


def standing(held: str, concerned: str) -> str:
    """Return how a body stands to another, by their parents alone."""
    if held == concerned:
        return "same"
    if held in above(concerned):
        return "above"
    if concerned in above(held):
        return "below"
    are_siblings = bool(held) and bool(concerned) and parent(held) == parent(concerned)
    return "sibling" if are_siblings else "foreign"
