"""The script of a play: its targets, and the seats that the units will get."""

from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Final

from comitia.charter.check import load
from comitia.charter.rules import Charter
from comitia.demo.moves.setting_up import people_needed, seats_expected
from comitia.demo.organisation import planned
from comitia.demo.script.casting import Cast, bounds_of
from comitia.demo.script.parts import Script
from comitia.demo.script.targets import Targets, targets_of
from comitia.demo.script.writing import written
from comitia.demo.situation import Situation
from comitia.demo.sizes import sizes_of
from comitia.demo.story import Story
from comitia.kernel.catalogue import Language
from comitia.ledger.chain import CENTRE
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.register.bodies import Body
from comitia.stages.register.layers.adopted import rules_for
from comitia.stages.sections import SECTIONS

TIERS: Final = "register.tiers"


@dataclass(frozen=True, slots=True)
class Planner:
    """An election in which nothing has been done yet, and what it is to come to."""

    situation: Situation
    targets: Targets

    def script(self) -> Script:
        """Return who is invented, and who of them wins.

        Raises ``Refused`` with the numbers where the targets cannot be come to.
        """
        return written(self.targets, self._casts(), self.situation.story.seed)

    def _casts(self) -> tuple[Cast, ...]:
        units = self.situation.rules(CENTRE).read("apportionment.units", tuple).value
        views = MemoryViews()
        views.put([row for unit in units for row in self._branches(unit)])
        seats = seats_expected(replace(self.situation, views=views), units)
        return tuple(self._cast(unit, seats[unit]) for unit in units)

    def _branches(self, unit: str) -> list[Body]:
        """Return the nominating bodies that a unit will have, for their members."""
        rules = self.situation.rules(unit)
        kind = rules.read("nomination.body", str).value
        plan = planned(unit, rules, self.situation.story.sizes)
        return [
            Body(f"{unit}-{one.number}", "", kind, unit, "", one.members, "")
            for one in plan
            if one.kind == kind
        ]

    def _cast(self, unit: str, seats: int) -> Cast:
        rules, sizes = self.situation.rules(unit), self.situation.story.sizes
        people = people_needed(rules, seats)
        kind, held = sizes.kind(unit), sizes.units.get(unit)
        least, most = bounds_of(seats, kind, rules, self.targets)
        members = held.members if held else people
        return Cast(unit, kind, seats, people, members, least, most)


def story_of(charter: Path, *, scale: Fraction, seed: str, at: datetime) -> Story:
    """Return the story of a charter's play, with a script where it states targets.

    The charter is read as it holds at a moment. Raises ``Refused`` where it has faults,
    and where its targets cannot be read or cannot be come to.
    """
    sealed, targets = load(charter, sections=SECTIONS), targets_of(charter)
    words = {kind: _both(kind, sealed) for kind in _kinds(sealed)}
    story = Story(seed, sizes=sizes_of(charter, scale), words=words)
    if targets is None:
        return story
    views = MemoryViews()
    situation = Situation(
        views,
        lambda unit: rules_for(sealed, views, unit, at),
        at,
        story,
        account=str,
        person=lambda _: None,
    )
    return replace(story, script=Planner(situation, targets).script())


def _kinds(charter: Charter) -> tuple[str, ...]:
    """Return the kinds of body that a charter names."""
    head, body = f"{TIERS}.", charter.by_key
    under = [key.removeprefix(head) for key in body if key.startswith(head)]
    above = [
        str(one.value)
        for key in body
        if key.startswith(head)
        for held in body[key]
        for one in held.declared
    ]
    return tuple(dict.fromkeys([*under, *above]))


def _both(kind: str, charter: Charter) -> str:
    """Return what a kind of body is called in both languages, one after the other."""
    said = [charter.called(kind, one.value) for one in Language]
    return " ".join(dict.fromkeys(said))
