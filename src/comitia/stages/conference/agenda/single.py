"""An item of the agenda that is an act of its own."""

from collections.abc import Iterator

from comitia.charter.rules import Rules
from comitia.kernel.dates import latest_of
from comitia.kernel.findings import Finding
from comitia.kernel.views import Views
from comitia.stages.conference.agenda.items import (
    AgendaItem,
    Sitting,
    Taken,
    row_of,
)
from comitia.stages.conference.agenda.keys import OWN_ACTS
from comitia.stages.conference.agenda.order import agenda_of
from comitia.stages.conference.agenda.turns import no_agenda, out_of_turn
from comitia.stages.conference.ballots import Ballot
from comitia.stages.conference.records import recounts_of


def wrong_turn(item: str, now: Sitting, rules: Rules) -> Iterator[Finding]:
    """Return why an item that has its own act may not be taken now.

    Charter key: ``conference.agenda``.
    """
    agenda = agenda_of(rules)
    if agenda is None:
        yield no_agenda()
    else:
        yield from out_of_turn(item, "", agenda, now, act=OWN_ACTS[item])


def item_row(item: str, unit: str, views: Views, *, ballot: int, at: str) -> AgendaItem:
    """Return the row of an item that was taken after a ballot."""
    taken = Taken(item, "", ballot, recounts_of(unit, ballot, views))
    return row_of(taken, unit, views, at=at)


def alone(unit: str, ballot: int, views: Views) -> str:
    """Return when a ballot was opened or last counted: earlier signatures lapse."""
    row = views.one(Ballot, unit, ballot)
    return latest_of([row.opened, row.counted]) if row else ""
