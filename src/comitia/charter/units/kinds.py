"""Kinds of unit, so that a layer can bind all units of a kind at once.

A charter lists the units of each kind once, for the whole election and for all time;
a layer that names kinds then speaks to their units, and nothing else needs to know.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from comitia.charter.layer import Layer
from comitia.charter.rules import Charter, slices
from comitia.charter.section import Sections, nearest
from comitia.charter.text.source import shown
from comitia.kernel.findings import Finding, Word

Kinds = Mapping[str, tuple[str, ...]]


def kinds_of(layers: Iterable[Layer], sections: Sections) -> Kinds:
    """Return the units of each kind, as the highest layer lists them."""
    head = f"{sections.kinds_key}."
    found: dict[str, tuple[str, ...]] = {}
    for key, row in slices(layers).items():
        if not sections.kinds_key or not key.startswith(head):
            continue
        value = row[0].declared[0].value if row[0].declared else ()
        found[key.removeprefix(head)] = value if isinstance(value, tuple) else ()
    return found


def with_units(layers: Iterable[Layer], kinds: Kinds) -> tuple[Layer, ...]:
    """Return the layers, those that name kinds with the units of these."""
    return tuple(_expanded(layer, kinds) for layer in layers)


def _expanded(layer: Layer, kinds: Kinds) -> Layer:
    if not layer.kinds:
        return layer
    named = [unit for kind in layer.kinds for unit in kinds.get(kind, ())]
    return replace(layer, units=tuple(dict.fromkeys((*layer.units, *named))))


def kind_faults(charter: Charter, sections: Sections) -> Iterator[Finding]:
    """Return kinds that layers name and the charter lacks, and kinds that change."""
    known = tuple(kinds_of(charter.layers, sections))
    for layer in charter.layers:
        for kind in layer.kinds:
            if kind not in known:
                near = nearest(kind, known)
                code = f"charter.unknown_kind{'_near' if near else ''}"
                yield Finding.of(
                    code,
                    key=sections.kinds_key,
                    place=layer.place,
                    kind=shown(kind),
                    near=near,
                    known=known or (Word("charter.no_kinds"),),
                )
    for kind in known:
        key = f"{sections.kinds_key}.{kind}"
        lists = {one.value: one for one in charter.dated(key)}
        if len(lists) > 1:
            # A layer speaks to the same units on every day, or nobody could tell
            # from the plan of a unit since when it binds that unit.
            place = list(lists.values())[1].provenance.place
            yield Finding.of("charter.kind_changes", key=key, place=place)


def by_kind(
    units: Iterable[str], kinds: Kinds
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the kinds of which all units are among these, and the units left over.

    >>> by_kind(["a", "b", "c"], {"village": ("a", "b"), "town": ("c", "d")})
    (('village',), ('c',))
    """
    named = list(units)
    whole = tuple(
        kind for kind, listed in kinds.items() if listed and set(listed) <= set(named)
    )
    covered = {unit for kind in whole for unit in kinds[kind]}
    return whole, tuple(unit for unit in named if unit not in covered)
