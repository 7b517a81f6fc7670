"""``comitia propose``: the payload of an act that divides, from what is on record."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from comitia.cli.election.desk import answered, office_in
from comitia.cli.face import Lang
from comitia.kernel.findings import Finding, Place, Refused

if TYPE_CHECKING:
    from comitia.store.office import Office

propose_app = typer.Typer(rich_markup_mode=None)

SEATS: Final = "divide_seats"
NAMES: Final = "divide_names"
TARGETS: Final = "divide_targets"
PROPOSED: Final = (SEATS, NAMES, TARGETS)

Name = Annotated[str, typer.Argument(help="divide_seats, divide_names, divide_targets")]
Election = Annotated[
    Path, typer.Option(metavar="DIR", help="An election's folder.", show_default=False)
]
Unit = Annotated[str, typer.Option(help="The unit whose names are divided.")]
Lot = Annotated[
    str, typer.Option(metavar="SEED", help="The public seed that ties are drawn from.")
]
Weights = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="JSON with what the register does not have: the field `weights` of "
        "divide_seats; for divide_targets `source` and `cells` without seats.",
    ),
]


@propose_app.command("propose")
def propose(
    name: Name,
    *,
    election: Election,
    unit: Unit = "",
    lot: Lot = "",
    weights: Weights = None,
    lang: Lang,
) -> None:
    """Print a payload that divides as the charter says; nothing is done.

    Example: comitia propose divide_seats --election club

    What is printed can be given to the act as it is: comitia act divide_seats
    --election club --as anna --file PAYLOAD.json. Whoever does the act answers for it;
    it is checked again, whatever it was computed with.
    """
    with answered(lang, {}, as_json=False):
        if name not in PROPOSED:
            raise Refused([Finding.of("propose.unknown", named=name, known=PROPOSED)])
        given = _given(weights)
        with office_in(election) as office:
            payload = _payload(office, name, unit, lot, given)
        text = json.dumps(payload, ensure_ascii=False, indent=1, sort_keys=True)
        sys.stdout.write(f"{text}\n")


def _given(path: Path | None) -> dict[str, Any]:
    """Return what a file states; ``Refused`` where it is no JSON object."""
    from comitia.cli.election.payload import read_written  # noqa: PLC0415  slow import

    found = read_written(path).value
    if not isinstance(found, dict):
        raise Refused([Finding.of("propose.no_object", place=Place(str(path)))])
    return dict(found)


_NEEDS: Final = {
    SEATS: "apportionment.tie",
    NAMES: "nomination.enlargement",
    TARGETS: "composition.values",
}


def _payload(
    office: "Office", name: str, unit: str, lot: str, given: dict[str, Any]
) -> dict[str, Any]:
    # What divides is slow to import, and every other command starts without it.
    from comitia.actions.payloads import read_payload  # noqa: PLC0415  slow import
    from comitia.engines.witness.names import names_payload  # noqa: PLC0415  same
    from comitia.engines.witness.seats import seats_payload  # noqa: PLC0415  same
    from comitia.engines.witness.targets import targets_payload  # noqa: PLC0415  same
    from comitia.ledger.chain import CENTRE  # noqa: PLC0415  same
    from comitia.stages.register.bodies import known_unit  # noqa: PLC0415  same
    from comitia.stages.rulebook import RULEBOOK  # noqa: PLC0415  same

    views = office.views
    work = office.work()
    rules = work.rules(unit or CENTRE, work.now())
    if rules.get(_NEEDS[name]) is None:
        raise Refused([Finding.of("propose.not_divided", key=_NEEDS[name], act=name)])
    if name == NAMES:
        known_unit(unit, views)
    asked = read_payload(RULEBOOK[name].payload, _whole(name, given, unit, lot))
    if name == NAMES:
        return names_payload(views, rules, unit=unit, lot=lot)
    if name == SEATS:
        return seats_payload(views, rules, weights=asked.weights, lot=lot)
    stated = {(one.unit, one.value): one.weight for one in asked.cells}
    return targets_payload(views, rules, weights=stated, source=asked.source, lot=lot)


def _whole(name: str, given: dict[str, Any], unit: str, lot: str) -> dict[str, Any]:
    """Return what was given as a payload in which nothing is divided yet."""
    if name == NAMES:
        return {**given, "names": {}, "unit": unit, "lot": lot}
    if name == SEATS:
        return {"seats": {}, **given, "lot": lot}
    cells = given.get("cells", [])
    if isinstance(cells, list):
        # Anything else than an object is refused by the form, with its place.
        cells = [
            {**cell, "seats": 0} if isinstance(cell, dict) else cell for cell in cells
        ]
    none: dict[str, Any] = {"columns": {}, "rows": {}, "source": ""}
    return {**none, **given, "cells": cells, "lot": lot}
