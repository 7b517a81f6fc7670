"""The names of a unit and what is asked of them, as ``comitia slate`` reads it."""

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping

from comitia.charter.rules import Rules
from comitia.kernel.bounds import Bound
from comitia.kernel.views import Views
from comitia.stages.composition.floors.standing import Composition, Standing
from comitia.stages.composition.identity.categories import categories_of
from comitia.stages.composition.identity.keys import axes_of
from comitia.stages.meeting.margin import fewest_candidates
from comitia.stages.register.ways import Reached, open_ways


def pool_text(unit: str, views: Views, rules: Rules) -> bytes:
    """Return a row for each name that goes on: its id, and its category on each axis.

    A category that nobody has recorded, or that a change of post made stale, is empty.
    """
    axes = [*axes_of(rules)]
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(["id", *axes])
    for person, known in _going_on(unit, views):
        rows.writerow([person, *(known.get(axis, "") for axis in axes)])
    return written.getvalue().encode()


def _going_on(unit: str, views: Views) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield who goes on, each with the categories that are recorded, by their ids."""
    ways = open_ways(unit, views, least=Reached.NOMINEE)
    for person in sorted(way.person for way in ways):
        yield person, categories_of(unit, person, views)


def targets_text(unit: str, found: Composition, views: Views, rules: Rules) -> bytes:
    """Return what a list must hold, each target under its charter key and clause.

    The list has as many names as the margin of the conference asks for at the least. A
    target that nobody who goes on counts for stands as a remark: it is out of reach,
    and ``comitia slate`` could only refuse it.
    """
    held = {pair for _, known in _going_on(unit, views) for pair in known.items()}
    margin = rules.read("conference.margin", Bound).value
    names = fewest_candidates(seats=found.seats, margin=margin)
    lines = [
        f"names = {names}",
        f"seats = {found.seats}",
        *(line for one in found.standings for line in _target(one, held, rules)),
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _target(
    one: Standing, held: Collection[tuple[str, str]], rules: Rules
) -> Iterator[str]:
    label = f"{one.axis}: not {one.category}" if one.others else one.category
    every = axes_of(rules)[one.axis].value
    values = [
        each
        for each in every
        if (one.axis, each) in held and (each == one.category) is not one.others
    ]
    clause = one.held.provenance.clause
    yield ""
    yield f"# {one.held.key}{f' ({clause})' if clause else ''}"
    if not values:
        yield f"# {label}: at least {one.least}; nobody who goes on counts for it."
        return
    yield "[[target]]"
    yield f"label = {_quoted(label)}"
    yield f"attribute = {_quoted(one.axis)}"
    yield f"values = [{', '.join(map(_quoted, values))}]"
    yield f"at_least = {one.least}"
    yield f'strength = "{"soft" if one.is_soft else "hard"}"'


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
