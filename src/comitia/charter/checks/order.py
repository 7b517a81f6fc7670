"""Whether the layers stand in order, name known units, and set what is required."""

from collections.abc import Iterator
from datetime import date

from comitia.charter.checks.limits import MOST_COMPARED
from comitia.charter.layer import Layer
from comitia.charter.rules import Charter
from comitia.charter.section import Sections, nearest
from comitia.charter.text.source import shown
from comitia.charter.units.kinds import kinds_of
from comitia.kernel.findings import Finding, Place, Word


def layer_faults(layers: tuple[Layer, ...]) -> Iterator[Finding]:
    """Return layers of the same name, and layers listed above a higher one."""
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
                rank=Word(f"charter.rank.{layer.rank}"),
                above=Word(f"charter.rank.{above.rank}"),
            )


def unit_faults(charter: Charter, sections: Sections) -> Iterator[Finding]:
    """Return units that a layer or an exemption names and the charter does not.

    A stranger among the units of a kind is named there, not wherever the kind is.
    """
    units_key = sections.units_key
    listed = charter.setting(units_key)
    if listed is None or not isinstance(listed.value, tuple):
        return
    known = frozenset(listed.value)
    kinds = kinds_of(charter.layers, sections).values()
    passed = known.union(*kinds)
    guesses = MOST_COMPARED // len(known)
    for unit, place in _named(charter.layers):
        if unit in passed:
            continue
        near = nearest(unit, listed.value) if guesses > 0 else ""
        guesses -= 1
        code = f"charter.unknown_unit{'_near' if near else ''}"
        yield Finding.of(code, key=units_key, place=place, unit=shown(unit), near=near)


def required_faults(
    charter: Charter, sections: Sections, *, place: Place, unread: set[str]
) -> Iterator[Finding]:
    """Return required keys that are not set for everybody from the beginning.

    A key holds from the beginning when some document sets it from the first day
    on which that document sets anything: before, there is no such document.
    """
    begins = {id(layer): _beginning(layer) for layer in charter.layers}
    for name in sections.required():
        rows = [
            (min(each.declared, key=lambda one: one.since), begins[id(each.layer)])
            for each in charter.by_key.get(name, ())
            if each.declared and not each.layer.is_for_some
        ]
        if not rows and name not in unread:
            yield Finding.of("charter.missing_key", key=name, place=place)
        elif rows and all(first.since > begin for first, begin in rows):
            late, begin = min(rows, key=lambda row: row[0].since)
            yield Finding.of(
                "charter.begins_late",
                key=name,
                clause=late.provenance.clause,
                place=late.provenance.place,
                since=late.since,
                begin=begin,
                layer=late.provenance.layer,
            )


def _named(layers: tuple[Layer, ...]) -> Iterator[tuple[str, Place]]:
    for layer in layers:
        yield from ((unit, layer.place) for unit in layer.units)
    for layer in layers:
        for one in layer.exemptions:
            yield one.unit or "", one.provenance.place


def _beginning(layer: Layer) -> date:
    return min((one.since for one in layer.declared), default=date.min)
