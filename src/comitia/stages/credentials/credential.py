"""Whose credentials a body looks at, and what it decided about them so far."""

from dataclasses import dataclass
from typing import ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import parse_moment
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Scene
from comitia.stages.register.bodies import body_of_kind
from comitia.stages.register.ways import Reached, Way, open_ways

BODY: Final = "credentials.body"


@dataclass(frozen=True, slots=True)
class Credential(Row):
    """How a body voted on somebody elected, the last time it did.

    What it decided before the person was elected, in a ballot since annulled, does not
    count any more. An appeal that was upheld stands in the `Remedy`, not here.
    """

    view: ClassVar[str] = "credential"
    keys: ClassVar[int] = 2
    unit: str
    person: str
    votes_for: int
    present: int
    confirmed: bool
    at: str


def scene_of(unit: str, views: Views, rules: Rules) -> Scene:
    """Return where acts on credentials belong: the unit's chain, the body it has."""
    kind = rules.read(BODY, str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


def elected_ways(unit: str, views: Views) -> tuple[Way, ...]:
    """Return the ways of a unit's elected whose seat is neither theirs nor lost yet."""
    return open_ways(unit, views, least=Reached.ELECTED, most=Reached.ELECTED)


def credential_of(way: Way, views: Views) -> Credential | None:
    """Return what the body decided about somebody since they were elected."""
    row = views.one(Credential, way.unit, way.person)
    if row is None or parse_moment(row.at) < parse_moment(way.since):
        return None
    return row
