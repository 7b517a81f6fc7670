"""What the way of a name is read from: rows, and the rules as they held at the time."""

from dataclasses import dataclass

from comitia.charter.rules import Charter, Rules
from comitia.kernel.dates import parse_moment
from comitia.kernel.views import Views
from comitia.stages.register.bodies import Body, Person
from comitia.stages.register.layers.adopted import rules_for
from comitia.stages.way.stop import Measures


@dataclass(frozen=True, slots=True)
class Seen:
    """A person of the register, and everything that is on record."""

    person: Person
    views: Views
    charter: Charter

    @property
    def unit(self) -> str:
        """The unit of the person."""
        return self.person.unit

    def rules(self, at: str) -> Rules:
        """Return the rules of the unit as they held at a moment."""
        return rules_for(self.charter, self.views, self.unit, parse_moment(at))

    def measures(self, at: str, *keys: str) -> Measures:
        """Return which of some keys the charter has, with what held at a moment."""
        rules = self.rules(at)
        held = (rules.get(key) for key in keys)
        return tuple(one for one in held if one is not None)

    def family(self, at: str, name: str) -> tuple[str, ...]:
        """Return the keys of a family that the charter had at a moment."""
        return tuple(f"{name}.{one}" for one in self.rules(at).family(name))

    def met(self, at: str, key: str) -> str:
        """Return what the body is called whose kind a key of the charter names."""
        held = self.rules(at).get(key)
        kind = str(held.value) if held else ""
        rows = self.views.every(Body, unit=self.unit, kind=kind)
        return rows[0].name if rows else kind

    def titled(self, body: str) -> str:
        """Return what a body is called; one that the register lacks, by its id."""
        row = self.views.one(Body, body)
        return row.name if row else body

    def kind(self, body: str) -> str:
        """Return of which kind a body is; nothing of one that the register lacks."""
        row = self.views.one(Body, body)
        return row.kind if row else ""
