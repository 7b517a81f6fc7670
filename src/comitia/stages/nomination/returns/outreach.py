"""The log of how members were told of the nomination: what, where, when, how many."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, DayText, NameId, Once, payload
from comitia.stages.nomination.returns.section import OUTREACH
from comitia.stages.register.bodies import known_body


@payload
class Told:
    """In which way members of a body were told on a day, and how many it reached."""

    kind: NameId
    body: NameId
    date: DayText
    reached: Count


@payload
class LogOutreach:
    """What was done for the members of a body and of those under it."""

    body: NameId
    rows: Annotated[tuple[Told, ...], Once, Field(min_length=1)]


@payload
class OutreachLogged:
    """How many rows were logged."""

    rows: Count


@dataclass(frozen=True, slots=True)
class Outreach(Row):
    """How many members of a body were reached in a way on a day; the last log holds."""

    view: ClassVar[str] = "outreach"
    keys: ClassVar[int] = 4
    unit: str
    body: str
    kind: str
    date: str
    reached: int


@dataclass(frozen=True, slots=True)
class Log:
    """What is to be logged, and the bodies in it that do not stand under the body."""

    body: str
    rows: tuple[Told, ...]
    day: date
    elsewhere: tuple[str, ...] = ()


def _facts(asked: LogOutreach, views: Views, occasion: Occasion) -> Log:
    above = known_body(asked.body, views).path
    paths = {one.body: known_body(one.body, views).path for one in asked.rows}
    elsewhere = [body for body, path in paths.items() if not path.startswith(above)]
    return Log(asked.body, asked.rows, occasion.at.date(), tuple(sorted(elsewhere)))


def _decide(facts: Log, rules: Rules) -> OutreachLogged:
    refuse(_faults(facts, rules))
    return OutreachLogged(len(facts.rows))


def _faults(facts: Log, rules: Rules) -> Iterator[Finding]:
    """Return what keeps a log from being taken in.

    Charter key: ``nomination.outreach``.
    """
    if rules.get(OUTREACH) is None:
        yield Finding.of("nomination.no_outreach", key=OUTREACH)
        return
    listed = rules.read(OUTREACH, tuple)
    strange = tuple(sorted({one.kind for one in facts.rows} - set(listed.value)))
    if strange:
        yield Finding.of(
            "nomination.outreach",
            key=listed.key,
            clause=listed.provenance.clause,
            strange=strange,
            known=listed.value,
        )
    if facts.elsewhere:
        yield Finding.of(
            "nomination.elsewhere",
            key="rows.body",
            bodies=facts.elsewhere,
            above=facts.body,
        )
    ahead = tuple(
        sorted({one.date for one in facts.rows if one.date > facts.day.isoformat()})
    )
    if ahead:
        yield Finding.of("nomination.outreach_ahead", key="rows.date", days=ahead)
    yield from _said_twice(facts)


def _said_twice(facts: Log) -> Iterator[Finding]:
    times = Counter((one.body, one.kind, one.date) for one in facts.rows)
    twice = sorted(one for one, now in times.items() if now > 1)
    if twice:
        rows = tuple(" ".join(one) for one in twice)
        yield Finding.of("nomination.outreach_twice", key="rows", rows=rows)


def _project(deed: Deed[LogOutreach, OutreachLogged], _: Views) -> Iterator[Row]:
    unit = deed.occasion.unit
    for one in deed.payload.rows:
        yield Outreach(unit, one.body, one.kind, one.date, one.reached)


LOG_OUTREACH = Rule(
    "log_outreach",
    LogOutreach,
    OutreachLogged,
    scene=lambda asked, views, _: Scene(known_body(asked.body, views).unit, asked.body),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
