"""What has been adopted for a unit, and the rules that hold for it since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from comitia.charter.rules import Charter, Proposed, Rules
from comitia.kernel.dates import parse_moment
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE


@dataclass(frozen=True, slots=True)
class AdoptedLayer(Row):
    """A layer that a unit or its conference adopted, whole as it was written.

    `number` is that of the document; `at` the moment from which it holds.
    """

    view: ClassVar[str] = "adopted_layer"
    keys: ClassVar[int] = 2
    unit: str
    file: str
    rank: str
    number: str
    at: str
    text: str


def rules_for(charter: Charter, views: Views, unit: str, at: datetime) -> Rules:
    """Return the charter as it holds for a unit at a moment, with what it adopted.

    For the whole election it holds as it was sealed; what looks at several units from
    there gets the rules of each.
    """
    day = at.date()
    if unit != CENTRE:
        return adopted_by(charter, views, unit).rules(unit=unit, on=day)
    rules = charter.rules(on=day)
    return rules.reaching(lambda other: rules_for(charter, views, other, at))


def adopted_by(charter: Charter, views: Views, unit: str) -> Charter:
    """Return the charter with the layers that a unit has adopted, the first first."""
    rows = views.every(AdoptedLayer, unit=unit)
    return _with(charter, rows) if rows else charter


def adopted_by_all(charter: Charter, views: Views, on: date = date.max) -> Charter:
    """Return the charter with what every unit has adopted until a day."""
    rows = views.every(AdoptedLayer)
    return _with(
        charter, tuple(row for row in rows if parse_moment(row.at).date() <= on)
    )


def _with(charter: Charter, rows: Sequence[AdoptedLayer]) -> Charter:
    """Return the charter with layers, each for the unit that adopted it."""
    in_order = sorted(rows, key=lambda row: (parse_moment(row.at), row.file))
    return charter.with_all(
        tuple(
            Proposed(row.unit, row.file, row.text, parse_moment(row.at).date())
            for row in in_order
        )
    )
