"""``comitia propose``: the payload of an act that divides, from what is on record."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from comitia.cli.election.desk import answered, office_in
from comitia.cli.engines.given import Encoding, content_of
from comitia.cli.face import Lang, print_findings
from comitia.kernel.catalogue import Language
from comitia.kernel.findings import Finding, Place, Refused

if TYPE_CHECKING:
    from comitia.charter.rules import Rules
    from comitia.engines.table.sheet import Sheet
    from comitia.kernel.views import Views
    from comitia.store.office import Office

propose_app = typer.Typer(rich_markup_mode=None)

SEATS: Final = "divide_seats"
NAMES: Final = "divide_names"
TARGETS: Final = "divide_targets"
# The method of a charter that leaves no seats to divide, and says them itself.
GIVEN: Final = "given"
PROPOSED: Final = (SEATS, NAMES, TARGETS)

Name = Annotated[str, typer.Argument(help="divide_seats, divide_names, divide_targets")]
Election = Annotated[
    Path, typer.Option(metavar="DIR", help="An election's folder.", show_default=False)
]
Unit = Annotated[
    str, typer.Option(help="divide_names: the unit whose names are divided.")
]
Lot = Annotated[
    str, typer.Option(metavar="SEED", help="The public seed that ties are drawn from.")
]
Weights = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="What the register does not have; - is standard input. CSV or .xlsx: for "
        "divide_targets the columns unit, value, weight; for divide_seats unit and one "
        "column for each term of the charter. Or JSON with the fields of the payload.",
    ),
]
Source = Annotated[
    str,
    typer.Option(
        metavar="TEXT", help="Where the numbers of a CSV or .xlsx are from; public."
    ),
]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the call says besides the act."""

    unit: str
    lot: str
    weights: Path | None
    source: str
    encoding: str | None
    lang: Language


@propose_app.command("propose")
def propose(  # noqa: PLR0913  options are a command's arguments
    name: Name,
    *,
    election: Election,
    unit: Unit = "",
    lot: Lot = "",
    weights: Weights = None,
    source: Source = "",
    encoding: Encoding = None,
    lang: Lang,
) -> None:
    """Print a payload that divides as the charter says; nothing is done.

    Example: comitia propose divide_targets --election club --weights people.csv
    --source "Register, page 3"

    What is printed can be given to the act as it is: comitia act divide_targets
    --election club --as anna --file PAYLOAD.json. Whoever does the act answers for it;
    it is checked again, whatever it was computed with.
    """
    with answered(lang, {}, as_json=False):
        if name not in PROPOSED:
            raise Refused([Finding.of("propose.unknown", named=name, known=PROPOSED)])
        asked = _Asked(unit, lot, weights, source, encoding, lang)
        with office_in(election) as office:
            payload = _payload(office, name, asked)
        text = json.dumps(payload, ensure_ascii=False, indent=1, sort_keys=True)
        sys.stdout.write(f"{text}\n")


_NEEDS: Final = {
    SEATS: "apportionment.tie",
    NAMES: "nomination.enlargement",
    TARGETS: "composition.values",
}


def _payload(office: "Office", name: str, asked: _Asked) -> dict[str, Any]:
    # What divides is slow to import, and every other command starts without it.
    from comitia.actions.payloads import read_payload  # noqa: PLC0415  slow import
    from comitia.engines.witness.names import names_payload  # noqa: PLC0415  same
    from comitia.engines.witness.seats import seats_payload  # noqa: PLC0415  same
    from comitia.engines.witness.targets import targets_payload  # noqa: PLC0415  same
    from comitia.ledger.chain import CENTRE  # noqa: PLC0415  same
    from comitia.stages.rulebook import RULEBOOK  # noqa: PLC0415  same

    views, unit, lot = office.views, asked.unit if name == NAMES else "", asked.lot
    if name == NAMES:
        _check_unit(unit, views)
    work = office.work()
    rules = work.rules(unit or CENTRE, work.now())
    if name == SEATS and rules.read("apportionment.method", str).value == GIVEN:
        return {"seats": _given_seats(rules)}
    if rules.get(_NEEDS[name]) is None:
        raise Refused([Finding.of("propose.not_divided", key=_NEEDS[name], act=name)])
    whole = _whole(name, _stated(name, views, rules, asked), asked)
    form = read_payload(RULEBOOK[name].payload, whole)
    if name == NAMES:
        return names_payload(views, rules, unit=unit, lot=lot)
    if name == SEATS:
        return seats_payload(views, rules, weights=form.weights, lot=lot)
    if asked.weights is None:
        raise Refused([Finding.of("propose.no_weights", key="--weights")])
    stated = {(one.unit, one.value): one.weight for one in form.cells}
    return targets_payload(views, rules, weights=stated, source=form.source, lot=lot)


def _given_seats(rules: "Rules") -> dict[str, Any]:
    """Return the seats that the charter itself gives each unit."""
    fixed = rules.family("apportionment.fixed")
    return {unit: fixed[unit].value for unit in sorted(fixed)}


def _check_unit(unit: str, views: "Views") -> None:
    """Raise ``Refused`` where no unit is named, with those that there are."""
    from comitia.stages.register import bodies  # noqa: PLC0415  slow import

    if not unit:
        units = tuple(one.unit for one in views.every(bodies.Unit))
        raise Refused([Finding.of("propose.no_unit", key="--unit", units=units)])
    bodies.known_unit(unit, views)


def _whole(name: str, given: dict[str, Any], asked: _Asked) -> dict[str, Any]:
    """Return what was given as a payload in which nothing is divided yet."""
    lot = {"lot": asked.lot}
    if name == NAMES:
        return {**given, "names": {}, "unit": asked.unit, **lot}
    if name == SEATS:
        return {"seats": {}, **given, **lot}
    cells = given.get("cells", [])
    if isinstance(cells, list):
        # Anything else than an object is refused by the form, with its place.
        cells = [
            {**cell, "seats": 0} if isinstance(cell, dict) else cell for cell in cells
        ]
    # Where no weights are given that is told, and not that they have no source.
    none: dict[str, Any] = {"columns": {}, "rows": {}}
    none["source"] = "" if asked.weights else "-"
    return {**none, **given, "cells": cells, **lot}


def _stated(name: str, views: "Views", rules: "Rules", asked: _Asked) -> dict[str, Any]:
    """Return what a file states as fields of the payload."""
    from comitia.engines.witness import stated  # noqa: PLC0415  slow import
    from comitia.stages.apportionment import weights  # noqa: PLC0415  same
    from comitia.stages.register.bodies import UnitSeats  # noqa: PLC0415  same

    given, source = _given(asked), asked.source
    if isinstance(given, dict):
        return given
    if name == NAMES:
        raise Refused([Finding.of("propose.no_sheet", key="--weights")])
    if not source.strip():
        raise Refused([Finding.of("propose.no_source", key="--source")])
    if name == SEATS:
        units = rules.read("apportionment.units", tuple).value
        terms = [
            one for one in weights.terms_of(rules) if one not in weights.REGISTERED
        ]
        return {
            "weights": stated.stated_terms(
                given, units=units, terms=terms, source=source
            )
        }
    values = rules.read("composition.values", tuple).value
    seated = [one.unit for one in views.every(UnitSeats)]
    cells = stated.stated_cells(given, units=seated, values=values)
    return {"cells": cells, "source": source}


def _given(asked: _Asked) -> "dict[str, Any] | Sheet":
    """Return what a file states: the object of a JSON text, or else a sheet."""
    from comitia.cli.election.payload import read_content  # noqa: PLC0415  slow import
    from comitia.engines.table.reading import read_table  # noqa: PLC0415  same

    if asked.weights is None:
        return {}
    name, content = str(asked.weights), content_of(asked.weights)
    is_json = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}
    if is_json or name.casefold().endswith(".json"):
        found = read_content(content, name).value
        if not isinstance(found, dict):
            raise Refused([Finding.of("propose.no_object", place=Place(name))])
        return dict(found)
    sheet = read_table(content, name=name, encoding=asked.encoding)
    print_findings(sheet.warnings, asked.lang)
    return sheet
