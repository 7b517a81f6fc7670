"""Whether a charter holds together: every fault at once, each with its line."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from comitia.charter.direction import may_follow
from comitia.charter.folder import Folder, read_folder
from comitia.charter.layer import Declared, Layer
from comitia.charter.rules import Charter, Rules, Slice, slices
from comitia.charter.section import Key, Section, Sections, nearest
from comitia.charter.text.source import shown
from comitia.kernel.findings import Finding, Place, Refused

# So many days in one section are a slip of a generator, and comparing the whole
# section on each of them would take minutes.
MOST_DAYS: Final = 200
MOST_FAULTS: Final = 1000


@dataclass(frozen=True, slots=True)
class Reading:
    """A charter as far as it could be read, and all its faults."""

    charter: Charter
    faults: tuple[Finding, ...]


def read(path: Path, *, sections: Sections) -> Reading:
    """Return a charter with every fault in it, sorted by file and line.

    Raises ``Refused`` only where there is no charter to read.
    """
    folder = read_folder(path, sections=sections)
    charter = Charter(folder.name, folder.title, folder.layers)
    faults = [*folder.faults]
    if folder.layers:
        faults += _compared(folder, charter, sections)
    return Reading(charter, _sorted(faults, folder))


def load(path: Path, *, sections: Sections) -> Charter:
    """Return a charter without a fault; otherwise raise ``Refused`` with them all."""
    reading = read(path, sections=sections)
    if reading.faults:
        raise Refused(reading.faults)
    return reading.charter


def _compared(
    folder: Folder, charter: Charter, sections: Sections
) -> Iterator[Finding]:
    by_key = slices(folder.layers)
    yield from _layer_faults(folder.layers)
    yield from _unit_faults(folder.layers, charter, sections.units_key)
    for name, row in by_key.items():
        key = sections.key(name)
        if key is not None and (len(row) > 1 or row[0].exemptions):
            yield from _direction_faults(key, row)
    # What could not be read would only be reported a second time as missing.
    unread = {fault.key for fault in folder.faults}
    for name in sections.required() if folder.is_whole else ():
        if charter.setting(name) is None and name not in unread:
            place = folder.head.place(("charter",))
            yield Finding.of("charter.missing_key", key=name, place=place)
    rules_on = cache(lambda day: charter.rules(on=day))
    for section in sections.all:
        yield from _agreement_faults(section, rules_on, by_key)


def _layer_faults(layers: tuple[Layer, ...]) -> Iterator[Finding]:
    names: set[str] = set()
    for number, layer in enumerate(layers):
        if layer.name in names:
            yield Finding.of(
                "charter.doubled_layer", place=layer.place, name=layer.name
            )
        names.add(layer.name)
        above = layers[number - 1] if number else layer
        if above.rank.is_below(layer.rank):
            yield Finding.of(
                "charter.rank_order",
                place=layer.place,
                rank=layer.rank.value,
                above=above.rank.value,
            )


def _unit_faults(
    layers: tuple[Layer, ...], charter: Charter, units_key: str
) -> Iterator[Finding]:
    listed = charter.setting(units_key)
    if listed is None or not isinstance(listed.value, tuple):
        return
    units = listed.value
    named = [(unit, layer.place) for layer in layers for unit in layer.units]
    named += [
        (one.unit or "", one.provenance.place)
        for layer in layers
        for one in layer.exemptions
    ]
    for unit, place in named:
        if unit not in units:
            near = nearest(unit, units)
            code = f"charter.unknown_unit{'_near' if near else ''}"
            yield Finding.of(
                code, key=units_key, place=place, unit=shown(unit), near=near
            )


def _direction_faults(key: Key, row: list[Slice]) -> Iterator[Finding]:
    """Compare the layers on every day on which something begins, for every unit."""
    days = {one.since for each in row for one in (*each.declared, *each.exemptions)}
    if len(days) > MOST_DAYS:
        first = (row[0].declared or row[0].exemptions)[0]
        yield _too_many_days(first.key, first)
        return
    units = {unit for each in row for unit in each.layer.units}
    units |= {one.unit for each in row for one in each.exemptions if one.unit}
    seen: set[Declared] = set()
    for unit in (None, *sorted(units)):
        for day in sorted(days):
            for fault, lower in _loosened(key, row, unit, day):
                if lower not in seen:
                    seen.add(lower)
                    yield fault


def _loosened(
    key: Key, row: list[Slice], unit: str | None, day: date
) -> Iterator[tuple[Finding, Declared]]:
    above: list[Declared] = []
    for each in row:
        own = each.own(unit=unit, on=day)
        if own is not None:
            values = [one.value for one in above]
            if above and not may_follow(key.direction, above=values, lower=own.value):
                yield _loosening(key, above[-1], own), own
            # A working value stands in for one that nobody has published, so
            # that there is nothing yet which a lower layer could loosen.
            above += [own] * own.provenance.published
        exemption = each.exemption(unit=unit, on=day)
        above = [exemption] if exemption else above


def _loosening(key: Key, upper: Declared, lower: Declared) -> Finding:
    code = f"charter.loosens.{key.direction.value}"
    return Finding.of(
        "charter.loosens_a_right" if key.safeguard else code,
        key=lower.key,
        clause=upper.provenance.clause,
        place=lower.provenance.place,
        upper=upper.value,
        lower=lower.value,
        above=str(upper.provenance.place),
        layer=upper.provenance.layer,
    )


def _agreement_faults(
    section: Section,
    rules_on: Callable[[date], Rules],
    by_key: dict[str, list[Slice]],
) -> Iterator[Finding]:
    rows = [
        one
        for name, row in by_key.items()
        if name.startswith(f"{section.name}.")
        for each in row
        for one in each.declared
    ]
    days = {one.since for one in rows}
    if len(days) > MOST_DAYS:
        yield _too_many_days(section.name, rows[0])
        return
    seen: set[Finding] = set()
    for day in sorted(days):
        found = [one for one in section.agrees(rules_on(day)) if one not in seen]
        seen.update(found)
        yield from found


def _too_many_days(key: str, first: Declared) -> Finding:
    place = first.provenance.place
    return Finding.of("charter.too_many_days", key=key, place=place, most=MOST_DAYS)


def _sorted(faults: Iterable[Finding], folder: Folder) -> tuple[Finding, ...]:
    files = [folder.head.file, *(layer.place.file for layer in folder.layers)]

    def order(fault: Finding) -> tuple[int, str, int]:
        place = fault.place or Place("")
        known = files.index(place.file) if place.file in files else len(files)
        return (known, place.file, place.line or 0)

    ordered = sorted(faults, key=order)
    if len(ordered) <= MOST_FAULTS:
        return tuple(ordered)
    more = Finding.of("charter.more_faults", more=len(ordered) - MOST_FAULTS)
    return (*ordered[:MOST_FAULTS], more)
