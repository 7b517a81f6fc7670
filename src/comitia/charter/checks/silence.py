"""Whether a lower layer softens what binds because nobody above has said anything."""

from collections.abc import Iterator, Mapping

from comitia.charter.direction import SOFT
from comitia.charter.layer import Declared, Layer
from comitia.charter.rules import Slice
from comitia.charter.section import Key
from comitia.kernel.findings import Finding

Rows = Mapping[str, list[Slice]]


def silence_faults(key: Key, name: str, rows: Rows) -> Iterator[Finding]:
    """Return where a layer makes soft what a higher one asks for without a word.

    Where a higher layer has said how it binds, the directions are compared instead.
    """
    asked = tuple(_asked(key, name, rows))
    for place, each in enumerate(rows[name]):
        soft = next((one for one in each.declared if one.value == SOFT), None)
        if soft is None:
            continue
        said = [one.layer for one in rows[name][:place]]
        binding = (one for one in asked if _is_softened(one, each.layer, said))
        for layer, upper in list(binding)[:1]:
            yield Finding.of(
                "charter.softens",
                key=soft.key,
                clause=upper.provenance.clause,
                place=soft.provenance.place,
                asked=upper.key,
                layer=layer.name,
                above=str(upper.provenance.place),
            )


def _asked(key: Key, name: str, rows: Rows) -> Iterator[tuple[Layer, Declared]]:
    """Return each layer that asks for something of the category, and where it does."""
    section, category = name.partition(".")[0], name.rpartition(".")[2]
    for one in key.about:
        for each in rows.get(f"{section}.{one}.{category}", ()):
            yield from ((each.layer, held) for held in each.declared)
        for each in rows.get(f"{section}.{one}", ()):
            for held in each.declared:
                if isinstance(held.value, tuple) and category in held.value:
                    yield each.layer, held


def _is_softened(
    asked: tuple[Layer, Declared], layer: Layer, said: list[Layer]
) -> bool:
    """Return whether a layer speaks to a unit that a higher one asks, and nobody told.

    Layers of one rank are one document in several files.
    """
    above = asked[0]
    if not layer.rank.is_below(above.rank):
        return False
    units = {None, *above.units, *layer.units}
    return any(
        above.speaks_to(unit)
        and layer.speaks_to(unit)
        and not any(one.speaks_to(unit) for one in said)
        for unit in units
    )
