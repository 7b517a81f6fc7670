"""Putting an incident into the minutes of a conference."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.views import Row, Views
from comitia.stages.conference.balloting import balloting
from comitia.stages.conference.ballots import scene_of
from comitia.stages.conference.records import Incident
from comitia.stages.deciding import Deed, Occasion, Rule
from comitia.stages.forms import Count, NameId, Text, payload


@payload
class LogIncident:
    """What happened and what was done about it; both are public and name nobody."""

    unit: NameId
    what: Text
    measures: Text


@payload
class IncidentLogged:
    """Which incident this is, and at which ballot; 0 before the first."""

    number: Count
    ballot: Count


@dataclass(frozen=True, slots=True)
class Logging:
    """How many incidents there were, and the last ballot."""

    incidents: int = 0
    ballot: int = 0


def _facts(asked: LogIncident, views: Views, _: Occasion) -> Logging:
    incidents = views.every(Incident, unit=asked.unit)
    return Logging(len(incidents), balloting(asked.unit, views).last_number)


def _decide(facts: Logging, _: Rules) -> IncidentLogged:
    return IncidentLogged(facts.incidents + 1, facts.ballot)


def _project(deed: Deed[LogIncident, IncidentLogged], _: Views) -> Iterator[Row]:
    found, at = deed.outcome, moment_text(deed.occasion.at)
    yield Incident(deed.payload.unit, found.number, found.ballot, at)


LOG_INCIDENT = Rule(
    "log_incident",
    LogIncident,
    IncidentLogged,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
