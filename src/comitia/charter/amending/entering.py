"""A layer that enters while the election runs: a unit's plan, a conference's method.

It is read as the layers of the folder are, and compared with them: it may tighten what
stands above it, and loosen nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from comitia.charter.checks.agreement import agreement_faults
from comitia.charter.checks.directions import direction_faults
from comitia.charter.checks.order import layer_faults, unit_faults
from comitia.charter.checks.silence import silence_faults
from comitia.charter.layer import Declared, Layer, Rank
from comitia.charter.loader import LayerReader
from comitia.charter.rules import Amended, Charter, Proposed
from comitia.charter.section import Sections
from comitia.charter.text.source import Source, parsed, shown
from comitia.charter.units.kinds import kind_faults
from comitia.kernel.findings import Finding, Place, Word

# What a unit or its conference decides itself; every other layer is sealed.
ADOPTABLE: Final = (Rank.UNIT_PLAN, Rank.CONFERENCE_METHOD)


def amended(
    charter: Charter, proposed: Proposed, *, sections: Sections, check: bool
) -> Amended:
    """Return a charter with a layer for one unit, and every fault of that layer.

    The layer stands below all others of its rank. Nothing of it holds before the day
    on which it enters, whatever day it bears.
    """
    source = parsed(proposed.text, file=proposed.file)
    if "layer" not in source.tables:
        lacking = Finding.of("charter.no_layer", place=source.place(()))
        return Amended(charter, source.faults or (lacking,))
    reader = LayerReader(source, sections=sections, is_head=False)
    layer = _since(reader.read(), proposed)
    after = replace(charter, layers=tuple(_placed(charter.layers, layer)))
    if not check:
        return Amended(after, layer=layer)
    faults = [*source.faults, *reader.faults, *_not_its_own(layer, proposed, source)]
    if proposed.file in {one.place.file for one in charter.layers}:
        file = shown(proposed.file)
        faults.append(Finding.of("charter.layer_listed_twice", key="file", near=file))
    between = faults_between(after, sections, only=proposed.unit)
    return Amended(after, (*faults, *between), layer)


def faults_between(
    charter: Charter,
    sections: Sections,
    *,
    is_read: bool = True,
    only: str | None = None,
) -> Iterator[Finding]:
    """Return what is wrong between the layers of a charter.

    A value that breaches what stands above it is named alone: whether keys agree is
    asked without it. Where not all `is_read` that is not asked at all, nor who the
    units are: what is missing would be told once for everything that needs it. With
    `only` a unit, keys are asked to agree for that unit alone.
    """
    yield from layer_faults(charter.layers)
    if is_read:
        yield from kind_faults(charter, sections)
        yield from unit_faults(charter, sections)
    breached: set[Place | None] = set()
    found = ((name, sections.key(name)) for name in charter.by_key)
    for name, key in [(name, key) for name, key in found if key]:
        for fault in direction_faults(key, charter.by_key[name]):
            # A series that is too long to be compared breaches nothing.
            if not fault.code.startswith("charter.too_many"):
                breached.add(fault.place)
            yield fault
        yield from silence_faults(key, name, charter.by_key) if key.about else ()
    if is_read:
        yield from agreement_faults(_without(charter, breached), sections, only)


def _without(charter: Charter, breached: set[Place | None]) -> Charter:
    """Return the charter without the values that stand in some places."""
    if not breached:
        return charter

    def kept(values: tuple[Declared, ...]) -> tuple[Declared, ...]:
        return tuple(one for one in values if one.provenance.place not in breached)

    layers = (
        replace(one, declared=kept(one.declared), exemptions=kept(one.exemptions))
        for one in charter.layers
    )
    return replace(charter, layers=tuple(layers))


def _not_its_own(layer: Layer, proposed: Proposed, source: Source) -> Iterator[Finding]:
    """Return that a layer speaks to others, or is one that nobody adopts."""
    place = source.place(("layer",))
    if layer.units != (proposed.unit,) or layer.kinds:
        yield Finding.of("charter.not_this_unit", place=place, unit=proposed.unit)
    if layer.rank not in ADOPTABLE:
        yield Finding.of(
            "charter.not_adoptable",
            place=place,
            rank=Word(f"charter.rank.{layer.rank}"),
            known=tuple(Word(f"charter.rank.{one}") for one in ADOPTABLE),
        )


def _since(layer: Layer, proposed: Proposed) -> Layer:
    """Return a layer whose values begin on the day of entry at the earliest.

    Of those that would have begun before, the last one of each key stands.
    """
    day = proposed.since
    newest: dict[str, Declared] = {}
    for one in sorted(layer.declared, key=lambda declared: declared.since):
        if one.since <= day:
            newest[one.key] = one
    begun = [_from(one, day) for one in newest.values()]
    later = [one for one in layer.declared if one.since > day]
    return replace(layer, declared=(*begun, *later))


def _from(one: Declared, day: date) -> Declared:
    return replace(one, provenance=replace(one.provenance, since=day))


def _placed(layers: tuple[Layer, ...], layer: Layer) -> Iterator[Layer]:
    """Yield the layers with one more, below those of its rank and above lower ones."""
    above = [one for one in layers if not one.rank.is_below(layer.rank)]
    below = [one for one in layers if one.rank.is_below(layer.rank)]
    yield from (*above, layer, *below)
