"""What differs between two charters, key by key, and what that means in people."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from comitia.charter.kinds import Value
from comitia.charter.rules import Charter, Setting
from comitia.charter.section import STAR, Meaning, Sections
from comitia.charter.sizes import base_means
from comitia.charter.units.kinds import Kinds, by_kind, kinds_of

Series = tuple[Setting[Value], ...]
_Signs = tuple[tuple[date, Value, bool], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One key that differs: its values one after another, before and after.

    A key that was added or removed has one side only. `units` is set where only those
    units are treated differently, all in the same way: all those of `kinds`, and
    `others`.
    """

    key: str
    old: Series
    new: Series
    means: tuple[Meaning, ...] = ()
    units: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """Whether the key was added, removed or changed."""
        if not self.old:
            return "added"
        return "changed" if self.new else "removed"

    @property
    def differs(self) -> tuple[str, ...]:
        """In what the two sides differ: their values, what is published, their days."""
        old, new = _signs(self.old), _signs(self.new)
        names = {"value": 1, "published": 2, "from": 0}
        return tuple(
            name
            for name, at in names.items()
            if [one[at] for one in old] != [one[at] for one in new]
        )


def changes(old: Charter, new: Charter, *, sections: Sections) -> tuple[Change, ...]:
    """Return every key that differs on any day, in the order of the process.

    Within a step keys come in the order in which its section declares them. A value
    that only moved to another file or clause is no change. Plans and exemptions of
    single units are compared after what holds for everybody.
    """
    place = _places(sections)
    common = {
        key: change
        for key in sorted({*old.by_key, *new.by_key}, key=place)
        if (change := _change(key, old, new, sections)) is not None
    }
    before, after = _of_units(old), _of_units(new)
    single = [
        change
        for unit in sorted({*before, *after})
        for key in sorted(before.get(unit, set()) | after.get(unit, set()), key=place)
        if (change := _change(key, old, new, sections, unit)) is not None
        and not _is_same(change, common.get(key))
    ]
    kinds = {**kinds_of(old.layers, sections), **kinds_of(new.layers, sections)}
    return (*common.values(), *_together(single, kinds))


def _places(sections: Sections) -> Callable[[str], tuple[int, str]]:
    """Return where a key stands: as it is declared, a family by its members."""
    declared = [
        f"{section.name}.{key.name}" for section in sections.all for key in section.keys
    ]
    order = {name: number for number, name in enumerate(declared)}

    def place(key: str) -> tuple[int, str]:
        family = f"{key.rpartition('.')[0]}.{STAR}"
        return order[key if key in order else family], key

    return place


def _together(single: Iterable[Change], kinds: Kinds) -> Iterator[Change]:
    """Yield one change for all units that the same layers and letters change alike."""
    alike: dict[tuple[str, Series, Series], list[Change]] = {}
    for change in single:
        alike.setdefault((change.key, change.old, change.new), []).append(change)
    for changes_of_units in alike.values():
        units = tuple(unit for one in changes_of_units for unit in one.units)
        whole, others = by_kind(units, kinds)
        yield replace(changes_of_units[0], units=units, kinds=whole, others=others)


def _change(
    key: str, old: Charter, new: Charter, sections: Sections, unit: str | None = None
) -> Change | None:
    was, now = old.dated(key, unit=unit), new.dated(key, unit=unit)
    if _signs(was) == _signs(now):
        return None
    section = sections.section_of(key)
    name = key.removeprefix(f"{section.name}.")
    means = tuple(
        meaning
        for one, other in _pairs(was, now)
        if one != other
        for meaning in (*base_means(one, other), *section.means(name, one, other))
    )
    return Change(key, was, now, means, (unit,) if unit else ())


def _pairs(was: Series, now: Series) -> Iterator[tuple[Value | None, Value | None]]:
    """Yield the values to compare: one by one, or the newest where days were added."""
    if len(was) == len(now):
        yield from ((a.value, b.value) for a, b in zip(was, now, strict=True))
    else:
        yield (was[-1].value if was else None, now[-1].value if now else None)


def _is_same(change: Change, common: Change | None) -> bool:
    return (
        common is not None
        and _signs(change.old) == _signs(common.old)
        and _signs(change.new) == _signs(common.new)
    )


def _signs(series: Series) -> _Signs:
    return tuple(
        (one.provenance.since or date.min, one.value, one.provenance.published)
        for one in series
    )


def _of_units(charter: Charter) -> dict[str, set[str]]:
    """Return, for each unit with rules of its own, the keys of those."""
    found: dict[str, set[str]] = {}
    for key, row in charter.by_key.items():
        for each in row:
            for unit in (*each.layer.units, *each.exemptions):
                found.setdefault(unit, set()).add(key)
    return found
