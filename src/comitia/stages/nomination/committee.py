"""The body of a unit that leads its nomination: the one that adopts the list."""

from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.views import Views
from comitia.stages.deciding import Scene
from comitia.stages.register.bodies import body_of_kind

COMMITTEE: Final = "selection.body"


def committee_scene(unit: str, views: Views, rules: Rules) -> Scene:
    """Return a unit and the body in it that adopts the list of names."""
    kind = rules.read(COMMITTEE, str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)
