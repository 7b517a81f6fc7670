"""In which order the items of an agenda are taken, and what is still lacking."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from comitia.charter.rules import Rules, Setting
from comitia.kernel.findings import Finding
from comitia.stages.conference.agenda.items import Sitting, Taken
from comitia.stages.conference.agenda.keys import (
    ACCEPTANCE,
    AGENDA,
    ANEW,
    BALLOT,
    COUNT,
    EACH,
    NAMES,
    OFFICIALS,
    OWN_ACTS,
    TAKES,
)
from comitia.stages.conference.sequence import comes_too_early


class Part(StrEnum):
    """The three parts of an agenda: up to the ballot, to its count, and after it."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items of a conference in their order; `each` names those taken several times.

    `anew` are items that are taken again before each further ballot; `acts` are the
    acts that take items which are not taken by the sheet.
    """

    setting: Setting[tuple[str, ...]]
    each: dict[str, str]
    anew: frozenset[str]
    acts: dict[str, str]

    @property
    def items(self) -> tuple[str, ...]:
        """All items that are taken; ballot and count are acts of their own."""
        return tuple(one for one in self.setting.value if one not in {BALLOT, COUNT})

    def act_for(self, item: str) -> str:
        """Return the act that takes an item."""
        return self.acts.get(item, TAKES)

    def part(self, part: Part) -> tuple[str, ...]:
        """Return the items of a part in their order."""
        return tuple(one for one in self.items if self.part_of(one) is part)

    def part_of(self, item: str) -> Part:
        """Return in which part an item stands."""
        place, listed = self.setting.value.index(item), self.setting.value
        if place < listed.index(BALLOT):
            return Part.BEFORE
        return Part.DURING if place < listed.index(COUNT) else Part.AFTER

    def needed_with(self, item: str, now: Sitting) -> tuple[str, ...]:
        """Return with whom or about whom an item is to be taken; "" is once."""
        each = self.each.get(item)
        if item == ACCEPTANCE:
            return ("",) if now.awaited else ()
        if each is None:
            return ("",)
        return now.delegations if each == "delegation" else now.candidates

    def counts(self, taken: Taken, now: Sitting) -> bool:
        """Return whether what was taken still holds, after the ballots since."""
        if taken.item not in self.items:
            return False
        part, at = self.part_of(taken.item), (taken.ballot, taken.recounts)
        if part is Part.BEFORE:
            return taken.item not in self.anew or taken.ballot == now.last
        ballot = now.counted if part is Part.AFTER else now.current
        return at == (ballot, now.recounts)

    def as_taken(self, item: str, about: str, now: Sitting) -> Taken:
        """Return an item as it is taken now: after which ballot."""
        ballots = {
            Part.BEFORE: now.last,
            Part.DURING: now.current,
            Part.AFTER: now.counted,
        }
        return Taken(item, about, ballots[self.part_of(item)], now.recounts)

    def lacking_with(self, item: str, now: Sitting) -> tuple[str, ...]:
        """Return with whom an item is still to be taken."""
        done = {
            one.about for one in now.taken if one.item == item and self.counts(one, now)
        }
        needed = self.needed_with(item, now)
        return tuple(one for one in needed if one not in done)

    def is_taken(self, item: str, now: Sitting) -> bool:
        """Return whether an item is taken with everybody."""
        return not self.lacking_with(item, now)

    def lacking(self, part: Part, now: Sitting) -> tuple[str, ...]:
        """Return the items of a part that are not taken, in their order."""
        return tuple(one for one in self.part(part) if not self.is_taken(one, now))


def agenda_of(rules: Rules) -> Agenda | None:
    """Return the agenda of a unit's conference; nothing where the charter has none."""
    if rules.get(AGENDA) is None:
        return None
    anew = rules.get(ANEW)
    return Agenda(
        rules.read(AGENDA, tuple),
        {item: str(one.value) for item, one in rules.family(EACH).items()},
        frozenset(anew.value if anew and isinstance(anew.value, tuple) else ()),
        dict(OWN_ACTS) | dict.fromkeys(rules.family(OFFICIALS), NAMES),
    )


def before_others(now: Sitting, rules: Rules) -> Iterator[Finding]:
    """Return that the votes which come first are not over.

    A conference that has opened a ballot goes on, whatever becomes of the others.
    Charter key: ``conference.after``.
    """
    if not now.last:
        yield from comes_too_early(now.unit, now.not_over, rules)


def not_taken(part: Part, now: Sitting, rules: Rules) -> Iterator[Finding]:
    """Return what of a part is still lacking, one finding for each item.

    Charter keys: ``conference.agenda``, ``agenda_each``, ``agenda_anew``.
    """
    agenda = agenda_of(rules)
    if agenda is not None:
        for item in agenda.lacking(part, now):
            yield lacks(item, agenda, now)


def lacks(item: str, agenda: Agenda, now: Sitting) -> Finding:
    """Return that an item is not taken, and with whom not."""
    key, clause = agenda.setting.key, agenda.setting.provenance.clause
    act = agenda.act_for(item)
    if item not in agenda.each:
        return Finding.of(
            "conference.not_taken", key=key, clause=clause, item=item, act=act
        )
    lacking = agenda.lacking_with(item, now)
    return Finding.of(
        "conference.not_taken_with",
        key=key,
        clause=clause,
        item=item,
        act=act,
        lacking=lacking,
        number=len(lacking),
    )
