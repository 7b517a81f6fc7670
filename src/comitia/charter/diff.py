"""What differs between two charters, key by key, and what that means in people."""

from dataclasses import dataclass

from comitia.charter.kinds import Value
from comitia.charter.rules import Charter, Setting
from comitia.charter.section import Meaning, Sections


@dataclass(frozen=True, slots=True)
class Change:
    """One key that differs; a key that was added or removed has one side only.

    `unit` is set where only that unit is treated differently.
    """

    key: str
    old: Setting[Value] | None
    new: Setting[Value] | None
    means: tuple[Meaning, ...] = ()
    unit: str | None = None

    @property
    def what(self) -> str:
        """Whether the key was added, removed or changed."""
        if self.old is None:
            return "added"
        return "removed" if self.new is None else "changed"


def changes(old: Charter, new: Charter, *, sections: Sections) -> tuple[Change, ...]:
    """Return every key whose value differs, in the order of the process.

    A value that only moved to another file or clause is no change. Plans and
    exemptions of single units are compared after what holds for everybody.
    """
    common = _changes(old, new, sections, None)
    known = {(one.key, _value(one.old), _value(one.new)) for one in common}
    single = [
        change
        for unit in sorted(_units(old) | _units(new))
        for change in _changes(old, new, sections, unit)
        if (change.key, _value(change.old), _value(change.new)) not in known
    ]
    return (*common, *single)


def _changes(
    old: Charter, new: Charter, sections: Sections, unit: str | None
) -> list[Change]:
    before = {one.key: one for one in old.rules(unit=unit)}
    after = {one.key: one for one in new.rules(unit=unit)}
    order = {section.name: number for number, section in enumerate(sections.all)}
    keys = sorted({*before, *after}, key=lambda key: (order[key.split(".")[0]], key))
    found = []
    for key in keys:
        was, now = before.get(key), after.get(key)
        if _value(was) == _value(now):
            continue
        section = sections.section_of(key)
        name = key.removeprefix(f"{section.name}.")
        means = section.means(name, _value(was), _value(now))
        found.append(Change(key, was, now, means, unit))
    return found


def _value(setting: Setting[Value] | None) -> Value | None:
    return None if setting is None else setting.value


def _units(charter: Charter) -> set[str]:
    named = {unit for layer in charter.layers for unit in layer.units}
    return named | {
        one.unit for layer in charter.layers for one in layer.exemptions if one.unit
    }
